import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../../src/core/drift/extract/import.ts';
import { php, scanPhp, spansOfPhp } from '../../../../src/core/drift/extract/php.ts';
import { expectInOrder, forTextsOf, many } from './anyText.ts';

/** Imports in short: kind, form, specifier and name. */
const scanned = (code: string): string[] =>
  scanPhp(`<?php\n${code}`).imports.map(({ kind, form, specifier, member }) =>
    [kind, form, specifier, member?.name].filter(part => part !== undefined).join(' '),
  );

/** Declared names, written out. */
const declared = (code: string): string[] =>
  (scanPhp(`<?php\n${code}`).declares ?? []).flatMap(({ space, names }) =>
    names.map(name => `${space}|${name}`),
  );

describe('use statements of PHP', () => {
  it.each<[string, string[]]>([
    ['use App\\Db;', ['value App\\Db']],
    ['use App\\Db as Database, App\\Cache;', ['value App\\Db', 'value App\\Cache']],
    ['use \\App\\Db;', ['value App\\Db']],
    ['USE App\\Db;', ['value App\\Db']],
    ['use App\\Db ?><p>use App\\No;</p>', ['value App\\Db']],
    ['use /* a */ App\\Db // b\n;', ['value App\\Db']],
    ['namespace A { use B\\C; } namespace D { use E\\F; }', ['value B\\C', 'value E\\F']],
  ])('%s', (code, imports) => {
    expect(scanned(code)).toEqual(imports);
  });

  it('group use gives one import a name, on the prefix', () => {
    const code = '<?php use App\\Infra\\{Db, Sub\\Cache as C, };';
    const { imports } = scanPhp(code);
    expect(imports.map(({ member }) => member?.name)).toEqual(['Db', 'Sub\\Cache']);
    for (const { start, end, specifier } of imports) expect(code.slice(start, end)).toBe(specifier);
    expect(imports.map(({ member }) => code.slice(member!.start, member!.end))).toEqual(['Db', 'Sub\\Cache']);
  });

  it('use function and use const, also mixed in a group', () => {
    expect(
      scanned('use function A\\f; use const A\\B; use A\\{C, function g, const D}; use function A\\{h};'),
    ).toEqual([
      'value function A\\f',
      'value const A\\B',
      'value A C',
      'value function A g',
      'value const A D',
      'value function A h',
    ]);
  });

  it('use of a trait in a class is no import', () => {
    expect(scanned('class A { use B, C { B::f insteadof C; } function g() {} } use D\\E;')).toEqual([
      'value D\\E',
    ]);
    expect(scanned('$a = new class(function () { return 1; }) extends B { use C; }; use D\\E;')).toEqual([
      'value D\\E',
    ]);
    expect(scanned('new class (new class { public $a; }) { use C; };')).toEqual([]);
    expect(scanned('enum A: string { use B; case C = "c"; }')).toEqual([]);
  });

  it('use of a closure is no import', () => {
    expect(scanned('$f = function () use ($x) {}; $g = function() use(&$y): int {};')).toEqual([]);
  });

  it('names written out without a use are not seen: FQCN `\\A\\B` in code', () => {
    expect(scanned('\\A\\B::f(); new \\C\\D(); namespace\\E::f();')).toEqual([]);
    expect(php.limits.join(' ')).toContain('without a `use`');
  });

  it('docblock types and string class names are not seen', () => {
    expect(scanned('/** @var \\A\\B $x use C\\D; */ $c = "use E\\F;"; $d = \'G\\H\';')).toEqual([]);
  });
});

