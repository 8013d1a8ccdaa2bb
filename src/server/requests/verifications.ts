import { journalled, journalPath } from '../../core/artifacts/journal.ts';
import type { Judged, Verification } from '../../core/governance/verify/judge.ts';
import type { WrittenFile } from '../../core/model/text.ts';
import type { PlanContext } from '../../core/plan/phaseContext.ts';
import { clock } from '../../node/clock.ts';
import { Project } from '../../node/project.ts';
import { verifyTask } from '../../node/verifyTask.ts';

interface Asked {
  plan: string;
  task: string;
}

/**
 * The last verification of each task, until it is recorded. Making one may take minutes, while the answer that carries
 * changes has to be computed from the files as they are when it is applied: hence two requests.
 */
export class Verifications {
  readonly #made = new Map<string, Judged>();
  /** One after the other: their commands share the workspace. */
  #last: Promise<unknown> = Promise.resolve();

  /** Judge a task as the disk has it, when those before are judged. `trusted` says whether the client lets the workspace's commands run. */
  make(
    root: string,
    { plan, task }: Asked,
    trusted: boolean,
    signal: AbortSignal,
    progress: (message: string) => void,
  ): Promise<Verification | { refused: string }> {
    const making = this.#last.then(async () => {
      const judged = await verifyTask({
        project: await Project.open(root),
        plan,
        task,
        ...(trusted ? {} : { notRun: 'the workspace is not trusted' }),
        signal,
        progress: (command, number, of) => progress(of === 1 ? command : `${number} of ${of}: ${command}`),
      });
      if ('refused' in judged) return judged;
      this.#made.set(keyOf({ plan, task }), judged);
      return judged.verification;
    });
    this.#last = making.catch(() => undefined);
    return making;
  }

  /**
   * What the last verification of a task leaves behind; undefined where there is none. Asked again, as after a
   * conflict, it is not recorded twice.
   */
  records(asked: Asked, context: PlanContext): WrittenFile[] | undefined {
    const judged = this.#made.get(keyOf(asked));
    if (judged === undefined) return undefined;
    const isTold = context.read(journalPath(clock()))?.includes(JSON.stringify(judged.event)) === true;
    return [...judged.files, ...journalled({ context, clock }, isTold ? [] : [judged.event])];
  }
}

const keyOf = ({ plan, task }: Asked): string => `${plan}\n${task}`;
