import type { Json } from '../../model/json.ts';

/** The rules of dependency-cruiser's own presets, as far as they matter for carrying them over. */
const recommended: Json[] = [
  { name: 'no-orphans', severity: 'warn', from: { orphan: true } },
  {
    name: 'no-circular',
    severity: 'error',
    comment: 'Modules that need each other in a circle can only change together',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-deprecated-core',
    severity: 'error',
    comment: 'Modules of Node that are deprecated will go',
    from: {},
    to: { dependencyTypes: ['core'], path: '^(?:punycode|domain|constants|sys|_linklist|_stream_wrap)$' },
  },
  { name: 'no-duplicate-dep-types', severity: 'warn', from: {}, to: { moreThanOneDependencyType: true } },
  {
    name: 'no-non-package-json',
    severity: 'error',
    comment: 'A package that package.json does not name may be missing in production',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  { name: 'not-to-deprecated', severity: 'warn', from: {}, to: { dependencyTypes: ['deprecated'] } },
  { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

const withSeverity = (severity: string): Json => ({
  forbidden: recommended.map(rule => ({ ...(rule as { [key: string]: Json }), severity })),
});

/** The configuration that a preset's name stands for, by the name without folder and ending. */
export const cruiserPresets: Readonly<Record<string, Json>> = {
  recommended: { forbidden: recommended },
  'recommended-strict': withSeverity('error'),
  'recommended-warn-only': withSeverity('warn'),
};
