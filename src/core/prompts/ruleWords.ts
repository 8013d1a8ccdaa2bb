import { asList, type Rule, type RuleKind, type RuleOf } from '../model/rule.ts';

/** `a`, `a and b`, `a, b and c`, each in code marks. */
export function namesInWords(names: string | readonly string[] | null | undefined, joint = 'and'): string {
  const marked = asList(names).map(name => `\`${name}\``);
  const last = marked.pop();
  if (last === undefined) return 'nothing';
  return marked.length === 0 ? last : `${marked.join(', ')} ${joint} ${last}`;
}

const code = namesInWords;
const or = (names: string | readonly string[] | null | undefined) => namesInWords(names, 'or');

/** One sentence a kind of rule. */
const words: { [K in RuleKind]: (rule: RuleOf<K>) => string } = {
  allow: rule => `${code(rule.from)} may import from the workspace only ${code(rule.to)} and utilities.`,
  forbid: rule =>
    `${code(rule.from)} may not import ${or(rule.to)}${rule.transitive ? ', neither directly nor through other files' : ''}.`,
  layers: rule => {
    const order = rule.order.map(layer => `\`${layer}\``).join(' → ');
    const closed = asList(rule.closed);
    const jump = closed.length === 0 ? '' : `; ${code(closed)} may not be jumped over`;
    return `Imports go one way only through the layers ${order}${jump}.`;
  },
  independent: rule => `The parts of ${code(rule.of)} may not import each other.`,
  protected: rule => `Only ${code(rule.only_from)} may import ${code(rule.target)}.`,
  entry_points: rule => `From outside, ${code(rule.of)} may be imported through its public files only.`,
  acyclic: rule =>
    ({
      file: 'No files may import each other in a circle.',
      component: 'No components may import each other in a circle.',
      siblings: 'No neighbouring folders may import each other in a circle.',
    })[rule.scope ?? 'file'],
  packages: rule => {
    const who = rule.from === undefined ? 'No file' : code(rule.from);
    const may = rule.from === undefined ? 'may' : 'may not';
    const parts = [
      ...(asList(rule.deny).length > 0 ? [`${who} ${may} import the package ${or(rule.deny)}.`] : []),
      ...(asList(rule.allow_only).length > 0
        ? [
            `${rule.from === undefined ? 'Every file' : who} may import no packages but ${code(rule.allow_only)}.`,
          ]
        : []),
      ...(rule.undeclared ? ['Import only packages that the nearest manifest declares.'] : []),
      ...(asList(rule.dev_only_in).length > 0
        ? [`Development packages may be imported only in ${code(rule.dev_only_in)}.`]
        : []),
    ];
    return parts.join(' ');
  },
  require: rule => `Every file of ${code(rule.from)} must import ${code(rule.to)}.`,
  pattern: rule => {
    const pattern =
      typeof rule.rule.pattern === 'string' ? ` \`${rule.rule.pattern}\`` : ' this rule describes';
    const where = rule.files === undefined ? 'No file' : `No file of ${code(rule.files)}`;
    return `${where} may contain the code${pattern} (${asList(rule.language).join(', ')}).`;
  },
  absent: rule => {
    const parts = [
      ...(asList(rule.paths).length > 0 ? [`There must be no file at ${or(rule.paths)}.`] : []),
      ...(asList(rule.symbols).length > 0 ? [`${or(rule.symbols)} must not be declared anywhere.`] : []),
    ];
    return parts.join(' ');
  },
};

/** What a rule demands, in a sentence for people and agents. */
export function ruleInWords(rule: Rule): string {
  return (words[rule.kind] as (rule: Rule) => string)(rule);
}
