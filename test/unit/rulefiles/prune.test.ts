import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/core/artifacts/blueprint.ts';
import { blueprintPath } from '../../../src/core/artifacts/paths.ts';
import { pruneUnused } from '../../../src/core/rulefiles/prune.ts';
import type { Tree } from '../drift/tree.ts';
import { imported } from './imported.ts';

const tree = (to: object): Tree => ({
  'package.json': '{}',
  'src/features/cart/index.ts': '',
  'src/features/cart/x/inner.ts': '',
  'src/features/user/index.ts': '',
  '.dependency-cruiser.json': JSON.stringify({
    forbidden: [{ name: 'apart', severity: 'error', from: { path: '^src/features/([^/]+)/' }, to }],
  }),
});

const pruned = (files: Tree) => {
  const merged = imported(files);
  const { text, files: carried } = pruneUnused(merged, merged.check());
  return { text, rules: readBlueprint(blueprintPath, text).value.rules, lost: carried[0]?.lost ?? [] };
};

describe('what rules that keep folders apart let pass', () => {
  const to = {
    path: '^src/features/[^/]+/',
    pathNot: ['^src/features/$1/', '^src/features/[^/]+/index[.]ts$'],
  };

  it('is taken out of them where no import needs it yet, which is said', () => {
    const { rules, lost } = pruned(tree(to));
    expect(rules).toMatchObject([{ kind: 'independent', of: ['features', '!src/features/*/index.ts'] }]);
    expect(rules?.[0]).not.toHaveProperty('except');
    expect(lost).toMatchObject([{ why: expect.stringContaining('src/features/*/index.ts') }]);
  });

  it('is no change when the rules are imported again', () => {
    const { text } = pruned(tree(to));
    const { files } = imported({ ...tree(to), [blueprintPath]: text });
    expect(files[0]).toMatchObject({ known: ['CRUISER-apart'], rules: [], lost: [] });
  });

  it('is no change beside a folder that all may import, and one where the tool says something else', () => {
    const shared = { ...to, pathNot: [...to.pathNot, '^src/features/_shared/'] };
    const files = { ...tree(shared), 'src/features/_shared/s.ts': '' };
    const { text, rules } = pruned(files);
    expect(rules?.[0]).toMatchObject({
      of: ['features', '!src/features/_shared/**', '!src/features/*/index.ts'],
    });
    const again = imported({ ...files, [blueprintPath]: text });
    expect(again.files[0]).toMatchObject({ known: ['CRUISER-apart', 'CRUISER-apart-_shared'], lost: [] });
    const other = imported({ ...files, ...tree(to), [blueprintPath]: text });
    expect(other.files[0]).toMatchObject({ known: [], lost: [{ what: 'rule CRUISER-apart' }] });
  });

  it('stays an exception where an import needs it', () => {
    const { rules } = pruned({ ...tree(to), 'src/features/user/a.ts': "import '../cart';" });
    expect(rules).toMatchObject([{ of: 'features', except: [{ to: 'src/features/*/index.ts' }] }]);
  });

  it('is listed where nothing can be taken out for it', () => {
    const { rules, lost } = pruned(tree({ path: '^src/features/[^/]+/x/', pathNot: '^src/features/$1/' }));
    expect(rules).toMatchObject([{ of: 'features' }]);
    expect(lost).toMatchObject([{ why: expect.stringContaining('would find one that is added') }]);
  });
});
