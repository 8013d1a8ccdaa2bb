import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `independent`. */
export const independent: RulePage = {
  kind: 'independent',
  summary: 'None of the listed components, and no instance of a component with a capture, imports another.',
  use: 'For features, plug-ins or services that must be able to change and go one by one.',
  details: [
    'A component with the path `src/features/{name}/**` has one instance a folder; a new folder is judged without a word in the blueprint.',
  ],
  blueprint: `components:
  feature: { paths: ["src/features/{name}/**"] }
  shared: { paths: ["src/shared/**"] }
rules:
  - { id: IND-1, kind: independent, of: feature }
`,
  fails: {
    files: {
      'src/features/cart/total.ts': "import { rate } from '../tax/rate';\n",
      'src/features/tax/rate.ts': 'export const rate = 19;\n',
      'src/shared/money.ts': 'export const rate = 19;\n',
    },
    message: 'feature[cart] and feature[tax] are to be independent of each other',
  },
  passes: {
    files: {
      'src/features/cart/total.ts': "import { rate } from '../../shared/money';\n",
      'src/features/tax/rate.ts': "export { rate } from '../../shared/money';\n",
      'src/shared/money.ts': 'export const rate = 19;\n',
    },
  },
};
