import type { SourceText, Standard, StandardBreach } from './standard.ts';

const exported =
  /\bexport\s+(?:default\s+)?(?:declare\s+)?(?:async\s+)?(?:function\s*\*?\s*([\w$]+)|const\s+([\w$]+)\s*(?::[^=\n]{1,200})?=\s*(?:async\s+)?(?:function\b|(?:<[^>\n]{0,100}>)?\([^)]{0,500}\)\s*(?::[^=\n]{1,200})?=>|[\w$]+\s*=>))/dg;

/** A function that others call and that says nothing about itself. */
export const undocumentedPublicFunction: Standard = {
  usual: 'minor',
  question: 'How bad is an exported function without a comment?',
  refuses: 'An exported function without a `/** … */` comment above it. Of overloads the first one counts.',
  remedy: 'Say in a `/** … */` comment what it gives, in which units, and what it throws',
  mayConcern: text => text.includes('export'),
  breaches: source => {
    const seen = new Set<string>();
    return [...source.text.matchAll(exported)].flatMap((found): StandardBreach[] => {
      const name = found[1] ?? found[2]!;
      if (!source.spans.isCode(found.index) || seen.has(name)) return [];
      seen.add(name);
      if (isDocumented(source, found.index)) return [];
      const [start, end] = found.indices![1] ?? found.indices![2]!;
      return [{ start, end, message: `\`${name}\` is exported without a comment`, target: name }];
    });
  },
};

/** A documentation comment ends right above, decorators and other comments between them aside. */
function isDocumented({ text, spans }: SourceText, at: number): boolean {
  let index = at - 1;
  for (;;) {
    while (index >= 0 && /\s/.test(text[index]!)) index--;
    const span = index < 0 ? undefined : spans.at(index);
    if (span?.kind === 'blockComment') {
      if (text.startsWith('/**', span.start)) return true;
      index = span.start - 1;
    } else if (span?.kind === 'lineComment') index = span.start - 1;
    else return false;
  }
}
