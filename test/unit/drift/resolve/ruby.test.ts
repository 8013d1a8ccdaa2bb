import { describe, expect, it } from 'vitest';
import { ScannedTree } from './declaring.ts';
import { empty } from './tree.ts';

const gem = (name: string, more = '') =>
  `Gem::Specification.new do |s|\n  s.name = "${name}"\n${more}\nend\n`;

const project = {
  'shop.gemspec': gem('shop', '  s.add_dependency "rack", "~> 3"\n  s.add_development_dependency "pry"'),
  Gemfile:
    "source 'https://gems.example'\ngemspec\ngem 'rails'\ngroup :development, :test do\n  gem 'rspec'\nend\ngem 'webmock', group: :test\ngem 'rack-test', require: false\n",
  'Gemfile.lock': 'GEM\n  specs:\n    activesupport (8.0)\n    nokogiri (1.0)\n    rack (3.0)\n',
  ...empty('lib/shop.rb', 'lib/shop/order.rb', 'spec/spec_helper.rb', 'bin/tool.rb', 'tasks/a.rake'),
};
const targets = (code: string, from = 'lib/shop/main.rb', more: Record<string, string> = {}, ignored = {}) =>
  new ScannedTree({ ...project, ...more }, ignored).targets(from, code);

describe('paths of the workspace', () => {
  it.each<[string, string[]]>([
    ["require_relative 'order'", ['lib/shop/order.rb']],
    ["require_relative '../shop/order.rb'", ['lib/shop/order.rb']],
    ["require_relative 'missing'", ['unresolved']],
    ["require 'shop/order'; require 'shop'", ['lib/shop/order.rb', 'lib/shop.rb']],
    ["autoload :Order, 'shop/order'", ['lib/shop/order.rb']],
    ["require File.expand_path('../order', __FILE__)", ['lib/shop/order.rb']],
    ["require './bin/tool'", ['bin/tool.rb']],
    ["load 'tasks/a.rake'", ['tasks/a.rake']],
    ["require 'spec_helper'", ['spec/spec_helper.rb']],
    ["require 'shop/missing'", ['unresolved']],
  ])('%s', (code, expected) => {
    expect(targets(code)).toEqual(expected);
  });

  it('require paths of a gemspec', () => {
    const more = {
      'a/a.gemspec': gem('a', '  s.require_paths = %w[source ext]'),
      ...empty('a/source/a/b.rb'),
    };
    expect(targets("require 'a/b'", 'a/source/a.rb', more)).toEqual(['a/source/a/b.rb']);
  });

  it('several gems in one repository find each other', () => {
    const more = { 'a/a.gemspec': gem('a'), 'b/b.gemspec': gem('b'), ...empty('a/lib/a/x.rb', 'b/lib/b.rb') };
    expect(targets("require 'a/x'; require 'b'", 'b/lib/b/y.rb', more)).toEqual([
      'a/lib/a/x.rb',
      'b/lib/b.rb',
    ]);
  });

  it('what a source adds to $LOAD_PATH, and what it does not add any more', () => {
    const more = {
      'bin/setup.rb': "$LOAD_PATH.unshift File.expand_path('../vendor', __dir__)",
      ...empty('vendor/thing/a.rb'),
    };
    expect(targets("require 'thing/a'", 'bin/tool.rb', more)).toEqual(['vendor/thing/a.rb']);
    expect(targets("require 'thing/a'", 'bin/tool.rb', empty('vendor/thing/a.rb'))).toEqual([
      'package thing',
    ]);
  });

  it('folders of an application', () => {
    expect(targets("require 'user'", 'config/a.rb', empty('app/models/user.rb'))).toEqual([
      'app/models/user.rb',
    ]);
  });

  it('what is generated or compiled is no false alarm', () => {
    expect(targets("require_relative 'parser'", undefined, empty('lib/shop/parser.y'))).toEqual([
      'lib/shop/parser.y',
    ]);
    expect(targets("require 'shop/built'", undefined, {}, empty('lib/shop/built.rb'))).toEqual([
      'lib/shop/built.rb',
    ]);
    expect(targets("require 'shop/native'", undefined, empty('ext/native/extconf.rb'))).toEqual([
      'builtin native',
    ]);
  });

  it('a gem that shares the beginning of a path may provide it', () => {
    const more = { Gemfile: "gem 'shop-extra'" };
    expect(targets("require 'shop/missing'", undefined, more)).toEqual(['package shop']);
  });
});

