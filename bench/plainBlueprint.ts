import { partsOf } from './shape.ts';

/** A blueprint for a tree in any language: components by folder, no cycles among files and among components. */
export function plainBlueprint(files: readonly string[]): string {
  const parts = partsOf(files);
  return [
    'version: 1',
    'title: Measured tree',
    'components:',
    ...parts.map(({ id, glob }) => `  ${JSON.stringify(id)}: { paths: [${JSON.stringify(glob)}] }`),
    'rules:',
    '  - { id: CYC-files, kind: acyclic, scope: file }',
    '  - { id: CYC-components, kind: acyclic, scope: component }',
    '',
  ].join('\n');
}
