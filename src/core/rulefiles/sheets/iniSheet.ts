import { indexLines } from '../../artifacts/lineIndex.ts';
import { mapOf } from '../../artifacts/patchJson.ts';
import { type IniOption, parseLooseIni } from '../../drift/resolve/looseIni.ts';
import type { Json } from '../../model/json.ts';
import { startOfFile } from '../../model/text.ts';
import type { FilePlace, SheetOrFault } from './sheet.ts';

/** Read an INI file: an option of one line is a text, one of several a list of its lines. */
export function iniSheet(path: string, text: string): SheetOrFault {
  const ini = parseLooseIni(text);
  const lines = indexLines(text);
  const placeOf = ([name, key, index]: readonly (string | number)[]): FilePlace => {
    const section = ini.get(String(name));
    const option = section?.options.get(String(key));
    const line = typeof index === 'number' ? option?.lines[index] : undefined;
    if (line !== undefined) return { path, range: lines.range(line.start, line.end) };
    const from = option?.start ?? section?.start;
    if (from === undefined) return { path, range: startOfFile };
    const { end } = lines.range(from, from);
    const to = lines.offset({ line: end.line + 1, character: 0 });
    return { path, range: lines.range(from, from + text.slice(from, to).trimEnd().length) };
  };
  const json = mapOf(
    [...ini].map(([name, { options }]): [string, Json] => [
      name,
      mapOf([...options].map(([key, option]): [string, Json] => [key, optionValue(option)])),
    ]),
  );
  return { sheet: { json, placeOf, isWhole: () => true, unread: [] } };
}

function optionValue({ lines }: IniOption): Json {
  const texts = lines.map(({ text }) => text.replaceAll('%%', '%'));
  return texts.length === 0 ? '' : texts.length === 1 ? texts[0]! : texts;
}
