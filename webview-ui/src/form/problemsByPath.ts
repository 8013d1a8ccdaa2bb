import type { Path } from '../../../src/core/model/json.ts';
import type { PanelProblem } from '../../../src/protocol/panel.ts';
import { isWithin } from './paths.ts';

/** The problems that no field of the form would show: they are about the file, or about a part without a field. */
export function problemsElsewhere(
  problems: readonly PanelProblem[],
  fields: readonly Path[],
): readonly PanelProblem[] {
  return problems.filter(one => {
    const { field } = one;
    if (field === undefined) return one.severity === 'warning';
    return !fields.some(path => isWithin(field, path));
  });
}

/**
 * The problems that make a file unreadable as a whole: errors that belong to no field. While there is one, the
 * host's value is what could be saved of a broken text, and editing it through a form would lose the rest.
 */
export function brokenBy(problems: readonly PanelProblem[]): readonly PanelProblem[] {
  return problems.filter(one => one.severity === 'error' && one.field === undefined);
}