describe('what is no code in PHP', () => {
  it.each<[string, string]>([
    ['heredoc', '$a = <<<EOT\nuse A\\B;\nEOT;\n'],
    ['indented heredoc with code in it', '$a = <<<"X"\n  {$b["x"]} ${c} use A\\B; XY\n  X;\n'],
    ['nowdoc', "$a = <<<'EOT'\nuse A\\B; {$x\nEOT;\n"],
    ['empty heredoc', '$a = <<<A\nA;\n'],
    ['comments', '// use A\\B;\n# use A\\B;\n/* use A\\B; */'],
    ['a quote within interpolated code', '$a = "{$b["use A\\B;"]} use C\\D;";'],
    ['backticks', '$a = `use A\\B; {$c["`"]}`;'],
    ['an escaped quote', "$a = 'it\\'s; use A\\B;';"],
  ])('%s', (_, code) => {
    expect(scanned(`${code}\nuse Z\\Z;`)).toEqual(['value Z\\Z']);
  });

  it('an attribute is code, a number sign otherwise begins a comment', () => {
    expect(scanned('#[A(b: "c")] class D {}\n#use E\\F;\nuse G\\H;')).toEqual(['value G\\H']);
  });

  it('inline HTML, and a comment that ends with the tag', () => {
    expect(scanPhp('<p>use A\\B;</p><?php // x ?> use C\\D; <?= 1 ?><?php use E\\F;').imports).toHaveLength(
      1,
    );
    expect(scanPhp('<?xml version="1.0"?> use A\\B;').imports).toEqual([]);
  });

  it('nothing behind __halt_compiler()', () => {
    expect(scanned('use A\\B; __halt_compiler(); use C\\D;')).toEqual(['value A\\B']);
  });

  it('spans are the literal pieces, and interpolated code is code', () => {
    const text = '<?php $a = "x {$b["y"]} $c z"; // d';
    const spans = spansOfPhp(text);
    const piece = (part: string) => spans.at(text.indexOf(part))?.kind;
    expect([piece('<?php'), piece('x {'), piece('y"'), piece(' z'), piece('// d')]).toEqual([
      'markup',
      'template',
      'template',
      'template',
      'lineComment',
    ]);
    expect(spans.isCode(text.indexOf('$b'))).toBe(true);
    expect(spans.isCode(text.indexOf('$c'))).toBe(true);
  });
});

describe('require and include', () => {
  it.each<[string, string[]]>([
    ["require 'a.php';", ['require a.php']],
    ["require_once('a.php');", ['require a.php']],
    ['include "a.php"; INCLUDE_ONCE "b.php";', ['require a.php', 'require b.php']],
    ["return require __DIR__ . '/a.php';", ['require directory ./a.php']],
    ["require dirname(__FILE__) . '/a.php';", ['require directory ./a.php']],
    ["require \\dirname(__DIR__) . '/a.php';", ['require directory ../a.php']],
    ["require dirname(__DIR__, 2) . '/a' . '/b.php';", ['require directory ../../a/b.php']],
    ["require dirname(dirname(__FILE__)) . DIRECTORY_SEPARATOR . 'a.php';", ['require directory ../a.php']],
    ["class A { function f() { return include __DIR__ . '/a.php'; } }", ['require directory ./a.php']],
    ["require $a . 'b.php'; require 'a' . $b; require \"a$b.php\"; require A . 'b.php';", []],
    ["$a->require('b'); A::include('c'); $require('d'); function requirePackages() {}", []],
    ["class A { function f() { $this->require('b'); $x->requireAll('c'); } }", []],
  ])('%s', (code, imports) => {
    expect(scanned(code)).toEqual(imports);
  });

  it('Windows separators are read as / is, but not where they may be escapes', () => {
    expect(scanned("require __DIR__ . '\\lib\\a.php'; include 'inc\\\\b.php';")).toEqual([
      'require directory ./lib/a.php',
      'require inc/b.php',
    ]);
    expect(scanned('include "inc\\\\b.php"; include "inc\\new.php";')).toEqual(['require inc/b.php']);
  });

  it('the range is that of the literal with its quotes', () => {
    const text = "<?php require __DIR__ . '/a.php';";
    const [found] = scanPhp(text).imports;
    expect(text.slice(found!.start, found!.end)).toBe("'/a.php'");
  });
});

