import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `allow`. */
export const allow: RulePage = {
  kind: 'allow',
  summary: 'Of the workspace’s own files, `from` may import only itself, utilities and `to`.',
  use: 'For a part whose dependencies you can list: what is not listed is refused, also what is added later.',
  details: [
    'Components with `utility: true` are always allowed. Files that lie in no component are refused. Packages are not judged: that is what `packages` is for.',
    'Of a component with a capture, such as `features/{name}`, another instance is not "itself".',
    'Type-only imports count; `edges: [value, dynamic, require, reexport, side-effect]` leaves them out.',
  ],
  blueprint: `components:
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }
  infra: { paths: ["src/infra/**"] }
rules:
  - { id: DEP-1, kind: allow, from: app, to: [domain] }
`,
  fails: {
    files: {
      'src/app/digest.ts': "import { query } from '../infra/db';\n",
      'src/infra/db.ts': 'export const query = 1;\n',
      'src/domain/store.ts': 'export interface Store {}\n',
    },
    message: 'app may not import infra',
  },
  passes: {
    files: {
      'src/app/digest.ts': "import type { Store } from '../domain/store';\n",
      'src/infra/db.ts': 'export const query = 1;\n',
      'src/domain/store.ts': 'export interface Store {}\n',
    },
  },
};
