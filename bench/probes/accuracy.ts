// Holds the scanner of one language against a real parser; prints how far they agree, or why that was not measured.
//   node accuracy.mjs ROOT LIST LANGUAGE FOLDER      FOLDER is test/accuracy
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../src/core/drift/languages.ts';
import { readSource } from '../../src/node/readSource.ts';
import { agreement, NotAvailable, type ScannedFile } from '../../test/accuracy/reference.ts';
import { references } from '../../test/accuracy/references.ts';

const [root, list, language, folder] = process.argv.slice(2) as [string, string, string, string];
const open = references[language];
try {
  if (open === undefined) throw new NotAvailable('its files hold scripts of other languages');
  const reference = await open(folder);
  const files = (JSON.parse(readFileSync(list, 'utf8')) as string[]).flatMap((path): ScannedFile[] => {
    const content = readSource(join(root, path), Number.POSITIVE_INFINITY);
    if (!('text' in content)) return [];
    return [{ path: join(root, path), text: content.text, scan: languageOf(path)!.scan(content.text) }];
  });
  console.log(JSON.stringify(agreement(reference, files)));
} catch (error) {
  if (!(error instanceof NotAvailable)) throw error;
  console.log(JSON.stringify({ notMeasured: error.message }));
}
