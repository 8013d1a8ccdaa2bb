import type { PatternTree } from '../../core/drift/patterns/patternTree.ts';

/** A node of a pattern as the library shows it. */
interface Dumped {
  kind: string;
  isNamed: boolean;
  text?: string;
  pattern?: 'metaVar' | 'terminal' | 'internal';
  children: readonly Dumped[];
}

const matchedBy = { metaVar: 'anything', terminal: 'text', internal: 'children' } as const;

/** What the library shows of a pattern, in our terms. */
export function patternTreeOf({
  kind,
  isNamed,
  text = '',
  pattern = 'internal',
  children,
}: Dumped): PatternTree {
  return { kind, isNamed, text, matchedBy: matchedBy[pattern], children: children.map(patternTreeOf) };
}
