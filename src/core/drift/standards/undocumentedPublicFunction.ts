import { dialectOf } from './dialects/table.ts';
import { isGenerated, type Standard, type StandardBreach } from './standard.ts';

/** Files of tests: their functions are called by nobody, and their names say what they are for. */
const test =
  /(?:^|\/)(?:tests?|__tests__|spec|specs|testdata|fixtures?|e2e|benches|examples?)\/|(?:^|\/)test_[^/]*\.py$|_test\.(?:go|py|rb)$|(?:Tests?|IT|Spec)\.(?:java|kt|cs|php)$|_spec\.rb$|\.(?:test|spec)\.[cm]?[jt]sx?$/;

/** A function that others call and that says nothing about itself. */
export const undocumentedPublicFunction: Standard = {
  usual: 'minor',
  question: 'How bad is a public function without a comment?',
  refuses:
    'A public function (exported, `pub`, `public`, or without an underscore, as the language has it) without the language’s comment for it. Of overloads the first one counts; overrides, tests and hidden names need none.',
  remedy: 'Say in a comment what it gives, in which units, and what it throws',
  mayConcern: text => /\b(?:export|public|pub|def|func|fun|function)\b/.test(text),
  breaches: source => {
    if (test.test(source.path) || isGenerated(source.text)) return [];
    const { declared, counts, isDocumented, comment } = dialectOf(source.path).publicFunctions;
    const seen = new Set<string>();
    return [...source.text.matchAll(declared)].flatMap((found): StandardBreach[] => {
      const group = found.findLastIndex(part => part !== undefined);
      const name = found[group]!;
      const [start, end] = found.indices![group]!;
      if (!source.spans.isCode(start) || seen.has(name)) return [];
      if (counts?.(source, found.index, name, found) === false) return [];
      seen.add(name);
      if (isDocumented(source, found.index, found)) return [];
      return [{ start, end, message: `\`${name}\` is public and has no comment (${comment})`, target: name }];
    });
  },
};
