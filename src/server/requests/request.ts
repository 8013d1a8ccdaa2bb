import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Evaluation } from '../../core/drift/engine.ts';
import type { WrittenFile } from '../../core/model/text.ts';
import { once } from '../../core/once.ts';
import type { PlanContext } from '../../core/plan/phaseContext.ts';
import { foundRuleFiles } from '../../core/rulefiles/foundRuleFiles.ts';
import { ruleFileSource } from '../../node/carryRules.ts';
import type { Project } from '../../node/project.ts';
import type {
  FileChange,
  RequestName,
  RequestParams,
  RequestResult,
  VerifyProgress,
} from '../../protocol/lsp.ts';
import { fileChange } from '../fileChange.ts';
import type { ShownRulesHolder } from './ruleRequests.ts';
import type { Verifications } from './verifications.ts';

/** What answers a request: the workspace as it is now, every change reported so far taken in. */
export interface Workspace {
  project: Project;
  evaluation: Evaluation | undefined;
  /** The client's own folder for approved texts. */
  storage: string | undefined;
  verifications: Verifications;
  carried: ShownRulesHolder;
  /** The client lets commands of the workspace run. */
  trusted: boolean;
}

/** One request under way. */
export interface Call {
  /** Aborted when the client cancels. */
  signal: AbortSignal;
  tell(progress: VerifyProgress): void;
}

/** The answers to some of the requests of `protocol/lsp.ts`. */
export type Handlers<N extends RequestName> = {
  [M in N]: (
    params: RequestParams<M>,
    workspace: Workspace,
    call: Call,
  ) => RequestResult<M> | Promise<RequestResult<M>>;
};

/** One plan with its surroundings. @throws ResponseError where there is no such plan. */
export function planContext(project: Project, slug: string): PlanContext {
  const plan = project.artifacts.plans.find(known => known.slug === slug);
  if (plan === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no plan ${slug}`);
  const ruleFiles = once(() => foundRuleFiles(ruleFileSource(project)));
  return { ...project.phaseContext(), plan, ruleFiles };
}

/** The changes that give files these texts; files that have them already are left out. */
export function changesOf(project: Project, files: readonly WrittenFile[]): FileChange[] {
  return files
    .map(({ path, text }) => fileChange(path, project.files.read(path), text))
    .filter(({ edits }) => edits.length > 0);
}
