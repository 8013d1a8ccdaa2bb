import { stripGenerated } from '../../artifacts/markdown/generated.ts';
import type { Spot } from '../remark.ts';
import { handVisible } from './handVisible.ts';

/** What whoever reads about software knows, and words in capitals that are no abbreviations. */
const known = new Set(
  `AI API ASCII AWS CD CI CLI CPU CRUD CSS CSV DNS DOM EU FAQ FTP GB GET GIT GPU GUI HEAD HTML HTTP HTTPS ID IDE
  IDS IO IP ISO JPEG JS JSON JSX JWT KB LTS MB MIT NA NO NOT NPM OK OOP OR OS PATCH PC PDF PHP PNG POST PR PUT RAM
  README REST RFC SDK SHA SMS SMTP SQL SSD SSH SSL SVG TB TCP TLS TBD TODO TS TSX TXT UDP UI UK URI URL US USA USB UTC UTF
  UUID UX VM VPN VS WWW XML YAML YML ZIP AND DELETE LICENSE`.split(/\s+/),
);
const capitals = /(?<![\w/.@#-])([A-Z]{2,6})(?:s|es)?(?![\w/@-]|\.\w)/g;

/** The abbreviations that a text spells out: "dead-letter queue (DLQ)", "DLQ (dead-letter queue)" or "DLQ: …". */
export function explainedIn(text: string): ReadonlySet<string> {
  const explained = new Set<string>();
  for (const [, behind, before] of text.matchAll(
    /\(([A-Z]{2,6})s?\)|(?<![\w-])\**([A-Z]{2,6})s?\**(?=\s*(?:\([^)\n]{3}|:\**\s|[\u2013\u2014]\s))/g,
  )) {
    explained.add(behind ?? before ?? '');
  }
  return explained;
}

/** Abbreviations that are neither widely known nor spelled out, here or in the glossary; the first place of each. */
export function unexplained(text: string, glossary: ReadonlySet<string>): Spot[] {
  const explained = explainedIn(stripGenerated(text));
  const spots = new Map<string, Spot>();
  for (const found of handVisible(text).matchAll(capitals)) {
    const word = found[1]!;
    if (known.has(word) || explained.has(word) || glossary.has(word) || spots.has(word)) continue;
    const message = `${word} is never spelled out: write it once as "the words (${word})", or list it under "Words" of the domain document.`;
    spots.set(word, { start: found.index, end: found.index + found[0].length, message });
  }
  return [...spots.values()];
}
