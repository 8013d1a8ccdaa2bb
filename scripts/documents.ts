import { writeFileSync } from 'node:fs';
import { languagesDocument, rulesDocument } from '../src/core/ruleguide/markdown.ts';
import { inRoot } from './root.ts';

/** Writes the pages of `docs/` that are made from the sources; a unit test holds that they are current. */
writeFileSync(inRoot('docs/rules.md'), rulesDocument());
writeFileSync(inRoot('docs/languages.md'), languagesDocument());
