import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `absent`. */
export const absent: RulePage = {
  kind: 'absent',
  summary: 'What moved away must not come back: no file at `paths`, no declaration of `symbols`.',
  use: 'After code was extracted into a service or package of its own, so that nobody writes it back by habit.',
  details: [
    'A symbol counts where it is declared; mentioning or importing it is free.',
    'Code that is like what once stood there is reported too, whatever its name is now, and says how much of it is back. What once stood there is read from Git’s history; a file that held the code already when it was removed, such as the one it was moved to, may keep it.',
    'In a clone with only part of the history that comparison is reported as inconclusive.',
  ],
  blueprint: `components:
  all: { paths: ["src/**"] }
rules:
  - { id: ABS-1, kind: absent, paths: ["src/billing/**"], symbols: [InvoiceCalculator] }
`,
  fails: {
    files: { 'src/cart/total.ts': 'export class InvoiceCalculator {}\n' },
    message: 'InvoiceCalculator is declared again; ABS-1 says that it moved away',
  },
  passes: {
    files: {
      'src/cart/total.ts': "import { InvoiceCalculator } from 'billing-client';\nnew InvoiceCalculator();\n",
    },
  },
};
