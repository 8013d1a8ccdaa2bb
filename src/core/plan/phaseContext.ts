import type { Ownership } from '../drift/policy/ownership.ts';
import type { Settings } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { FileReader, Sha256 } from '../ports.ts';
import type { FoundRuleFile } from '../rulefiles/foundRuleFiles.ts';
import type { PlanArtifacts, WorkspaceArtifacts } from './workspace.ts';

/** A file as it stands in the workspace. */
export interface TextFile {
  path: string;
  text: string;
}

/** What the state of the phases is computed from. */
export interface PhaseContext {
  workspace: WorkspaceArtifacts;
  /** The documents of phase 4 that are there (see {@link readDocuments}). */
  documents: readonly TextFile[];
  /** The text of any file of the workspace; undefined where there is none. */
  read(path: string): string | undefined;
  /** Whether there is a file or a folder at this path of the workspace. */
  exists(path: string): boolean;
  /**
   * What is made of a text, for what takes too long to be made at every keystroke: made again only when the text
   * that stands for `key` is another one.
   */
  kept<T>(key: string, text: string, make: () => T): T;
  /** How many source files a component's paths match. */
  matches(component: string): number;
  /** Which source file belongs where; computed when first asked for. */
  ownership(): Ownership;
  sha256: Sha256;
  /** What the code departs from the plan in now; left out where that is not known. */
  findings?(): readonly Finding[];
  /** Files with rules of other tools; left out where they are not looked for. */
  ruleFiles?(): readonly FoundRuleFile[];
}

/** The same for one plan. */
export interface PlanContext extends PhaseContext {
  plan: PlanArtifacts;
}

/** The documents of the workspace that phase 4 asks for, by their name below the documents' folder. */
export const documentNames = [
  'project-overview',
  'execution-roadmap',
  'research-findings',
  'api-reference',
  'debugging-notes',
  'future-improvements',
] as const;
type DocumentName = (typeof documentNames)[number];

/** The name of the document that stands beside the code which it describes. */
export const contextFileName = 'CONTEXT.md';

/** Where a document of phase 4 stands. */
export function documentPath(settings: Settings, name: DocumentName): string {
  return `${settings.docs.root}/${name}.md`;
}

/** The documents of phase 4 that are there: the named ones, and every Markdown file of the context folder. */
export function readDocuments(reader: FileReader, settings: Settings): TextFile[] {
  const context = reader.list(settings.docs.context).filter(path => path.endsWith('.md'));
  const paths = [...documentNames.map(name => documentPath(settings, name)), ...context];
  return paths.flatMap(path => {
    const text = reader.read(path);
    return text === undefined ? [] : [{ path, text }];
  });
}
