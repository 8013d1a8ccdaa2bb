import { describe, expect, it } from 'vitest';
import { empty, resolveIn, tree } from './tree.ts';

describe('SvelteKit before its first run', () => {
  const files = tree({
    'package.json': { name: 'site', devDependencies: { '@sveltejs/kit': '^2.0.0' } },
    'tsconfig.json': { extends: './.svelte-kit/tsconfig.json' },
    'svelte.config.js': `export default { kit: { alias: { '@ui/*': './src/ui/*', $content: '.velite' } } };`,
    ...empty('src/lib/db.ts', 'src/lib/index.ts', 'src/ui/Button.svelte', 'src/routes/+page.svelte'),
  });
  it.each([
    ['$lib/db', 'src/lib/db.ts'],
    ['$lib/db.js', 'src/lib/db.ts'],
    ['$lib', 'src/lib/index.ts'],
    ['@ui/Button.svelte', 'src/ui/Button.svelte'],
    ['$lib/nope', 'unresolved'],
    ['$library/db', 'unresolved'],
    ['$app/navigation', 'package @sveltejs/kit'],
    ['$env/static/private', 'package @sveltejs/kit'],
    ['./$types', 'package @sveltejs/kit'],
    ['$content/posts', 'package @sveltejs/kit'],
  ])('%s is %s', (specifier, target) => {
    expect(resolveIn(files, 'src/routes/+page.svelte', specifier)).toBe(target);
  });
});

describe('Nuxt before its first run', () => {
  const files = tree({
    'package.json': {
      name: 'site',
      dependencies: { nuxt: '^4.0.0' },
      devDependencies: { 'unplugin-icons': '*' },
    },
    ...empty(
      'app/composables/user.ts',
      'app/pages/index.vue',
      'shared/types.ts',
      'config/i18n.ts',
      'stores/cart.ts',
    ),
  });
  it.each([
    ['~/composables/user', 'app/composables/user.ts'],
    ['@/stores/cart', 'stores/cart.ts'],
    ['~~/config/i18n', 'config/i18n.ts'],
    ['#shared/types', 'shared/types.ts'],
    ['#shared/nope', 'unresolved'],
    ['~/nope', 'unresolved'],
    ['#imports', 'package nuxt'],
    ['~icons/mdi/home', 'package unplugin-icons'],
  ])('%s is %s', (specifier, target) => {
    expect(resolveIn(files, 'app/pages/index.vue', specifier)).toBe(target);
  });
  it('means nothing to other projects', () => {
    const other = tree({ 'package.json': { name: 'site' }, ...empty('app/composables/user.ts') });
    expect(resolveIn(other, 'app/main.ts', '~/composables/user')).toBe('unresolved');
  });
});

describe('components', () => {
  const files = tree(empty('src/App.vue', 'src/Button.vue', 'src/Card.svelte'));
  it.each([
    ['./Button.vue', 'src/Button.vue'],
    ['./Card.svelte', 'src/Card.svelte'],
    ['./Nope.vue', 'unresolved'],
  ])('%s is %s', (specifier, target) => {
    expect(resolveIn(files, 'src/App.vue', specifier)).toBe(target);
  });
});