describe('what a PHP file declares', () => {
  it('types, functions and constants of several namespaces with braces', () => {
    expect(
      declared(
        'namespace A\\B { class C {} function F() {} const D = 1, E = [1, 2]; } namespace { trait T {} }',
      ),
    ).toEqual(['a\\b|c', 'a\\b|f()', 'a\\b|const D', 'a\\b|const E', '|t']);
  });
  it('what stands in conditions, and nothing of what stands in classes', () => {
    const code =
      'namespace A; if (!class_exists("X")) { final class X { const Y = 1; function z() {} } } enum S: int {}';
    expect(declared(code)).toEqual(['a|x', 'a|s']);
  });
  it('define and class_alias with names written out', () => {
    expect(
      declared("define('A\\\\B', 1); class_alias(C::class, 'D\\E'); class_alias('F', \\G\\H::class);"),
    ).toEqual(['a|const B', 'd|e', 'g|h']);
  });
  it('no name for what has none', () => {
    expect(
      declared('$a = new class extends B {}; $f = function () {}; f(class: 1); A::class; $x->enum;'),
    ).toEqual([]);
  });
  it('mentions the names behind an alias', () => {
    expect(scanPhp('<?php #[Assert\\NotBlank] class A {}').mentions?.has(hashOf('notblank'))).toBe(true);
    expect(scanPhp('<?php class A extends B {}').mentions).toBeUndefined();
  });
});

describe('symbols of PHP', () => {
  it('names types, functions, methods and constants, in code only', () => {
    const text =
      '<?php namespace A; class B { const string C = "class X"; function d() {} } use function E\\f; // enum G';
    expect(php.symbols(text, php.spans(text)).map(({ name }) => name)).toEqual(['B', 'C', 'd']);
  });
});

describe('PHP that is broken or being typed', () => {
  const file =
    "<?php\nnamespace A;\nuse B\\C;\nuse D\\{E, F as G};\nrequire __DIR__ . '/x.php';\n#[H]\nclass I {\n  use J;\n  function k() { return \"{$l['m']}\" . <<<N\n  o\n  N; }\n}\n";
  it('every beginning of a file keeps the imports that are complete', () => {
    const all = scanPhp(file).imports;
    for (let length = 0; length <= file.length; length++) {
      const complete = all.filter(({ end, member }) => (member?.end ?? end) < length);
      expect(scanPhp(file.slice(0, length)).imports.slice(0, complete.length)).toEqual(complete);
    }
  });
  it('a statement that is being typed hides none behind it', () => {
    for (const typed of [
      'use',
      'use A',
      'use A\\',
      'use A as',
      'use function',
      'use A\\{B',
      'require',
      'class',
      'class X',
      'function',
      'if (',
    ]) {
      expect(scanned(`${typed}\nuse Z\\Z;`).at(-1), typed).toBe('value Z\\Z');
    }
  });
  it('never throws, and names only places of the text', () => {
    const tokens = [
      '<?php ',
      '?>',
      'use ',
      'A\\B',
      '{',
      '}',
      '(',
      ')',
      ';',
      ',',
      "'",
      '"',
      '`',
      '<<<A\n',
      '\nA',
      '$a',
      '{$',
      '${',
      '/*',
      '*/',
      '//',
      '#',
      '#[',
      '\\',
      'class ',
      'function ',
      'require ',
      '__DIR__ . ',
      'namespace ',
      'as ',
      '\n',
      'ä',
      '\ud800',
    ];
    forTextsOf(tokens, code => {
      const text = `<?php ${code}`;
      for (const { start, end } of scanPhp(text).imports) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      const spans = spansOfPhp(text);
      expectInOrder(spans.all, text);
      php.symbols(text, spans);
    });
  });
  // Each would take minutes if its cost were not linear.
  it.each([
    '"',
    "'",
    '(',
    '{',
    '}',
    '<<<A\n',
    '"{$',
    'use A,',
    'use A\\{',
    'require(',
    "require '",
    'new class(',
    '<?php ',
    '\\A',
    'class A{',
    '/*',
    "require 'a'.",
    'const A=',
    'class A{require',
    'require',
  ])('200,000 characters of %j end', token => {
    const text = `<?php ${many(token)}`;
    expect(scanPhp(text).imports.length).toBeLessThan(text.length);
    expect(spansOfPhp(text).all.length).toBeLessThan(text.length);
  });
});
