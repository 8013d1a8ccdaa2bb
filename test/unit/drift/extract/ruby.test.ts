import { describe, expect, it } from 'vitest';
import { ruby, scanRuby, spansOfRuby } from '../../../../src/core/drift/extract/ruby.ts';
import { expectInOrder, forTextsOf, many } from './anyText.ts';

/** Imports in short: kind, form and path. */
const scanned = (code: string): string[] =>
  scanRuby(code).imports.map(({ kind, form, specifier }) =>
    [kind, form, specifier].filter(Boolean).join(' '),
  );

describe('calls that load files in Ruby', () => {
  it.each<[string, string[]]>([
    ["require 'a'", ['require a']],
    ['require "a/b"; require("c")', ['require a/b', 'require c']],
    ["require_relative '../a'", ['require relative ../a']],
    ["require_relative('a') if b", ['require relative a']],
    ["load 'a.rb'; load('b.rb', true)", ['require load a.rb', 'require load b.rb']],
    ["autoload :A, 'a'; autoload(:B, 'b'); C.autoload :D, 'd'", ['dynamic a', 'dynamic b', 'dynamic d']],
    ["autoload 'A', 'a'", ['dynamic a']],
    ["Kernel.require 'a'; ::Kernel.load('b.rb')", ['require a', 'require load b.rb']],
    ["begin\n  require 'a'\nrescue LoadError\nend", ['require a']],
    ["require File.expand_path('../a', __FILE__)", ['require relative ./a']],
    ["require File.expand_path('a', __dir__)", ['require relative ./a']],
    ["require File.join(__dir__, '..', 'a')", ['require relative ../a']],
    ["require File.dirname(__FILE__) + '/a'", ['require relative ./a']],
    [
      'require "#{__dir__}/a"; require "#{File.dirname(__FILE__)}/b"',
      ['require relative ./a', 'require relative ./b'],
    ],
    ["require File.expand_path(File.join(File.dirname(__FILE__), '../a'))", ['require relative ../a']],
  ])('%s', (code, imports) => {
    expect(scanned(code)).toEqual(imports);
  });

  it('a computed path is no edge', () => {
    const codes = [
      'require "#{a}/b"',
      'require a',
      "require 'a' + b",
      "require 'a'.sub('b', 'c')",
      "require File.join(a, 'b')",
      "require ROOT + '/a'",
    ];
    expect(codes.flatMap(scanned)).toEqual([]);
  });

  it('methods of others, labels and definitions are no calls', () => {
    const codes = [
      "params.require 'a'",
      'YAML.load "a"',
      "{ require: 'a' }",
      "gem 'a', require: 'b'",
      "def require 'a'",
      "x.load('a')",
      ":require 'a'",
    ];
    expect(codes.flatMap(scanned)).toEqual([]);
  });

  it('the range is that of the literal with its quotes', () => {
    const text = "# ä\nrequire File.expand_path('../a', __FILE__)";
    const [found] = scanRuby(text).imports;
    expect(text.slice(found!.start, found!.end)).toBe("'../a'");
  });

  it('folders that are added to the load path are declared', () => {
    const code =
      "$LOAD_PATH.unshift File.expand_path('../lib', __FILE__)\n$: << 'vendor'\n$:.unshift(File.join(__dir__, 'x'))\n$:.push(y)";
    expect(scanRuby(code).declares).toEqual([{ space: '$LOAD_PATH', names: ['./lib', 'vendor', './x'] }]);
    expect(scanRuby("require 'a'").declares).toBeUndefined();
  });
});

describe('what is no code in Ruby', () => {
  it.each<[string, string]>([
    ['comments', "# require 'x'"],
    ['=begin and =end', "=begin\nrequire 'x'\n=end"],
    ['heredocs', "a = <<~A\n  require 'x'\n  A\nb(<<-'B', <<C)\n require 'x'\n B\nrequire 'x'\nC"],
    ['a heredoc whose label is quoted', 'a = <<~"A B"\nrequire \'x\'\nA B'],
    ['a heredoc with a method and an argument behind it', "f(<<~A.strip, 1)\nrequire 'x'\nA"],
    ['%q and nesting delimiters', "a = %q(require 'x' (require 'x') require 'x')"],
    ['%w and %i', "a = %w[require 'x'] + %i{a require 'x'}"],
    ['%r', "a = %r{require 'x' \\} {1} require 'x'}"],
    ['interpolated strings', 'a = "#{b["c"]} require \'x\' #{d { |e| "f" }} require \'x\'"'],
    ['backticks', "a = `require 'x'`"],
    ['a regular expression with a quote', "a = b =~ /'/\nc = d.gsub(/\"#{e}'/, '')"],
    ['a regular expression as an argument', 'a.match? /[\'"]/'],
    ['divisions', "a = b / c\nd = (1) / 2 # '\ne[0] / 3"],
    ['characters', 'a = ?"\nb = [?\', ?/]\nc = d ? e : f'],
    ['symbols', 'a = :"b \'c"\nd = { "e\'": 1 }\nf = :\'g"\''],
    ['globals of one character', '$\'; $"; $`; $/'],
    ['operators as method names', 'def /(a) end\ndef `(a) end\ndef %(a) end\ndef <<(a) end'],
    ['shifts', 'a << b\nc <<B\nclass << self\nend'],
    ['labels', "f(if: /'/, a: %w['])"],
  ])('%s', (_, code) => {
    expect(scanned(`${code}\nrequire 'z'`)).toEqual(['require z']);
  });

  it('nothing behind __END__', () => {
    expect(scanned("require 'a'\n__END__\nrequire 'b'")).toEqual(['require a']);
    expect(scanned("a = __END__.b\nrequire 'c'")).toEqual(['require c']);
  });

  it('code inside of an interpolation is code', () => {
    expect(scanned('"a #{require \'b\'} c"')).toEqual(['require b']);
    const text = 'a = "b #{c("d")} e"; f = /g#{h}/ # i';
    const spans = spansOfRuby(text);
    const at = (part: string) => spans.at(text.indexOf(part))?.kind;
    expect([at('b #'), at('c('), at('d"'), at(' e"'), at('g#'), at('h}'), at('# i')]).toEqual([
      'template',
      undefined,
      'string',
      'template',
      'regularExpression',
      undefined,
      'lineComment',
    ]);
  });

  it('code inside of a heredoc is code', () => {
    const text = 'a = <<~A\n  b #{c} d\nA\n';
    const spans = spansOfRuby(text);
    expect(spans.at(text.indexOf('b '))?.kind).toBe('template');
    expect(spans.isCode(text.indexOf('c}'))).toBe(true);
    expect(spans.isCode(text.indexOf(' d'))).toBe(false);
  });
});

