import type { StandardId } from '../../model/blueprint.ts';
import type { Finding } from '../../model/finding.ts';
import { fingerprintOf } from '../../model/finding.ts';
import type { Range } from '../../model/text.ts';
import { detached } from '../extract/detached.ts';
import { rangesOf } from '../extract/ranges.ts';
import { languageOf } from '../languages.ts';
import type { Policy } from '../policy/policy.ts';
import { secret } from './secret.ts';
import type { StandardBreach } from './standard.ts';
import { standards } from './table.ts';

/** What one file does against the standards, whatever their severity. */
export type FileBreaches = readonly { standard: StandardId; range: Range; message: string; target: string }[];

const nothing: FileBreaches = [];

/** Nobody writes or reads such files; a key in one is still a key. */
const minified = /[.-]min\.[cm]?js$/;

/** Hold one text to the standards of the policy. The spans are read once, and only where some standard wants them. */
export function breachesOf(path: string, text: string, policy: Policy): FileBreaches {
  const language = languageOf(path);
  const wanted = policy.standards.flatMap(({ id }) => {
    const standard = standards[id];
    if (!standard.mayConcern(text)) return [];
    return minified.test(path) && standard !== secret ? [] : [{ id, standard }];
  });
  if (language === undefined || wanted.length === 0) return nothing;
  const source = { path, text, spans: language.spans(text) };
  return wanted.flatMap(({ id, standard }) =>
    placed(text, standard.breaches(source)).map(breach => ({ standard: id, ...breach })),
  );
}

/** Of two breaches at one place the first one counts. */
function placed(text: string, breaches: readonly StandardBreach[]) {
  let end = 0;
  const apart = breaches.filter(breach => {
    if (breach.start < end) return false;
    end = breach.end;
    return true;
  });
  const ranges = rangesOf(text, apart);
  return apart.map(({ message, target }, index) => ({
    range: ranges[index]!,
    message: detached(message),
    target: detached(target),
  }));
}

/** The findings of a file's breaches under a policy. */
export function standardFindings(policy: Policy, path: string, breaches: FileBreaches): Finding[] {
  const component = policy.components.place(path)?.component;
  return breaches.flatMap(({ standard, range, message, target }): Finding[] => {
    const active = policy.standards.find(({ id }) => id === standard);
    if (active === undefined) return [];
    const rule = `standard/${standard}`;
    return [
      {
        rule,
        kind: 'builtin',
        severity: active.severity,
        state: 'new',
        path,
        range,
        message,
        because: `The blueprint lists the standard ${standard}`,
        ...(component === undefined ? {} : { from: component }),
        target,
        chain: [],
        fingerprint: fingerprintOf(rule, path, target),
        remedies: [
          standards[standard].remedy,
          `If the standard is wrong here, change \`standards\` in ${policy.blueprintPath} and record why`,
        ],
      },
    ];
  });
}
