import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `require`. */
export const requirePage: RulePage = {
  kind: 'require',
  summary: 'Each file of `from` has to import `to`.',
  use: 'For what must never be forgotten: the base class of controllers, the tracing of handlers.',
  details: [
    'A value import counts, `require` included; a type-only one does not. The finding stands at the start of the file.',
  ],
  blueprint: `components:
  all: { paths: ["src/**"] }
rules:
  - { id: REQ-1, kind: require, from: "src/**/*-controller.ts", to: "src/framework/base.ts" }
`,
  fails: {
    files: {
      'src/orders/order-controller.ts': 'export class OrderController {}\n',
      'src/framework/base.ts': 'export class Base {}\n',
    },
    message: 'src/orders/order-controller.ts has to import src/framework/base.ts',
  },
  passes: {
    files: {
      'src/orders/order-controller.ts':
        "import { Base } from '../framework/base';\nexport class OrderController extends Base {}\n",
      'src/framework/base.ts': 'export class Base {}\n',
    },
  },
};
