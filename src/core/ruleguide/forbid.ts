import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `forbid`. */
export const forbid: RulePage = {
  kind: 'forbid',
  summary: '`from` must not import `to`; with `transitive: true`, not by way of other files either.',
  use: 'For one dependency that must never come back, and for packages that a part must not reach even indirectly.',
  details: [
    '`to` takes files and packages: `package:axios`, `package:@aws-sdk/*`.',
    'A transitive rule reports each file of `from` once, on the import with which the shortest way begins, and prints the whole chain.',
  ],
  blueprint: `components:
  domain: { paths: ["src/domain/**"] }
  shared: { paths: ["src/shared/**"] }
  infra: { paths: ["src/infra/**"] }
rules:
  - { id: DEP-2, kind: forbid, from: domain, to: infra, transitive: true }
`,
  fails: {
    files: {
      'src/domain/order.ts': "import { log } from '../shared/log';\n",
      'src/shared/log.ts': "import { write } from '../infra/files';\nexport const log = write;\n",
      'src/infra/files.ts': 'export const write = 1;\n',
    },
    message: 'domain must not reach infra: src/domain/order.ts → src/shared/log.ts → src/infra/files.ts',
  },
  passes: {
    files: {
      'src/domain/order.ts': "import { log } from '../shared/log';\n",
      'src/shared/log.ts': 'export const log = (write: (line: string) => void) => write;\n',
      'src/infra/files.ts': 'export const write = 1;\n',
    },
  },
};
