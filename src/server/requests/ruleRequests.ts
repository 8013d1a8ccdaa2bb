import { blueprintPath, plansFolder } from '../../core/artifacts/paths.ts';
import { carriedReport, carriedWords, lossWords } from '../../core/guide/carriedReport.ts';
import { placeOf } from '../../core/report/report.ts';
import { foundRuleFiles } from '../../core/rulefiles/foundRuleFiles.ts';
import { carryRules, ruleFileSource } from '../../node/carryRules.ts';
import type { Project } from '../../node/project.ts';
import { changesOf, type Handlers } from './request.ts';

/** What was shown last: the blueprint that would be written, until a person says so. */
export interface ShownRules {
  number: number;
  before: string | undefined;
  text: string;
}

/** Where what was shown last is kept. */
export interface ShownRulesHolder {
  shown?: ShownRules;
}

/**
 * Rules of other tools. Carrying them over takes as long as a check of the workspace, and what is written must be
 * what a person has seen: hence one request that shows, and one that writes what was shown.
 */
export const ruleRequests: Handlers<'ruleFiles' | 'carryRules' | 'importRules'> = {
  ruleFiles: (_, { project }) =>
    foundRuleFiles(ruleFileSource(project)).map(({ path, tools, rules, isReadable }) => ({
      path,
      tools,
      rules: rules.length,
      readable: isReadable,
    })),

  carryRules: async ({ paths }, { project, carried: holder }, { signal }) => {
    const broken = brokenPolicy(project);
    if (broken !== undefined) return { ok: false, message: `Mend the blueprint first. ${broken}` };
    const carried = await carryRules(project, paths, { signal });
    if ('refused' in carried) return { ok: false, message: `Nothing was imported: ${carried.refused}.` };
    const { before, text, isChanged, files } = carried;
    const number = (holder.shown?.number ?? 0) + 1;
    holder.shown = { number, before, text };
    return {
      ok: true,
      shown: number,
      path: blueprintPath,
      written: before ?? null,
      next: text,
      changed: isChanged,
      message: carriedWords(carried),
      losses: lossWords(files),
      report: carriedReport(carried),
    };
  },

  importRules: ({ shown }, { project, carried: { shown: last } }) => {
    if (last?.number !== shown || project.files.read(blueprintPath) !== last.before) {
      return { ok: false, message: 'The blueprint changed since it was shown: import the rules again.' };
    }
    const changes = changesOf(project, [{ path: blueprintPath, text: last.text }]);
    return { ok: true, message: `Imported into ${blueprintPath}.`, changes };
  },
};

/** The first error of what code is held to; undefined where it is sound. */
function brokenPolicy(project: Project): string | undefined {
  const errors = project
    .problems()
    .filter(({ severity, path }) => severity === 'error' && !path.startsWith(`${plansFolder}/`));
  const [first] = errors;
  return first && `${placeOf(first)}: ${first.message}`;
}
