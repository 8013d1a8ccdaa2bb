import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `protected`. */
export const protectedPage: RulePage = {
  kind: 'protected',
  summary: 'Only `only_from`, and the target itself, may import the target.',
  use: 'For internals, adapters and generated clients that one part alone is to use.',
  details: ['The target may be a component, a layer or a path glob.'],
  blueprint: `components:
  domain: { paths: ["src/domain/**"] }
  app: { paths: ["src/app/**"] }
rules:
  - { id: VIS-1, kind: protected, target: "src/domain/internal/**", only_from: [domain] }
`,
  fails: {
    files: {
      'src/app/pay.ts': "import { rules } from '../domain/internal/rules';\n",
      'src/domain/internal/rules.ts': 'export const rules = 1;\n',
      'src/domain/index.ts': "export { rules } from './internal/rules';\n",
    },
    message: 'src/domain/internal/rules.ts is protected: only domain may import it',
  },
  passes: {
    files: {
      'src/app/pay.ts': "import { rules } from '../domain';\n",
      'src/domain/internal/rules.ts': 'export const rules = 1;\n',
      'src/domain/index.ts': "export { rules } from './internal/rules';\n",
    },
  },
};
