import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `acyclic`. */
export const acyclic: RulePage = {
  kind: 'acyclic',
  summary: 'No imports in a circle: between files, components, or the folders of one folder (`siblings`).',
  use: 'For parts that are to be understood, tested and built one after the other.',
  details: [
    'One finding for each set of files that reach each other, with one shortest cycle; it stands on the import that leaves the alphabetically first of them.',
    'Type-only imports do not count, since they are gone when the program runs; `edges` can say otherwise.',
    'An excepted import does not count towards a cycle.',
  ],
  blueprint: `components:
  all: { paths: ["src/**"] }
rules:
  - { id: CYC-1, kind: acyclic, scope: file }
`,
  fails: {
    files: {
      'src/order.ts': "import { customer } from './customer';\nexport const order = customer;\n",
      'src/customer.ts': "import { order } from './order';\nexport const customer = order;\n",
    },
    message: 'Cycle of files: src/customer.ts → src/order.ts → src/customer.ts',
  },
  passes: {
    files: {
      'src/order.ts': "import { customer } from './customer';\nexport const order = customer;\n",
      'src/customer.ts': "import type { Order } from './order';\nexport const customer = 1;\n",
    },
  },
};
