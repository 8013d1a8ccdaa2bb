import { dayOf } from '../../model/day.ts';
import { counted } from '../../words.ts';
import { type ActiveException, type ActiveRule, exceptionWords } from '../policy/policy.ts';

/** An exception that ends within so many days is told of, where somebody looks; it is no finding before its end. */
const soon = 14;

const dayLength = 86_400_000;

/** How many days an exception still holds after today; undefined where it never ends. Below 0 it has expired. */
export function daysLeft({ until }: Pick<ActiveException, 'until'>, now: Date): number | undefined {
  return until === undefined
    ? undefined
    : Math.round((Date.parse(until) - Date.parse(dayOf(now))) / dayLength);
}

/** Until when an exception holds, in words. */
export function endWords(exception: Pick<ActiveException, 'until'>, now: Date): string {
  const left = daysLeft(exception, now);
  if (left === undefined) return 'has no end';
  if (left < 0) return `ended on ${exception.until}`;
  const days = left === 0 ? 'today is its last day' : `${counted(left, 'day')} left`;
  return `holds until ${exception.until}, ${days}${left <= soon ? ': it ends soon' : ''}`;
}

/** The exceptions of rules in force that end soon, each in a line, the first to end first. */
export function endingSoon(rules: readonly ActiveRule[], now: Date): string[] {
  return rules
    .flatMap(active =>
      active.exceptions.flatMap(exception => {
        const left = daysLeft(exception, now);
        return left === undefined || left < 0 || left > soon ? [] : [{ active, exception, left }];
      }),
    )
    .sort((a, b) => a.left - b.left)
    .map(({ active, exception }) => `${active.id} ${exceptionWords(exception)} ${endWords(exception, now)}`);
}
