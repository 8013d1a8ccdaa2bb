import type { Problem } from '../model/problem.ts';
import { plainId } from './decisionId.ts';
import type { DecisionRecord } from './readDecision.ts';

/**
 * What is wrong between decisions: by path. An `error` contradicts another record, so that nobody can tell what
 * holds; a `warning` leaves something out.
 */
export function decisionChecks(decisions: readonly DecisionRecord[]): Map<string, Problem[]> {
  const byId = new Map<string, DecisionRecord[]>();
  for (const decision of decisions) {
    const known = byId.get(plainId(decision.value.id));
    if (known === undefined) byId.set(plainId(decision.value.id), [decision]);
    else known.push(decision);
  }
  const links = replacements(decisions, byId);
  const inCycle = cyclesIn(links);
  return new Map(
    decisions.map(decision => [
      decision.path,
      [
        ...ownProblems(decision),
        ...sharedId(decision, byId),
        ...danglingLinks(decision, byId),
        ...statusAgainstLinks(decision, links),
        ...(inCycle.has(decision.path)
          ? [
              problem(
                decision,
                'supersedes',
                'error',
                'this decision replaces itself by way of others: take one of the links out.',
              ),
            ]
          : []),
      ],
    ]),
  );
}

function problem(
  { path, rangeOf }: DecisionRecord,
  key: string,
  severity: Problem['severity'],
  message: string,
): Problem {
  return { path, range: rangeOf([key]), message, severity };
}

function ownProblems(decision: DecisionRecord): Problem[] {
  const { title } = decision.value;
  return title.trim() === ''
    ? [problem(decision, 'title', 'warning', 'no title: write what was decided behind `# `.')]
    : [];
}

function sharedId(decision: DecisionRecord, byId: ReadonlyMap<string, readonly DecisionRecord[]>): Problem[] {
  const others = byId.get(plainId(decision.value.id))!.filter(({ path }) => path !== decision.path);
  const [other] = others;
  if (other === undefined) return [];
  // The same name in two packages, as log4brains allows, only makes references to it unclear.
  return /^\d+$/.test(decision.value.id)
    ? [
        problem(
          decision,
          'title',
          'error',
          `${other.path} has the number ${decision.value.id} too: give one of both another.`,
        ),
      ]
    : [
        problem(
          decision,
          'title',
          'warning',
          `${other.path} has the same name, so nobody can tell which one is referred to: rename one of both.`,
        ),
      ];
}

function danglingLinks(
  decision: DecisionRecord,
  byId: ReadonlyMap<string, readonly DecisionRecord[]>,
): Problem[] {
  const missing = (ids: readonly string[], key: string, words: string): Problem[] =>
    ids
      .filter(id => !byId.has(plainId(id)))
      .map(id => problem(decision, key, 'error', `${words} ${id}, which is not there: correct the number.`));
  const { supersedes, supersededBy } = decision.value;
  return [
    ...missing(supersedes, 'supersedes', 'it says that it replaces'),
    ...missing(supersededBy, 'status', 'it says that it is replaced by'),
  ];
}

/** What replaces what, told from either side: the paths of those that replace, by the path of what they replace. */
function replacements(
  decisions: readonly DecisionRecord[],
  byId: ReadonlyMap<string, readonly DecisionRecord[]>,
): Map<string, Set<DecisionRecord>> {
  const links = new Map<string, Set<DecisionRecord>>();
  const add = (old: DecisionRecord, by: DecisionRecord): void => {
    const known = links.get(old.path);
    if (known === undefined) links.set(old.path, new Set([by]));
    else known.add(by);
  };
  for (const decision of decisions) {
    for (const id of decision.value.supersedes)
      for (const old of byId.get(plainId(id)) ?? []) add(old, decision);
    for (const id of decision.value.supersededBy)
      for (const by of byId.get(plainId(id)) ?? []) add(decision, by);
  }
  return links;
}

function statusAgainstLinks(
  decision: DecisionRecord,
  links: ReadonlyMap<string, ReadonlySet<DecisionRecord>>,
): Problem[] {
  const { status, supersededBy } = decision.value;
  const successors = [...(links.get(decision.path) ?? [])];
  if (status === 'superseded' && successors.length === 0 && supersededBy.length === 0) {
    const message =
      'it is superseded, and nothing says by which decision: write `status: superseded by 0007`.';
    return [problem(decision, 'status', 'warning', message)];
  }
  const inForce = successors.find(({ value }) => value.status === 'accepted');
  if (status !== 'accepted' || inForce === undefined) return [];
  const message = `${inForce.value.id} replaces it, and both are accepted: write \`status: superseded by ${inForce.value.id}\`.`;
  return [problem(decision, 'status', 'error', message)];
}

type Paths = ReadonlyMap<string, ReadonlySet<string>>;

/** The paths of decisions that replace themselves by way of others, or stand between two that do. */
function cyclesIn(links: ReadonlyMap<string, ReadonlySet<DecisionRecord>>): Set<string> {
  const paths: Paths = new Map([...links].map(([path, by]) => [path, new Set([...by].map(one => one.path))]));
  const forwards = leadingToCycles(paths);
  const backwards = leadingToCycles(reversed(paths));
  return new Set([...forwards].filter(path => backwards.has(path)));
}

/** Take away what leads nowhere until nothing more goes; what is left leads to a cycle. */
function leadingToCycles(links: Paths): Set<string> {
  const left = new Map([...links].map(([path, targets]) => [path, new Set(targets)]));
  const sources = reversed(links);
  // The list grows while it is walked: it is its own queue.
  const ends = [...sources.keys()].filter(path => !left.has(path));
  for (const end of ends) {
    for (const source of sources.get(end) ?? []) {
      const targets = left.get(source);
      targets?.delete(end);
      if (targets?.size !== 0) continue;
      left.delete(source);
      ends.push(source);
    }
  }
  return new Set(left.keys());
}

function reversed(links: Paths): Map<string, Set<string>> {
  const back = new Map<string, Set<string>>();
  for (const [path, targets] of links) {
    for (const target of targets) {
      const known = back.get(target);
      if (known === undefined) back.set(target, new Set([path]));
      else known.add(path);
    }
  }
  return back;
}
