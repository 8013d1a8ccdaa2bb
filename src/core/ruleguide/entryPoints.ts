import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `entry_points`. */
export const entryPoints: RulePage = {
  kind: 'entry_points',
  summary: 'From outside, a component may be imported through its `public` files only.',
  use: 'For a part that others use through its front door, so that the rest of it can change freely.',
  details: [
    '`public` is read from the workspace’s root and from the component’s own folder; with a capture, from each instance’s folder.',
    'A component without `public` has no door: every import from outside is refused.',
  ],
  blueprint: `components:
  feature: { paths: ["src/features/{name}/**"], public: ["index.ts"] }
  app: { paths: ["src/app/**"] }
rules:
  - { id: API-1, kind: entry_points, of: feature }
`,
  fails: {
    files: {
      'src/app/main.ts': "import { total } from '../features/cart/total';\n",
      'src/features/cart/total.ts': 'export const total = 1;\n',
      'src/features/cart/index.ts': "export { total } from './total';\n",
    },
    message: 'src/features/cart/total.ts is internal to feature[cart]; import its entry point (index.ts)',
  },
  passes: {
    files: {
      'src/app/main.ts': "import { total } from '../features/cart';\n",
      'src/features/cart/total.ts': 'export const total = 1;\n',
      'src/features/cart/index.ts': "export { total } from './total';\n",
    },
  },
};
