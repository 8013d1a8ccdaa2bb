import { describe, expect, it } from 'vitest';
import type { Tree } from '../../drift/tree.ts';
import { code, withoutIds, withRules } from './withRules.ts';

describe('rules of dependency-cruiser about folders side by side', () => {
  it('keep folders apart that lie side by side', () => {
    for (const [from, to] of [
      [{ path: '^src/features/([^/]+)/' }, { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' }],
      [{ path: '(^src/features/[^/]+/)' }, { path: '^src/features/[^/]+/', pathNot: '$1' }],
      [
        { path: '^src[/]features[/]([^/]+)/.+' },
        { path: '^src[/]features[/][^/]+/', pathNot: '^src[/]features[/]$1/' },
      ],
    ]) {
      const { rules, found, text } = withRules([{ name: 'apart', severity: 'error', from, to }]);
      expect(withoutIds(rules)).toMatchObject([{ kind: 'independent', of: 'features' }]);
      expect(text).toContain('src/features/{name}/**');
      expect(found()).toEqual([]);
      expect(found({ 'src/features/user/n.ts': "import '../cart';" })).toEqual([
        'CRUISER-apart src/features/user/n.ts src/features/cart/index.ts',
      ]);
    }
  });

  it('take loose files beside those folders along where the tool does', () => {
    const { found } = withRules([
      {
        name: 'apart',
        severity: 'error',
        from: { path: '^src/features/([^/]+)/' },
        to: { path: '^src/features/', pathNot: '^src/features/$1/' },
      },
    ]);
    const tree = { 'src/features/loose.ts': '', 'src/features/user/n.ts': "import '../loose';" };
    expect(found(tree)).toEqual(['CRUISER-apart-loose src/features/user/n.ts src/features/loose.ts']);
  });

  const apart = (to: object, tree: Tree = {}, from: object = {}) =>
    withRules(
      [
        {
          name: 'apart',
          severity: 'error',
          from: { path: '^src/features/([^/]+)/', ...from },
          to: { path: '^src/features/', ...to },
        },
      ],
      {},
      { ...code, ...tree },
    );
  const own = '^src/features/$1/';

  it('leave out of those folders one that all may import, and keep it from importing the others', () => {
    for (const pathNot of [[own, '^src/features/_shared/'], `${own}|^src/features/_shared/`]) {
      const { rules, found } = apart({ pathNot }, { 'src/features/_shared/s.ts': '' });
      expect(rules[0]).toMatchObject({ of: ['features', '!src/features/_shared/**'] });
      expect(found({ 'src/features/user/n.ts': "import '../_shared/s'; import '../cart/inner';" })).toEqual([
        'CRUISER-apart src/features/user/n.ts src/features/cart/inner.ts',
      ]);
      expect(found({ 'src/features/_shared/n.ts': "import '../cart/inner';" })).toEqual([
        'CRUISER-apart-_shared src/features/_shared/n.ts src/features/cart/inner.ts',
      ]);
    }
  });

  it('let their public files be imported, which themselves import nothing of the others', () => {
    const { found } = apart(
      { pathNot: [own, '^src/features/[^/]+/index[.]ts$', '^src/lib/'] },
      { 'src/features/user/n.ts': "import '../cart';" },
    );
    expect(found()).toEqual([]);
    expect(found({ 'src/features/user/index.ts': "import '../cart/inner';" })).toEqual([
      'CRUISER-apart src/features/user/index.ts src/features/cart/inner.ts',
    ]);
  });

  it('let files import what they like, and loose files be imported, where the tool does', () => {
    const { found } = apart(
      { pathNot: [own, '^src/features/registry[.]ts$'] },
      {
        'src/features/registry.ts': '',
        'src/features/cart/a.test.ts': "import '../user'; import '../loose';",
      },
      { pathNot: '[.]test[.]ts$' },
    );
    expect(found({ 'src/features/loose.ts': '' })).toEqual([]);
    const typed = {
      'src/features/cart/n.ts': "import '../registry'; import '../loose';",
      'src/features/loose.ts': '',
    };
    expect(found(typed)).toEqual(['CRUISER-apart-loose src/features/cart/n.ts src/features/loose.ts']);
  });

  it('are known by a look-ahead, and by what has to lie in them', () => {
    for (const path of ['^src/features/(?!$1/)[^/]+/', '^src/features/(?!$1)[^/]+/']) {
      expect(apart({ path }).found({ 'src/features/user/n.ts': "import '../cart';" })).toEqual([
        'CRUISER-apart src/features/user/n.ts src/features/cart/index.ts',
      ]);
    }
    const alike = apart({ path: '^src/features/(?!$1)[^/]+/' }, { 'src/features/cart-items/a.ts': '' });
    expect(alike.rules).toEqual([]);
    const inner = apart({ path: '^src/features/[^/]+/(?!index[.]ts$).+', pathNot: own });
    expect(inner.found({ 'src/features/user/n.ts': "import '../cart'; import '../cart/inner';" })).toEqual([
      'CRUISER-apart src/features/user/n.ts src/features/cart/inner.ts',
    ]);
  });

  it('may lie several folders deep', () => {
    const { found, text } = apart(
      { pathNot: own },
      {
        'src/features/shop/a/x.ts': '',
        'src/features/shop/b/y.ts': "import '../b/z';",
        'src/features/shop/b/z.ts': '',
      },
      { path: '^src/features/([^/]+/[^/]+)/' },
    );
    expect(text).toContain('src/features/{name}/{name2}/**');
    expect(found()).toEqual([]);
    expect(found({ 'src/features/shop/b/n.ts': "import '../a/x'; import '../../cart';" })).toEqual([
      'CRUISER-apart src/features/shop/b/n.ts src/features/shop/a/x.ts',
      'CRUISER-apart-loose src/features/shop/b/n.ts src/features/cart/index.ts',
    ]);
  });

  it('of two rules about the same folders share a component, those inside of others are listed', () => {
    const to = { path: '^src/features/[^/]+/', pathNot: own };
    const from = { path: '^src/features/([^/]+)/' };
    const inner = {
      from: { path: '^src/features/cart/([^/]+)/' },
      to: { path: '^src/features/cart/[^/]+/', pathNot: '^src/features/cart/$1/' },
    };
    const { rules, said } = withRules([
      { name: 'one', severity: 'error', from, to },
      { name: 'two', severity: 'warn', from, to },
      { name: 'inner', severity: 'error', ...inner },
    ]);
    expect(rules).toMatchObject([{ of: 'features' }, { of: 'features' }]);
    expect(said).toEqual([expect.stringContaining('rule inner')]);
  });
});
