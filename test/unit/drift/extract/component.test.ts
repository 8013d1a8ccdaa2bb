import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/core/drift/extract/language.ts';
import { svelte } from '../../../../src/core/drift/extract/svelte.ts';
import { vue } from '../../../../src/core/drift/extract/vue.ts';
import { expectInOrder, forTextsOf, many } from './anyText.ts';

/** What a component imports, as `kind specifier`; each specifier is held against its place in the whole file. */
function scanned(language: Language, text: string): string {
  return language
    .scan(text)
    .imports.map(({ kind, specifier, start, end }) => {
      expect(text.slice(start, end).replace(/^['"]|['"]$/g, '')).toBe(specifier);
      return `${kind} ${specifier}`;
    })
    .join(', ');
}

type Case = [text: string, imports: string];
const holds = (language: Language, cases: Case[]): void => {
  it.each(cases)('%j', (text, imports) => expect(scanned(language, text)).toBe(imports));
};

describe('script blocks of Vue', () => {
  holds(vue, [
    [`<script>import a from './a'</script>`, 'value ./a'],
    [`<template><p/></template>\n<script setup lang="ts">\nimport type { A } from 'a'\n</script>`, 'type a'],
    [`<script>import 'a'</script><script setup>import 'b'</script>`, 'side-effect a, side-effect b'],
    [`<script lang='ts'>let a = <T>b; import type C from 'c'</script>`, 'type c'],
    [`<script lang=tsx>const a = <p>it's</p>; import('b')</script>`, 'dynamic b'],
    [`<script lang="jsx">const a = <p>it's</p>; import('b')</script>`, 'dynamic b'],
    [`<script>const a = <p>it's</p>; import('b')</script>`, 'dynamic b'],
    [`<script src="./x.ts"></script>`, 'value ./x.ts'],
    [`<script src='./x.ts' lang="ts" />\n<script setup>import 'b'</script>`, 'value ./x.ts, side-effect b'],
    [`<script src=./x.ts></script>`, 'value ./x.ts'],
    [`<!-- <script>import 'a'</script> --><script>import 'b'</script>`, 'side-effect b'],
    [`<template><script>import 'a'</script></template><script>import 'b'</script>`, 'side-effect b'],
    [
      `<template><template #x><p/></template><p v-if="a < b">{{ a <b }}</p></template><script>import 'b'</script>`,
      'side-effect b',
    ],
    [
      `<template lang="pug">\ntemplate\n  p <script>\n</template>\n<script>import 'b'</script>`,
      'side-effect b',
    ],
    [`<style>@import 'a';</style><i18n>{"a": "<script>"}</i18n><script>import 'b'</script>`, 'side-effect b'],
    [`<template>{{ a }}</template>`, ''],
    [`<scripts>import 'a'</scripts>`, ''],
  ]);
  it('loses no script behind a template that is being typed', () => {
    const template = `<template>\n  <div :class="{ a: b }" v-if='c'>{{ d }}</div>\n</template>`;
    for (let length = 0; length <= template.length; length++) {
      const text = `${template.slice(0, length)}\n<script setup>\nimport 'b'\n</script>\n`;
      // A quote that is still open takes all up to the next one.
      if (/["'][^"']*$/.test(template.slice(0, length).replace(/"[^"]*"|'[^']*'/g, ''))) continue;
      expect(scanned(vue, text), JSON.stringify(text)).toBe('side-effect b');
    }
  });
});

describe('script blocks of Svelte', () => {
  holds(svelte, [
    [`<script>import a from './a'</script>`, 'value ./a'],
    [
      `<script module>import 'a'</script>\n<script lang="ts">import 'b'</script>`,
      'side-effect a, side-effect b',
    ],
    [`<script context="module" lang='ts'>let a = <T>b; import 'c'</script>`, 'side-effect c'],
    [`<svelte:head><script>import 'a'</script></svelte:head><script>import 'b'</script>`, 'side-effect b'],
    [
      `{#if a < b}<p class="{c ? "d" : '<script>'}">it's</p>{/if}<script>import 'b'</script>`,
      'side-effect b',
    ],
    [`<input on:click={() => a > b ? "{" : '<script>'}><script>import 'b'</script>`, 'side-effect b'],
    [`<!-- <script>import 'a'</script> -->\n<script>import 'b'</script>`, 'side-effect b'],
    [`<style>a { content: "<script>" }</style><script>import 'b'</script>`, 'side-effect b'],
    [`<ul><li>a<li>b</ul><br><Comp {...c} /><script>import 'b'</script>`, 'side-effect b'],
    [`{@html "<script>import 'a'</scr" + 'ipt>'}`, ''],
    [`<div>\n<script>\nimport 'b'\n</script>`, 'side-effect b'],
    [`<script lang="ts" generics="T extends Map<string, A>">import 'b'</script>`, 'side-effect b'],
  ]);
});

describe('spans', () => {
  it('takes for markup what stands outside of the scripts', () => {
    const text = `<p>a</p><script>let b = 'c' // d\n</script><style>e</style>`;
    expect(vue.spans(text).all.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual([
      'markup <p>a</p><script>',
      `string 'c'`,
      'lineComment // d',
      'markup </script><style>e</style>',
    ]);
    expect(
      vue.symbols(`<p>let a</p>${text}`, vue.spans(`<p>let a</p>${text}`)).map(({ name }) => name),
    ).toEqual(['b']);
  });
});

describe('any text', () => {
  const tokens = [
    ...[
      '<script>',
      '<script lang="ts">',
      '</script>',
      '<template>',
      '</template>',
      '<!--',
      '-->',
      '<',
      '</',
      '>',
      '/>',
    ],
    ...[
      '<p a="',
      "'",
      '"',
      '{',
      '}',
      '{{',
      '}}',
      '{#if',
      '{/',
      '`',
      '=',
      ' ',
      '\n',
      'a',
      "import 'b'",
      '<style>',
      '\\',
      '//',
      '/*',
    ],
  ];
  it.each([vue, svelte])('never throws, and keeps spans and imports in order: $name', language => {
    forTextsOf(tokens, text => {
      expectInOrder(language.scan(text).imports, text);
      expectInOrder(language.spans(text).all, text);
    });
  });
  it('costs no more than its length is worth, whatever is repeated', () => {
    for (const token of [
      ...tokens,
      '<template>\n<script></script>',
      '{{ <',
      '<a b={',
      '<a {',
      '<a b="{',
      '</a',
      '{`',
      '<a><b></a>',
    ]) {
      for (const language of [vue, svelte]) {
        const text = `${many(token)}\n<script>import 'end'</script>`;
        expect(() => language.scan(text), token).not.toThrow();
      }
    }
  });
});
