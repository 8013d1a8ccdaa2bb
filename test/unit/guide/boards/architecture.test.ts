import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../../src/core/artifacts/blueprint.ts';
import { architectureBoard } from '../../../../src/core/guide/boards/architecture.ts';
import { formOfPhase } from '../../../../src/core/guide/forms.ts';
import type { FoundRuleFile } from '../../../../src/core/rulefiles/foundRuleFiles.ts';
import {
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';
import { afterAct, runAct } from '../actOn.ts';

const sources = (...paths: string[]): Files => ({
  ...completeFiles,
  ...Object.fromEntries(paths.map(path => [path, ''])),
});
const sections = (files: Files) =>
  architectureBoard(contextOf(files)).sections.filter(({ id }) => id !== 'imports');
const imports = (files: Files) =>
  architectureBoard(contextOf(files)).sections.find(({ id }) => id === 'imports')!;

describe('the board of the architecture', () => {
  const files = sources(
    'src/app/a.ts',
    'src/jobs/b.ts',
    'src/jobs/c.ts',
    'src/main.ts',
    'src/app/web/infra.ts',
  );

  it('lists files in no component by folder, the biggest first', () => {
    const [unmapped] = sections(files);
    expect(unmapped!.rows.map(({ title, facts }) => [title, ...facts])).toEqual([
      ['src/jobs', '2 files', 'src/jobs/**'],
      ['src', '1 file', 'src/*'],
    ]);
    expect(unmapped!.rows[0]!.actions[0]).toMatchObject({
      act: 'component/add',
      target: 'src/jobs/**',
      suggestion: 'jobs',
    });
  });

  it('lists at most 20 folders, and says that there are more', () => {
    const many = Array.from({ length: 30 }, (_, index) => `src/f${index}/x.ts`);
    const [unmapped] = sections(sources('src/app/a.ts', ...many));
    expect(unmapped!.rows).toHaveLength(20);
    expect(unmapped!.help).toContain('20 of 30 folders');
  });

  it('offers rule files of other tools until something of them is in the blueprint', () => {
    const found = (path: string, ...rules: string[]): FoundRuleFile => ({
      path,
      tools: ['tach'],
      rules,
      isReadable: true,
    });
    const known = contextOf(completeFiles).workspace.blueprint!.value.rules![0]!.id;
    const ruleFiles = () => [found('a.toml', 'TACH-a', 'TACH-b'), found('b.toml', known), found('c.toml')];
    const board = architectureBoard({ ...contextOf(completeFiles), ruleFiles });
    const section = board.sections.find(({ id }) => id === 'ruleFiles')!;
    expect(section.rows).toMatchObject([
      {
        title: 'a.toml',
        facts: ['tach', '2 rules'],
        actions: [{ act: 'rules/import', target: 'a.toml' }],
      },
    ]);
  });

  it('lists files that several components match', () => {
    const nested = {
      ...sources('src/app/web/a.ts'),
      [blueprintFile]: completeFiles[blueprintFile]!.replace(
        '  infra:\n',
        '  web:\n    paths: [src/app/web/**]\n  infra:\n',
      ),
    };
    expect(sections(nested)[0]).toMatchObject({
      id: 'shared',
      rows: [{ title: 'web before app', facts: ['1 file'], lines: [{ text: 'src/app/web/a.ts' }] }],
    });
  });

  it('is empty where every file has its place, and without a blueprint', () => {
    expect(sections(sources('src/app/a.ts'))).toEqual([]);
    expect(sections(without([blueprintFile]))).toEqual([]);
  });

  it('stands beside notes on what the paths of each component match', () => {
    const { notes } = formOfPhase('architecture', contextOf(files)).artifacts[0]!;
    expect(notes['components.app']).toBe('2 files');
    expect(notes['components.infra']).toBe('0 files, nothing matches src/infra/**');
  });
});

describe('what each component may import', () => {
  it('is told by the rules', () => {
    const { rows, help } = imports(completeFiles);
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      ['domain', 'anything'],
      ['app', 'limited'],
      ['infra', 'anything'],
      ['shared', 'anything'],
    ]);
    expect(rows[1]!.lines[0]!.text).toBe(
      'DEP-1: app may import from the workspace only domain and utilities.',
    );
    expect(help).toBe('3 of 4 may import anything.');
  });

  it('is told by the layers too', () => {
    const layers = '  - { id: LAY-1, kind: layers, order: [infra, domain] }\n';
    const files = withChange(blueprintFile, 'contracts:\n', `${layers}contracts:\n`);
    expect(imports(files).rows.map(({ state }) => state)).toEqual([
      'limited',
      'limited',
      'limited',
      'anything',
    ]);
  });

  it('is limited by a new rule, or by more in the one that is there', () => {
    const rulesAfter = (target: string, text: string) => {
      const after = afterAct('component/allow', completeFiles, target, text);
      return readBlueprint(blueprintFile, after[blueprintFile]!).value.rules!;
    };
    expect(rulesAfter('infra', 'app, domain').at(-1)).toEqual({
      id: 'DEP-3',
      kind: 'allow',
      from: 'infra',
      to: ['app', 'domain'],
    });
    expect(rulesAfter('app', 'domain,shared')[0]).toMatchObject({ id: 'DEP-1', to: ['domain', 'shared'] });
  });

  it.each([
    ['infra', ' , '],
    ['infra', 'web'],
    ['web', 'app'],
  ])('is not limited for %s by "%s"', (target, text) => {
    expect(runAct('component/allow', completeFiles, target, text).ok).toBe(false);
  });
});

describe('acts on components', () => {
  const files = sources('src/app/a.ts', 'src/jobs/b.ts');
  const run = (act: string, text: string, target = 'src/jobs/**') => runAct(act, files, target, text);
  const componentsAfter = (act: string, text: string) => {
    const after = afterAct(act, files, 'src/jobs/**', text);
    return readBlueprint(blueprintFile, after[blueprintFile]!).value.components!;
  };

  it('add one for a folder', () => {
    expect(componentsAfter('component/add', ' jobs ').jobs).toEqual({ paths: ['src/jobs/**'] });
  });

  it('extend one by a folder', () => {
    expect(componentsAfter('component/extend', 'app').app!.paths).toEqual(['src/app/**', 'src/jobs/**']);
  });

  it.each([
    ['component/add', ''],
    ['component/add', 'two words'],
    ['component/add', 'app'],
    ['component/extend', 'jobs'],
    ['component/extend', 'constructor'],
  ])('%s refuses the name "%s"', (act, text) => {
    expect(run(act, text).ok).toBe(false);
  });

  it('refuse a path that is there already, and a blueprint that cannot be read', () => {
    expect(run('component/extend', 'app', 'src/app/**').ok).toBe(false);
    const broken = { ...files, [blueprintFile]: 'components: [\n' };
    expect(runAct('component/add', broken, 'x/**', 'x').ok).toBe(false);
  });
});
