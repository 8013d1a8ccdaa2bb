import type { EdgeKind } from '../../model/edge.ts';

/** What a tool for Python looks at besides plain imports. */
interface Looked {
  /** Imports under `TYPE_CHECKING`. */
  atTypes: boolean;
  /** Modules that a text names, as in `import_module("app.db")`. */
  atTexts: boolean;
}

/** The kinds of imports that a rule is for. */
export const pythonEdges = ({ atTypes, atTexts }: Looked): EdgeKind[] => [
  'value',
  ...(atTypes ? (['type'] as const) : []),
  ...(atTexts ? (['dynamic'] as const) : []),
];
