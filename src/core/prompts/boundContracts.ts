import type { Contract } from '../model/blueprint.ts';
import { globsOverlap } from '../plan/tasks/scopeGlobs.ts';
import type { PromptInput } from './promptInput.ts';

/** A contract that a task has to do with. */
interface BoundContract {
  contract: Contract;
  /** The task may change the schema itself, serves it, or calls it. */
  part: 'schema' | 'provider' | 'consumer';
}

/** The contracts whose schema lies in the task's paths, or that its components serve or call. */
export function boundContracts({ context, subject }: PromptInput): BoundContract[] {
  const isOwn = (id: string): boolean => subject.components.includes(id);
  return (context.workspace.blueprint?.value.contracts ?? []).flatMap((contract): BoundContract[] => {
    const { path, provider, consumers = [] } = contract;
    if (subject.globs.some(glob => globsOverlap(glob, path))) return [{ contract, part: 'schema' }];
    if (provider !== undefined && isOwn(provider)) return [{ contract, part: 'provider' }];
    return consumers.some(isOwn) ? [{ contract, part: 'consumer' }] : [];
  });
}
