/** How one import is written in one language. */
export interface Import {
  /** The statement. */
  line: string;
  /** The part of it that a finding stands on. */
  written: string;
  /** A name to mention, where files are found by what the importing one mentions. */
  mention?: string;
}

/** How the files of one language look. Every file declares one thing, called after it. */
export interface Language {
  /** The folder in which the parts of the program stand. */
  root: string;
  /** Manifests and what else the language needs to see a program in the files. */
  around?: Record<string, string>;
  path(part: string, name: string): string;
  text(part: string, name: string, imports: readonly Import[]): string;
  own(part: string, name: string): Import;
  /** What a finding names as the target of an import; the file unless the language means packages. */
  target?(part: string, name: string): string;
  outside(name: string): Import;
  /** A package that the manifest declares, one that it does not, and one for development. */
  packages: { declared: string; other: string; development?: string };
  /** What `packages` names the package by, where that is not what is imported. */
  named?: (name: string) => string;
  /** False where no manifest here tells which package an import belongs to. */
  tellsDeclared?: false;
  declaration: string;
  /** The language's name in pattern rules, and a call in a file of its own. */
  pattern: string;
  call: string;
}

const upper = (name: string): string => name[0]!.toUpperCase() + name.slice(1);
const lines = (imports: readonly Import[]): string => imports.map(({ line }) => line).join('\n');
const manifest = '{ "dependencies": { "zod": "4" }, "devDependencies": { "vitest": "4" } }';

const script = {
  outside: (name: string) => ({ line: `import x from '${name}/sub';`, written: `'${name}/sub'` }),
  packages: { declared: 'zod', other: 'axios', development: 'vitest' },
  declaration: 'class Ledger {}',
  pattern: 'ts',
  call: 'danger(1);',
};

