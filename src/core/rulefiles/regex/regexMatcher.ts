import { type CharSet, holds, type RegexNode, RegexProblem, type RegexSequence } from './regexTree.ts';

/** One step of the machine: what it takes to go on, and where to. */
type State =
  | { kind: 'one'; set: CharSet; next: number }
  | { kind: 'split'; next: number[] }
  | { kind: 'start'; next: number }
  | { kind: 'end'; next: number }
  | { kind: 'match' };

const mostStates = 5000;

/**
 * Whether an expression matches somewhere in a path. All ways are gone at once, so that no expression takes longer
 * than the product of its length and the path's. @throws RegexProblem for a look-ahead, and for too many states.
 */
export function regexMatcher(options: readonly RegexSequence[]): (path: string) => boolean {
  const states: State[] = [{ kind: 'match' }];
  const add = (state: State): number => {
    if (states.length >= mostStates) throw new RegexProblem('it is too large to be tried');
    return states.push(state) - 1;
  };
  /** States are made from the end, so that each knows the next. */
  const ofNode = (node: RegexNode, next: number): number => {
    switch (node.kind) {
      case 'one':
        return add({ kind: 'one', set: node.set, next });
      case 'start':
      case 'end':
        return add({ kind: node.kind, next });
      case 'unless':
        throw new RegexProblem('a look-ahead cannot be tried');
      case 'group':
        return ofOptions(node.options, next);
      case 'repeat': {
        let at = next;
        if (node.most === Number.POSITIVE_INFINITY) {
          const split: State = { kind: 'split', next: [] };
          const loop = add(split);
          split.next.push(ofNode(node.node, loop), next);
          at = loop;
        } else {
          for (let count = node.least; count < node.most; count++) {
            at = add({ kind: 'split', next: [ofNode(node.node, at), next] });
          }
        }
        for (let count = 0; count < node.least; count++) at = ofNode(node.node, at);
        return at;
      }
    }
  };
  const ofOptions = (all: readonly RegexSequence[], next: number): number =>
    add({
      kind: 'split',
      next: all.map(sequence => sequence.reduceRight((at, node) => ofNode(node, at), next)),
    });
  const first = ofOptions(options, 0);
  return path => runs(states, first, path);
}

function runs(states: readonly State[], first: number, path: string): boolean {
  let active = new Set<number>();
  for (let at = 0; at <= path.length; at++) {
    // The expression may begin anywhere.
    active.add(first);
    const next = new Set<number>();
    for (const index of active) {
      const state = states[index]!;
      if (state.kind === 'match') return true;
      if (state.kind === 'split') for (const one of state.next) active.add(one);
      else if (state.kind === 'start') {
        if (at === 0) active.add(state.next);
      } else if (state.kind === 'end') {
        if (at === path.length) active.add(state.next);
      } else if (at < path.length && holds(state.set, path[at]!)) next.add(state.next);
    }
    active = next;
  }
  return false;
}
