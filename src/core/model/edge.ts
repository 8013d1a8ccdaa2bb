/** What kind of use an import is; each edge has exactly one (see `rules.md` § Edges of the contract). */
export const edgeKinds = ['value', 'type', 'dynamic', 'require', 'reexport', 'side-effect'] as const;
export type EdgeKind = (typeof edgeKinds)[number];