/** Every language, by a name that is also the folder of its files. */
export const languages: Readonly<Record<string, Language>> = {
  typescript: {
    ...script,
    root: 'typescript',
    around: { 'typescript/package.json': manifest },
    path: (part, name) => `typescript/${part}/${name}.ts`,
    text: (_part, name, imports) => `${lines(imports)}\nexport const ${name} = '😀';\n`,
    own: (part, name) => ({
      line: `/* 😀 */ import { ${name} } from '../${part}/${name}.js';`,
      written: `'../${part}/${name}.js'`,
    }),
  },
  javascript: {
    ...script,
    root: 'javascript',
    around: { 'javascript/package.json': manifest },
    path: (part, name) => `javascript/${part}/${name}.mjs`,
    text: (_part, name, imports) => `${lines(imports)}\nexport const ${name} = 1;\n`,
    own: (part, name) => ({
      line: `import { ${name} } from "../${part}/${name}.mjs";`,
      written: `"../${part}/${name}.mjs"`,
    }),
    pattern: 'js',
  },
  vue: {
    ...script,
    root: 'vue',
    around: { 'vue/package.json': manifest },
    path: (part, name) => `vue/${part}/${name}.vue`,
    text: (_part, _name, imports) =>
      `<template><p>don't import</p></template>\n<script setup lang="ts">\n${lines(imports)}\n</script>\n`,
    own: (part, name) => ({
      line: `import ${name} from '../${part}/${name}.vue';`,
      written: `'../${part}/${name}.vue'`,
    }),
  },
  svelte: {
    ...script,
    root: 'svelte',
    around: { 'svelte/package.json': manifest },
    path: (part, name) => `svelte/${part}/${name}.svelte`,
    text: (_part, _name, imports) =>
      `<script lang="ts">\n${lines(imports)}\n</script>\n<p>don't import</p>\n`,
    own: (part, name) => ({
      line: `  import ${name} from '../${part}/${name}.svelte';`,
      written: `'../${part}/${name}.svelte'`,
    }),
  },
  python: {
    root: 'python/shop',
    around: {
      'python/pyproject.toml':
        '[project]\nname = "shop"\ndependencies = ["requests>=2"]\n[dependency-groups]\ndev = ["pytest"]\n',
      'python/shop/__init__.py': '',
    },
    path: (part, name) => `python/shop/${part}/${name}.py`,
    text: (_part, name, imports) => `"""import nothing"""\n${lines(imports)}\n${name} = 1\n`,
    own: (part, name) => ({
      line: `from shop.${part}.${name} import ${name}`,
      written: `shop.${part}.${name}`,
    }),
    outside: name => ({ line: `import ${name}.sub`, written: `${name}.sub` }),
    packages: { declared: 'requests', other: 'flask', development: 'pytest' },
    declaration: 'class Ledger:\n    pass',
    pattern: 'python',
    call: 'danger(1)',
  },
  go: {
    root: 'go',
    around: { 'go/go.mod': 'module example.org/shop\n\ngo 1.22\n\nrequire example.com/declared v1.0.0\n' },
    path: (part, name) => `go/${part}/${name}/${name}.go`,
    text: (_part, name, imports) => `package ${name}\n${lines(imports)}\n`,
    own: (part, name) => ({
      line: `import "example.org/shop/${part}/${name}"`,
      written: `"example.org/shop/${part}/${name}"`,
    }),
    target: (part, name) => `go/${part}/${name}`,
    outside: name => ({ line: `import x "${name}/sub"`, written: `"${name}/sub"` }),
    packages: { declared: 'example.com/declared', other: 'example.com/other' },
    named: name => (name === 'example.com/declared' ? name : `${name}/sub`),
    declaration: 'type Ledger struct{}',
    pattern: 'go',
    call: 'func call() { danger(1) }',
  },
  java: {
    root: 'java',
    path: (part, name) => `java/${part}/${upper(name)}.java`,
    text: (part, name, imports) =>
      `package shop.java.${part};\n${lines(imports)}\npublic class ${upper(name)} {}\n`,
    own: (part, name) => ({
      line: `import shop.java.${part}.${upper(name)};`,
      written: `shop.java.${part}.${upper(name)}`,
    }),
    outside: name => ({ line: `import ${name}.sub.Thing;`, written: `${name}.sub.Thing` }),
    packages: { declared: 'org.declared', other: 'org.other' },
    named: name => `${name}.sub`,
    tellsDeclared: false,
    declaration: 'class Ledger {}',
    pattern: 'java',
    call: 'class Call { void call() { danger(1); } }',
  },
  kotlin: {
    root: 'kotlin',
    path: (part, name) => `kotlin/${part}/${upper(name)}.kt`,
    text: (part, name, imports) => `package shop.kotlin.${part}\n${lines(imports)}\nclass ${upper(name)}\n`,
    own: (part, name) => ({
      line: `import shop.kotlin.${part}.${upper(name)}`,
      written: `shop.kotlin.${part}.${upper(name)}`,
    }),
    outside: name => ({ line: `import ${name}.sub.Thing`, written: `${name}.sub.Thing` }),
    packages: { declared: 'org.declared', other: 'org.other' },
    named: name => `${name}.sub`,
    tellsDeclared: false,
    declaration: 'class Ledger',
    pattern: 'kotlin',
    call: 'fun call() { danger(1) }',
  },
  csharp: {
    root: 'csharp',
    path: (part, name) => `csharp/${part}/${upper(name)}.cs`,
    text: (part, name, imports) =>
      `${lines(imports)}\nnamespace Shop.${upper(part)};\npublic class ${upper(name)} { ${imports.map(({ mention }) => (mention === undefined ? '' : `${mention} used;`)).join(' ')} }\n`,
    own: (part, name) => ({
      line: `using Shop.${upper(part)};`,
      written: `Shop.${upper(part)}`,
      mention: upper(name),
    }),
    target: part => `csharp/${part}`,
    outside: name => ({ line: `using ${name}.Sub;`, written: `${name}.Sub` }),
    packages: { declared: 'Declared', other: 'Other' },
    named: name => `${name}.Sub`,
    tellsDeclared: false,
    declaration: 'class Ledger {}',
    pattern: 'csharp',
    call: 'class Call { void Run() { danger(1); } }',
  },
  rust: {
    root: 'rust/src',
    around: {
      'rust/Cargo.toml':
        '[package]\nname = "shop"\nedition = "2021"\n[dependencies]\nserde = "1"\n[dev-dependencies]\nproptest = "1"\n',
      'rust/src/lib.rs':
        'mod domain { pub mod d; }\nmod app { pub mod a; pub mod b; }\nmod ui { pub mod u; }\n',
    },
    path: (part, name) => `rust/src/${part}/${name}.rs`,
    text: (_part, name, imports) => `${lines(imports)}\npub struct ${upper(name)};\n`,
    own: (part, name) => ({
      line: `use crate::${part}::${name}::${upper(name)};`,
      written: `crate::${part}::${name}::${upper(name)}`,
    }),
    outside: name => ({ line: `use ${name}::sub::Thing;`, written: `${name}::sub::Thing` }),
    packages: { declared: 'serde', other: 'tokio', development: 'proptest' },
    declaration: 'struct Ledger;',
    pattern: 'rust',
    call: 'fn call() { danger(1) }',
  },
  php: {
    root: 'php',
    around: { 'php/composer.json': '{ "autoload": { "psr-4": { "Shop\\\\": "" } } }' },
    path: (part, name) => `php/${part}/${upper(name)}.php`,
    text: (part, name, imports) =>
      `<p>use Nothing;</p>\n<?php\nnamespace Shop\\${part};\n${lines(imports)}\nclass ${upper(name)} {}\n`,
    own: (part, name) => ({
      line: `use Shop\\${part}\\${upper(name)};`,
      written: `Shop\\${part}\\${upper(name)}`,
    }),
    outside: name => ({ line: `use ${name}\\Sub;`, written: `${name}\\Sub` }),
    packages: { declared: 'Declared', other: 'Other' },
    tellsDeclared: false,
    declaration: 'class Ledger {}',
    pattern: 'php',
    call: 'danger(1);',
  },
  ruby: {
    root: 'ruby',
    around: { 'ruby/Gemfile': "gem 'sinatra'\ngroup :test do\n  gem 'rspec'\nend\n" },
    path: (part, name) => `ruby/${part}/${name}.rb`,
    text: (_part, name, imports) => `${lines(imports)}\nclass ${upper(name)}\nend\n`,
    own: (part, name) => ({ line: `require_relative '../${part}/${name}'`, written: `'../${part}/${name}'` }),
    outside: name => ({ line: `require '${name}/sub'`, written: `'${name}/sub'` }),
    packages: { declared: 'sinatra', other: 'sequel', development: 'rspec' },
    tellsDeclared: false,
    declaration: 'class Ledger\nend',
    pattern: 'ruby',
    call: 'danger(1)',
  },
};
