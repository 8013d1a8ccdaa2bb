import { readRuleFiles, ruleFilePaths } from './readers.ts';
import type { RuleFileSource, RuleTool } from './ruleFile.ts';

/** A file of the workspace that holds rules of other tools. */
export interface FoundRuleFile {
  path: string;
  tools: RuleTool[];
  /** The ids that its rules have here. */
  rules: string[];
  /** False where not even its outline could be read. */
  isReadable: boolean;
}

/** Every file at a usual place that holds rules of other tools, tests and examples left out. */
export function foundRuleFiles(source: RuleFileSource): FoundRuleFile[] {
  return ruleFilePaths(source).flatMap(path => {
    const read = readRuleFiles(path, source);
    if (read.length === 0) return [];
    return [
      {
        path,
        tools: read.map(file => file.source.tool),
        rules: read.flatMap(({ rules }) => rules.map(({ id }) => id)),
        isReadable: read.some(file => file.isReadable),
      },
    ];
  });
}
