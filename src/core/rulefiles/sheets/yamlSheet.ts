import { readYaml } from '../../artifacts/yamlText.ts';
import type { SheetOrFault } from './sheet.ts';

/** Read a YAML file. */
export function yamlSheet(path: string, text: string): SheetOrFault {
  const yaml = readYaml(path, text);
  const [problem] = yaml.problems.filter(({ severity }) => severity === 'error');
  if (yaml.isBroken && problem !== undefined) {
    return { fault: { place: { path, range: problem.range }, why: problem.message } };
  }
  return {
    sheet: {
      json: yaml.json,
      placeOf: at => ({ path, range: yaml.rangeOf(at, 'key') }),
      isWhole: () => true,
      unread: [],
    },
  };
}
