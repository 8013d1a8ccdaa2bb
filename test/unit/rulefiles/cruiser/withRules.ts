import type { Rule } from '../../../../src/core/model/rule.ts';
import type { Tree } from '../../drift/tree.ts';
import { type Imported, imported } from '../imported.ts';

/** A workspace that keeps to the rules of most tests. */
export const code: Tree = {
  'package.json': '{ "name": "app", "dependencies": { "lodash": "1" }, "devDependencies": { "jest": "1" } }',
  'src/main/a.ts': "import '../util/u'; import lodash from 'lodash';",
  'src/main/b.ts': '',
  'src/util/u.ts': '',
  'src/util/u.spec.ts': "import 'jest'; import './u';",
  'src/report/r.ts': "import '../util/u';",
  'src/features/cart/index.ts': "import './inner';",
  'src/features/cart/inner.ts': '',
  'src/features/user/index.ts': '',
};

/** What `forbidden` rules become, with other fields of the configuration. */
export const withRules = (forbidden: object[], rest: object = {}, tree: Tree = code): Imported =>
  imported({ ...tree, '.dependency-cruiser.json': JSON.stringify({ forbidden, ...rest }, null, 1) });

/** Rules for a comparison that is not about their ids. */
export const withoutIds = (rules: readonly Rule[]) => rules.map(({ id: _, ...rule }) => rule);
