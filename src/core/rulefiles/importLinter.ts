import { languageOf } from '../drift/languages.ts';
import { baseOf } from './basePaths.ts';
import { type Refusal, RuleFileDraft, unreadable } from './draft.ts';
import {
  type Contract,
  type ContractContext,
  carryAcyclicSiblings,
  carryForbiddenContract,
  carryIndependence,
  carryLayers,
  carryProtected,
} from './importLinter/contracts.ts';
import { PythonModules, pythonRoots } from './python/modules.ts';
import { pythonEdges } from './python/pythonEdges.ts';
import type { RuleFileReader } from './ruleFile.ts';
import { iniSheet } from './sheets/iniSheet.ts';
import { Entry } from './sheets/sheet.ts';
import { tomlSheet } from './sheets/tomlSheet.ts';

const tool = 'import-linter';

const kinds: Readonly<Record<string, (contract: Contract) => Refusal | undefined>> = {
  forbidden: carryForbiddenContract,
  layers: carryLayers,
  independence: carryIndependence,
  protected: carryProtected,
  acyclic_siblings: contract => carryAcyclicSiblings(contract),
};

/** Reads `.importlinter`, and the parts for it of `setup.cfg` and `pyproject.toml`. */
export const importLinter: RuleFileReader = {
  tool,
  detects: path => /(?:^|\/)(?:\.importlinter|setup\.cfg|pyproject\.toml)$/.test(path),
  read(path, source) {
    const text = source.read(path);
    if (text === undefined) return undefined;
    const isToml = path.endsWith('.toml');
    // Most of these files are about other things, broken or not.
    if (!/importlinter/.test(text)) return undefined;
    const read = isToml ? tomlSheet(path, text) : iniSheet(path, text);
    if ('fault' in read) return unreadable(tool, path, read.fault);
    const root = Entry.rootOf(read.sheet);
    const settings = isToml ? root.at('tool', 'importlinter') : root.at('importlinter');
    if (!settings.exists) return undefined;
    const contracts = isToml
      ? settings.at('contracts').items()
      : root.entries().flatMap(([key, entry]) => (key.startsWith('importlinter:') ? [entry] : []));

    const draft = new RuleFileDraft({ tool, path }, 'IMPORTS');
    const packages = [...settings.at('root_packages').texts, ...settings.at('root_package').texts];
    const base = baseOf(path);
    const firsts = packages.map(name => name.split('.')[0]!);
    const context: ContractContext = {
      modules: new PythonModules(source.paths(), pythonRoots(source.paths(), base, firsts)),
      packages: firsts,
      edges: pythonEdges({
        atTypes: !settings.at('exclude_type_checking_imports').isTrue,
        atTexts: false,
      }),
      sources: [...source.paths()].filter(file => languageOf(file) !== undefined),
      draft,
    };
    for (const entry of contracts) {
      const name = entry.at('name').text ?? entry.at('id').text ?? String(entry.path.at(-1));
      const type = entry.at('type').text ?? '';
      const what = `contract "${name}"`;
      if (Object.hasOwn(kinds, type)) draft.loseIf(kinds[type]!({ entry, name, context }), what);
      else draft.lose(entry, what, `contracts of the type \`${type}\` are not known`);
    }
    return draft.finish();
  },
};
