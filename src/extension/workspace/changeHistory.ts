/** A file that a change wrote: what it takes to undo that. */
export interface WrittenFile {
  path: string;
  /** Its text before; undefined where the change created it. */
  before: string | undefined;
  /** Digest of its text afterwards: as long as it holds, nobody else has changed the file. */
  after: string;
}

/** One change, of all files that it wrote together. */
export interface Step {
  /** Steps of the same place that follow each other are one: a field is saved several times while it is typed. */
  place: string | undefined;
  files: readonly WrittenFile[];
}

const most = 50;

/** The last changes that were made for the person, the latest at the end. */
export class ChangeHistory {
  private steps: Step[] = [];

  keep(step: Step): void {
    if (step.files.length === 0) return;
    const last = this.steps.at(-1);
    const joined = last && joinedSteps(last, step);
    if (joined) this.steps[this.steps.length - 1] = joined;
    else this.steps = [...this.steps, step].slice(-most);
  }

  /** The latest change, which is forgotten with this. */
  take(): Step | undefined {
    return this.steps.pop();
  }
}

function joinedSteps(last: Step, next: Step): Step | undefined {
  const [before, after] = [last.files[0], next.files[0]];
  if (last.place === undefined || last.place !== next.place || !before || !after) return undefined;
  if (last.files.length > 1 || next.files.length > 1 || before.path !== after.path) return undefined;
  return { place: next.place, files: [{ ...after, before: before.before }] };
}
