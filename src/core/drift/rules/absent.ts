import { matchesAny } from '../../globs/globs.ts';
import { asList } from '../../model/rule.ts';
import { startOfFile } from '../../model/text.ts';
import { type Likeness, likenessWords } from '../absence/formers.ts';
import { type Departure, defineRuleKind } from './compiledRule.ts';

/** What moved away must not come back: no file at the paths, no declaration of the symbols, no such content elsewhere. */
export const absent = defineRuleKind({
  kind: 'absent',
  compile(rule, { allPaths, factsOf, ruleId, formersUnknown }) {
    const isAtPath = matchesAny(asList(rule.paths));
    const symbols = new Set(asList(rule.symbols));
    return {
      // It holds when nothing is there, so it is never said to select nothing.
      selects: [],
      file({ path }, _, report) {
        const facts = factsOf(path);
        for (const { name, range } of facts.declared) {
          if (!symbols.has(name)) continue;
          report({
            path,
            range,
            message: `${name} is declared again; ${rule.id} says that it moved away`,
            target: name,
            uses: { path },
          });
        }
        // A file that is refused for where it stands, or what it declares, need not be compared as well.
        if (isAtPath(path) || facts.declared.some(({ name }) => symbols.has(name))) return;
        const likeness = facts.likenesses.find(
          ({ former }) => former.rule === ruleId && !former.heldBy.has(path),
        );
        if (likeness !== undefined) report(comeBack(path, likeness));
      },
      graph(report, unable) {
        for (const why of formersUnknown()) unable(why);
        for (const path of allPaths()) {
          if (!isAtPath(path)) continue;
          report({
            path,
            range: startOfFile,
            message: `${path} is to be absent: what stood there moved away`,
            target: path,
            uses: { path },
          });
        }
      },
    };
  },
  remedy: () => 'Take it out again, and use it from where it is now',
});

function comeBack(path: string, likeness: Likeness): Departure {
  const { former } = likeness;
  return {
    path,
    range: startOfFile,
    message: `${likenessWords(likeness)}, under another name; it was removed in ${former.removedIn}`,
    target: former.name,
    uses: { path },
  };
}
