import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `packages`. */
export const packages: RulePage = {
  kind: 'packages',
  summary: 'Which packages `from` may use: `deny`, `allow_only`, `undeclared`, `dev_only_in`.',
  use: 'To keep a part free of frameworks, to have every dependency declared, and development tools out of production code.',
  details: [
    'Judged by what the import says, whether the package is installed or not. A subpath belongs to its package; `*` does not cross `/`.',
    'With `undeclared: true` a package has to stand in the nearest manifest. `dev_only_in` names where development dependencies may be used; elsewhere they may not.',
    'The language’s own library is never undeclared, nor refused by `allow_only`; `deny` can name it.',
    'What counts as the package: npm’s name; in Go the longest required module path; in Python the top-level import name; in Java, Kotlin and C# the package or namespace, and each wider one (`org.hibernate` for `org.hibernate.query`); in Rust the crate; in PHP Composer’s name where the lock file tells it, and the namespace; in Ruby the gem that the first part of the path names.',
    'Where the manifest cannot tell what an import belongs to, as in Java, Kotlin and C#, `undeclared` and `dev_only_in` are reported as inconclusive: use `deny` and `allow_only` there.',
  ],
  blueprint: `components:
  domain: { paths: ["src/domain/**"] }
rules:
  - { id: PKG-1, kind: packages, from: domain, deny: [axios, "@aws-sdk/*"] }
`,
  fails: {
    files: { 'src/domain/rates.ts': "import axios from 'axios';\nexport const rates = axios;\n" },
    message: 'domain may not use the package axios',
  },
  passes: {
    files: {
      'src/domain/rates.ts': 'export const rates = (get: (url: string) => Promise<string>) => get;\n',
    },
  },
};
