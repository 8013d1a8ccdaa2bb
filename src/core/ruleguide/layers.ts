import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `layers`. */
export const layers: RulePage = {
  kind: 'layers',
  summary: 'A layer may import the layers after it in `order`, never one before it.',
  use: 'For code that is built in storeys: user interface, application, domain.',
  details: [
    'A component is in the layer that its `layer` names, otherwise in the one called like its id. Imports within a layer are free, and so are those of components in no layer.',
    'A layer in `closed` may not be jumped over: what lies above it has to go through it.',
    'With `exhaustive: true` every component has to be in a layer of the order.',
  ],
  blueprint: `components:
  ui: { paths: ["src/ui/**"] }
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }
rules:
  - { id: LAY-1, kind: layers, order: [ui, app, domain], closed: [app] }
`,
  fails: {
    files: {
      'src/ui/page.ts': "import { load } from '../app/load';\nimport { Order } from '../domain/order';\n",
      'src/app/load.ts': "export { Order } from '../domain/order';\nexport const load = 1;\n",
      'src/domain/order.ts': 'export class Order {}\n',
    },
    message: 'ui may not import domain past the closed layer app',
  },
  passes: {
    files: {
      'src/ui/page.ts': "import { load, Order } from '../app/load';\n",
      'src/app/load.ts': "export { Order } from '../domain/order';\nexport const load = 1;\n",
      'src/domain/order.ts': 'export class Order {}\n',
    },
  },
};