describe('gems', () => {
  it('are named as the manifests call them, with the names of the path', () => {
    const files = new ScannedTree(project);
    expect(
      files.resolutions(
        'lib/a.rb',
        "require 'rack/test'; require 'active_support/all'; require 'unknown/part'",
      ),
    ).toEqual([
      { kind: 'package', name: 'rack-test', names: ['rack', 'rack/test'] },
      {
        kind: 'package',
        name: 'activesupport',
        names: ['active_support', 'active_support-all', 'active_support/all'],
      },
      { kind: 'package', name: 'unknown', names: ['unknown-part', 'unknown/part'] },
    ]);
  });

  it("Ruby's own library is built in, and gems beside it are not", () => {
    expect(targets("require 'json'; require 'net/http'; require 'net/ssh'; require 'bundler/setup'")).toEqual(
      ['builtin json', 'builtin net', 'package net', 'builtin bundler'],
    );
  });

  it('status: gemspec and Gemfile with its groups, and unknown where nothing tells', () => {
    const files = new ScannedTree(project);
    const as = (name: string) => files.status('lib/a.rb', name).as;
    expect(['rack', 'rails', 'rack-test', 'activesupport', 'shop'].map(as)).toEqual(
      Array(5).fill('production'),
    );
    expect(['pry', 'rspec', 'webmock', 'rspec-core'].map(as)).toEqual(Array(4).fill('development'));
    expect(as('nokogiri')).toBe('undeclared');
    expect(as('elsewhere')).toBe('unknown');
    expect(new ScannedTree({ 'a.rb': '' }).status('a.rb', 'x')).toEqual({
      as: 'undeclared',
      manifest: undefined,
    });
  });

  it('status: a Gemfile that declares gems by code leaves it open', () => {
    const files = new ScannedTree({
      ...project,
      Gemfile: "%w[a b].each { |name| gem name }\neval_gemfile 'other'",
    });
    expect(files.status('lib/a.rb', 'nokogiri').as).toBe('unknown');
  });

  it('status: groups end with their block', () => {
    const gemfile =
      "group :test do\n  if a\n    gem 'b'\n  end\n  gem 'c'\nend\ngem 'd', groups: [:test, :production]\n# gem 'e'\n";
    const files = new ScannedTree({ Gemfile: gemfile });
    expect(['b', 'c', 'd', 'e'].map(name => files.status('a.rb', name).as)).toEqual([
      'development',
      'development',
      'production',
      'unknown',
    ]);
  });
});

describe('hostile manifests and paths', () => {
  it.each(['group', "gem '", 'end\nend\nend', 's.require_paths = [', `gem 'a',\n${"'b',\n".repeat(1000)}`])(
    '%j',
    text => {
      const files = new ScannedTree({
        Gemfile: text,
        'a.gemspec': text,
        'Gemfile.lock': text,
        ...empty('lib/a.rb'),
      });
      expect(files.targets('b.rb', "require 'a'")).toEqual(['lib/a.rb']);
      expect(() => files.status('b.rb', 'c')).not.toThrow();
    },
  );
  it('paths that leave the workspace, and names of object members', () => {
    expect(
      targets("require_relative '../../../x'; require '/x'; require 'constructor'; require '__proto__/a'"),
    ).toEqual(['unresolved', 'package /x', 'package constructor', 'package __proto__']);
  });
});
