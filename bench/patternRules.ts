/** Ten rules of kind `pattern`, such as a review guide would hold; written for TypeScript and JavaScript. */
const rules = [
  'pattern: "console.log($$$)"',
  'pattern: "eval($X)"',
  'pattern: "new Function($$$)"',
  'pattern: "$A == null", inside: { kind: if_statement, stopBy: end }',
  'pattern: "$X.innerHTML = $Y"',
  'pattern: "document.write($$$)"',
  'pattern: "JSON.parse(JSON.stringify($X))"',
  'pattern: "process.env.$NAME"',
  'pattern: "setTimeout($F, 0)"',
  'kind: debugger_statement',
] as const;

/** The first of the rules, and a statement that departs from it. */
export const patternEdit = { rule: 'PAT-1', statement: 'console.log(1);' };

/** How many rules there are. */
export const patternRuleCount = rules.length;

/** A blueprint that holds all files of a tree to these rules, and to nothing else. */
export const patternBlueprint = [
  'version: 1',
  'title: Measured tree',
  'components:',
  '  all: { paths: ["**"] }',
  'rules:',
  ...rules.map(
    (rule, index) => `  - { id: PAT-${index + 1}, kind: pattern, language: [ts, js], rule: { ${rule} } }`,
  ),
  '',
].join('\n');