describe('constants that Zeitwerk loads are not seen, as the limits say', () => {
  it.each<[string, string]>([
    ['nesting lookup (Module.nesting)', 'module A\n  class B\n    C.new\n  end\nend'],
    ['collapse', "loader.collapse('app/models/concerns')\nConcern.new"],
    ['inflections and acronyms', "loader.inflector.inflect('html' => 'HTML')\nHTML::Parser"],
    ['root namespaces', "loader.push_dir('app', namespace: Admin)\nAdmin::User"],
    ['autovivified namespaces', 'class Api::V1::Users; end'],
    ['associations such as belongs_to', "class A\n  belongs_to :order, class_name: 'Shop::Order'\nend"],
  ])('%s', (_, code) => {
    expect(scanned(code)).toEqual([]);
    expect(ruby.limits.join(' ')).toContain('Zeitwerk');
  });
});

describe('symbols of Ruby', () => {
  it('names classes, modules, methods and constants, in code only', () => {
    const text =
      'module A\n  class B::C < D\n    E = 1\n    def self.f?; end\n    def g; F == 1; end # class H\n    I ||= 2\n  end\nend';
    expect(ruby.symbols(text, ruby.spans(text)).map(({ name }) => name)).toEqual([
      'A',
      'C',
      'E',
      'f?',
      'g',
      'I',
    ]);
  });
});

describe('Ruby that is broken or being typed', () => {
  const file =
    "# a\nrequire 'b'\nrequire_relative \"c\"\nautoload :D, 'd'\nmodule E\n  f = <<~G\n    h\n  G\n  i = %w[j k] + [/l/, ?m, \"#{n}\"]\n  load 'o.rb'\nend\nrequire 'p'\n";
  it('every beginning of a file keeps the imports that are complete', () => {
    const all = scanRuby(file).imports;
    expect(all).toHaveLength(5);
    for (let length = 0; length <= file.length; length++) {
      const complete = all.filter(({ end }) => end < length);
      expect(scanRuby(file.slice(0, length)).imports.slice(0, complete.length)).toEqual(complete);
    }
  });
  it('a call that is being typed hides none behind it', () => {
    for (const typed of [
      'require',
      'require ',
      'require(',
      "require 'a",
      'require "a/b',
      'require_relative("a',
      'autoload :A',
      'autoload :A,',
      'def ',
      'class A <<',
      'a = <<~',
      'x /',
    ]) {
      expect(scanned(`${typed}\nrequire 'z'`).at(-1), typed).toBe('require z');
    }
  });
  it('never throws, and names only quoted places', () => {
    const tokens = [
      'require ',
      'autoload :A, ',
      "'a'",
      '"',
      "'",
      '#{',
      '}',
      '{',
      '(',
      ')',
      '%w[',
      '%q',
      ']',
      '<<~A\n',
      '\nA\n',
      '/',
      '?',
      ':',
      '`',
      '=begin\n',
      '\n=end\n',
      '__END__',
      'def ',
      '.',
      '$',
      '@',
      '\\',
      '\n',
      ' ',
      'File.join(',
      '__dir__',
      ', ',
      '+ ',
      'ä',
      '\ud800',
    ];
    forTextsOf(tokens, code => {
      const text = `${code}\nrequire 'z'`;
      for (const { start, end } of scanRuby(text).imports) {
        expect(`'"`).toContain(text[start]);
        expect(`'"`).toContain(text[end - 1]);
      }
      const spans = spansOfRuby(text);
      expectInOrder(spans.all, text);
      ruby.symbols(text, spans);
    });
  });
  // Each would take minutes if its cost were not linear.
  it.each([
    '"',
    "'",
    '(',
    '{',
    '%w[',
    '<<A,',
    '<<"A ',
    '#{',
    '"#{',
    'a /b ',
    "require 'a' ",
    'require(',
    "$:<<'a' ",
    '=begin\n',
    '?a',
    'a <<A\n',
    "File.join('a',",
    "require File.join('a', ",
    'require',
  ])('200,000 characters of %j end', token => {
    const text = `${many(token)}\nrequire 'z'`;
    expect(scanRuby(text).imports.length).toBeLessThan(text.length);
    expect(spansOfRuby(text).all.length).toBeLessThan(text.length);
  });
});
