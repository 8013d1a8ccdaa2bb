import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blueprint, fingerprints, ruleFindings } from '../tree.ts';
import { edgesOf, graphOf } from './edgesOf.ts';
import { tree } from './tree.ts';

const cargo = (name: string, rest = ''): string => `[package]\nname = "${name}"\nedition = "2021"\n${rest}`;
const edges = (contents: Record<string, string>, path: string): string[] => edgesOf(tree(contents), path);

const app = {
  'Cargo.toml': cargo('my-app', '[dependencies]\nactix-web = "4"\n'),
  'src/lib.rs': 'pub mod infra;\nmod app;\nmod util;',
  'src/infra/mod.rs': 'pub mod db;\npub mod inline { pub fn f() {} }\npub fn connect() {}',
  'src/infra/db.rs': 'pub struct Conn;',
  'src/app.rs': 'mod orders;',
  'src/app/orders.rs': '',
  'src/util.rs': 'pub use crate::infra::db::Conn;',
};

describe('the mod tree', () => {
  it('mod.rs, files beside folders and items: a use leads to the file of the innermost module on its path', () => {
    const uses =
      'use crate::infra::db::Conn;\nuse crate::infra::connect;\nuse super::super::util::Conn;\nuse crate::app;';
    expect(edges({ ...app, 'src/app/orders.rs': uses }, 'src/app/orders.rs')).toEqual([
      'crate::infra::db::Conn → src/infra/db.rs',
      'crate::infra::connect → src/infra/mod.rs',
      'super::super::util::Conn → src/util.rs',
      'crate::app → src/app.rs',
    ]);
  });
  it('pub use: the importer depends on the barrel only', () => {
    expect(edges({ ...app, 'src/app.rs': 'use crate::util::Conn;' }, 'src/app.rs')).toEqual([
      'crate::util::Conn → src/util.rs',
    ]);
  });
  it('nested groups with members: modules of their own stand on the name', () => {
    const uses = 'use crate::infra::{self, connect, db, db::Conn as C};\nuse crate::{app::X, util::*};';
    expect(edges({ ...app, 'src/app.rs': uses }, 'src/app.rs')).toEqual([
      'crate::infra → src/infra/mod.rs',
      'db → src/infra/db.rs',
      'util → src/util.rs',
    ]);
  });
  it('globs lead to the file of the module', () => {
    expect(edges({ ...app, 'src/app.rs': 'use crate::infra::db::*;\nuse super::*;' }, 'src/app.rs')).toEqual([
      'crate::infra::db → src/infra/db.rs',
      'super → src/lib.rs',
    ]);
  });
  it('inline modules are parts of their file, and cfg(test) modules that name it are no import', () => {
    const text =
      'mod db2 {}\nmod tests { use super::*; use crate::infra::inline::f; use super::super::util; }';
    expect(edges({ ...app, 'src/app.rs': text }, 'src/app.rs')).toEqual([
      'crate::infra::inline::f → src/infra/mod.rs',
      'super::super::util → src/util.rs',
    ]);
  });
  it('#[path], also inside of inline modules', () => {
    const files = {
      'Cargo.toml': cargo('a'),
      'src/lib.rs':
        '#[path = "sys/unix.rs"] mod os;\nmod m { #[path = "deep.rs"] mod d; }\nuse os::Y;\nuse crate::m::d::Z;',
      'src/sys/unix.rs': 'mod child;\nuse child::X;\nuse super::os;',
      'src/sys/child.rs': '',
      'src/m/deep.rs': '',
    };
    expect(edges(files, 'src/lib.rs')).toEqual(['os::Y → src/sys/unix.rs', 'crate::m::d::Z → src/m/deep.rs']);
    expect(edges(files, 'src/sys/unix.rs')).toEqual(['child::X → src/sys/child.rs']);
  });
  it('mod x; is containment, no import', () => {
    expect(edges(app, 'src/lib.rs')).toEqual([]);
  });
  it('uniform paths: a child module, an enum of the file, a name of the file', () => {
    const text =
      'mod orders;\nuse orders::X;\nenum Kind { A }\nuse Kind::A;\nuse crate::infra::db;\nuse db::Conn;';
    expect(edges({ ...app, 'src/app.rs': text }, 'src/app.rs')).toEqual([
      'orders::X → src/app/orders.rs',
      'crate::infra::db → src/infra/db.rs',
    ]);
  });
  it('edition-2015 paths begin at the root of the crate', () => {
    const old = {
      ...app,
      'Cargo.toml': '[package]\nname = "old"\n[dependencies]\nlog = "1"',
      'src/app.rs': 'use infra::db;\nuse log::info;\nuse ::util::Conn;',
    };
    expect(edges(old, 'src/app.rs')).toEqual([
      'infra::db → src/infra/db.rs',
      'log::info → package log',
      '::util::Conn → src/util.rs',
    ]);
  });
  it('a file that #[path] and mod name in a circle ends', () => {
    const files = {
      'Cargo.toml': cargo('a'),
      'src/lib.rs': '#[path = "lib.rs"] mod a;\nmod util;\nuse crate::a::a::util::X;',
      'src/util.rs': '',
    };
    expect(edges(files, 'src/lib.rs')).toEqual(['crate::a::a::util::X → src/util.rs']);
  });
  it('a module that several crates share is whole in each of them', () => {
    const files = {
      'Cargo.toml': cargo('a'),
      'tests/one.rs': 'mod common;\nmod own;\nuse common::deep::X;',
      'tests/two.rs': 'mod common;\nuse crate::common::deep::Y;',
      'tests/own.rs': '',
      'tests/common/mod.rs': 'pub mod deep;',
      'tests/common/deep.rs': 'use crate::own2::Z;',
    };
    expect(edges(files, 'tests/one.rs')).toEqual(['common::deep::X → tests/common/deep.rs']);
    expect(edges(files, 'tests/two.rs')).toEqual(['crate::common::deep::Y → tests/common/deep.rs']);
    expect(edges(files, 'tests/common/deep.rs')).toEqual([]);
  });
});

describe('what leads nowhere', () => {
  it('a module that is not there is unresolved; so is super beyond the root', () => {
    const text =
      'use crate::nowhere::X;\nuse crate::infra::{gone::Y, connect};\nuse super::super::z;\nuse crate::gone2::*;';
    expect(edges({ ...app, 'src/app.rs': text }, 'src/app.rs')).toEqual([
      'crate::nowhere::X → unresolved',
      'gone::Y → unresolved',
      'crate::infra → src/infra/mod.rs',
      'super::super::z → unresolved',
      'crate::gone2 → unresolved',
    ]);
  });
  it('macros and globs may declare modules: then nothing is said', () => {
    const lib = (text: string) => ({
      ...app,
      'src/lib.rs': `mod app;\n${text}`,
      'src/app.rs': 'use crate::made::X;',
    });
    expect(edges(lib('include!("made.rs");'), 'src/app.rs')).toEqual(['crate::made::X → src/lib.rs']);
    expect(edges(lib('pub use actix_web::*;'), 'src/app.rs')).toEqual(['crate::made::X → src/lib.rs']);
    expect(edges(lib('pub use actix_web::made;'), 'src/app.rs')).toEqual(['crate::made::X → src/lib.rs']);
    expect(edges({ ...lib('cfg_rt! { mod made; }'), 'src/made.rs': '' }, 'src/app.rs')).toEqual([
      'crate::made::X → src/made.rs',
    ]);
  });
  it('a file that no crate reaches stands where its path says, and is never unresolved', () => {
    const stray = {
      'src/app/a.rs': 'use crate::infra::db::X;\nuse super::b;\nuse crate::nowhere::Y;',
      'src/app/b.rs': '',
      'src/infra/db.rs': '',
    };
    expect(edges(stray, 'src/app/a.rs')).toEqual([
      'crate::infra::db::X → src/infra/db.rs',
      'super::b → src/app/b.rs',
    ]);
    expect(edges({ ...app, 'tests/ui/a.rs': 'use crate::nowhere::X;' }, 'tests/ui/a.rs')).toEqual([]);
  });
});

describe('crates', () => {
  it('build.rs, examples, tests and benches are crate roots of their own; the library is a crate by its name', () => {
    const text = 'mod common;\nuse my_app::infra::db::Conn;\nuse crate::common::x;';
    const files = {
      ...app,
      'tests/it.rs': text,
      'tests/common/mod.rs': '',
      'src/main.rs': text,
      'src/common.rs': '',
      'build.rs': 'use my_app::X;',
    };
    expect(edges(files, 'tests/it.rs')).toEqual([
      'my_app::infra::db::Conn → src/infra/db.rs',
      'crate::common::x → tests/common/mod.rs',
    ]);
    expect(edges(files, 'src/main.rs')).toEqual([
      'my_app::infra::db::Conn → src/infra/db.rs',
      'crate::common::x → src/common.rs',
    ]);
  });
  it('autotests = false: a file of tests belongs to the target that names it', () => {
    const files = {
      ...app,
      'Cargo.toml':
        '[package]\nname = "a"\nedition = "2021"\nautotests = false\n[[test]]\nname = "all"\npath = "tests/all.rs"',
      'tests/all.rs': 'mod one; mod util;',
      'tests/one.rs': 'use crate::util::X;',
      'tests/util.rs': '',
    };
    expect(edges(files, 'tests/one.rs')).toEqual(['crate::util::X → tests/util.rs']);
  });
  it('packages: the name in code, and the one with dashes', () => {
    expect(
      edges(
        {
          ...app,
          'src/app.rs': 'use actix_web::App;\nuse std::io;\nextern crate alloc;\nuse ::not_there::X;',
        },
        'src/app.rs',
      ),
    ).toEqual([
      'actix_web::App → package actix_web actix-web',
      'std::io → builtin std',
      'alloc → builtin alloc',
      '::not_there::X → package not_there not-there',
    ]);
  });
  const workspace = {
    'Cargo.toml':
      '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nedition = "2021"\n[workspace.dependencies]\ncore-lib = { path = "crates/core" }\nserde = "1"\n[patch.crates-io]\npatched = { path = "crates/patched" }',
    'crates/core/Cargo.toml':
      '[package]\nname = "core-lib"\nedition.workspace = true\n[lib]\nname = "corelib"',
    'crates/core/src/lib.rs': 'pub mod model;',
    'crates/core/src/model.rs': '',
    'crates/patched/Cargo.toml': cargo('patched'),
    'crates/patched/src/lib.rs': '',
    'crates/web/Cargo.toml':
      '[package]\nname = "web"\nedition.workspace = true\n[dependencies]\ncore-lib.workspace = true\nkern = { package = "core-lib", path = "../core" }\npatched = "1"\njson = { package = "serde_json", version = "1" }\nserde = { workspace = true }\n',
  };
  it('workspace members, path dependencies, package = renames, workspace inheritance and patches', () => {
    const text =
      'use kern::model::X;\nuse corelib::model::Y;\nuse patched::Z;\nuse json::Value;\nuse serde::Serialize;';
    expect(edges({ ...workspace, 'crates/web/src/lib.rs': text }, 'crates/web/src/lib.rs')).toEqual([
      'kern::model::X → crates/core/src/model.rs (kern)',
      'corelib::model::Y → crates/core/src/model.rs (corelib)',
      'patched::Z → crates/patched/src/lib.rs (patched)',
      'json::Value → package json serde_json',
      'serde::Serialize → package serde',
    ]);
  });
  it('extern crate with another name gives it to the whole crate', () => {
    const files = {
      ...app,
      'src/lib.rs': 'extern crate actix_web as web;\nmod app;',
      'src/app.rs': 'use web::App;',
    };
    expect(edges(files, 'src/app.rs')).toEqual(['web::App → package actix_web actix-web']);
  });
  it('a broken Cargo.toml still tells what can be read of it', () => {
    const files = { ...app, 'Cargo.toml': `${app['Cargo.toml']}serde = \n` };
    expect(edges({ ...files, 'src/app.rs': 'use actix_web::App;' }, 'src/app.rs')).toEqual([
      'actix_web::App → package actix_web actix-web',
    ]);
  });
});

describe('declared packages', () => {
  const manifest = cargo(
    'a-b',
    '[dependencies]\nserde = "1"\nmd-5 = "0.10"\nlog = { version = "1", optional = true }\n[features]\nx = ["log"]\n[dev-dependencies]\ntempfile = "3"\n[build-dependencies]\ncc = "1"\n[target.\'cfg(unix)\'.dependencies]\nlibc = "0.2"\n',
  );
  const status = (path: string, name: string) => {
    const files = { 'Cargo.toml': manifest, 'src/lib.rs': '', 'build.rs': '' };
    return graphOf(tree(files)).statusOf(path, name, 'value').as;
  };
  it('dependencies, also optional ones of features and those of single systems', () => {
    expect(['serde', 'log', 'libc', 'a_b', 'md5'].map(name => status('src/lib.rs', name))).toEqual(
      Array(5).fill('production'),
    );
  });
  it('dev and build dependencies', () => {
    expect(status('src/lib.rs', 'tempfile')).toBe('development');
    expect(status('src/lib.rs', 'cc')).toBe('undeclared');
    expect(status('build.rs', 'cc')).toBe('production');
    expect(status('build.rs', 'serde')).toBe('undeclared');
  });
  it('without a Cargo.toml it cannot be told', () => {
    expect(graphOf(tree({ 'a.rs': '' })).statusOf('a.rs', 'x', 'value').as).toBe('unknown');
  });
  it('what only cfg(test) code imports is marked as for tests, in files of test modules too', () => {
    const graph = graphOf(
      tree({
        'Cargo.toml': manifest,
        'src/lib.rs':
          '#[cfg(test)] mod tests;\n#[cfg(test)] mod inner { use tempfile::A; }\nuse tempfile::B;',
        'src/tests.rs': 'use tempfile::C;',
      }),
    );
    const marks = (path: string) =>
      graph.file(path)?.edges.map(({ target }) => target.kind === 'package' && target.forTests === true);
    expect(marks('src/lib.rs')).toEqual([true, false]);
    expect(marks('src/tests.rs')).toEqual([true]);
  });
});

describe('dev_only_in', () => {
  it('lets cfg(test) code use development dependencies wherever it stands, and no other code', () => {
    const found = ruleFindings({
      '.plumbrule/blueprint.yaml': blueprint(
        '  all: { paths: ["src/**"] }',
        '  - { id: PKG, kind: packages, from: all, dev_only_in: ["tests/**"] }',
      ),
      'Cargo.toml': cargo('a', '[dev-dependencies]\ntempfile = "3"\n'),
      'src/lib.rs': '#[cfg(test)] mod tests { use tempfile::A; }\nmod other;',
      'src/other.rs': 'use tempfile::B;',
    });
    expect(fingerprints(found)).toEqual(['PKG src/other.rs tempfile']);
  });
});

describe('editing', () => {
  it('a mod that is added leads imports of other files to its file', () => {
    const files = tree({ ...app, 'src/new.rs': '', 'src/app.rs': 'use crate::new::X;' });
    const graph = graphOf(files);
    expect(graph.file('src/app.rs')?.edges[0]?.target.kind).toBe('unresolved');
    graph.set('src/lib.rs', { text: `${app['src/lib.rs']}\nmod new;` });
    expect(graph.file('src/app.rs')?.edges[0]?.target).toEqual({ kind: 'file', path: 'src/new.rs' });
  });
});

describe('hostile input', () => {
  it('whatever stands in manifests and sources, an answer comes', () => {
    const line = fc.constantFrom(
      ...[
        '[package]',
        '[lib]',
        '[workspace]',
        '[dependencies]',
        '[[bin]]',
        '[patch.x]',
        'name = "a"',
        'name = 1',
      ],
      ...[
        'path = "../.."',
        'path = "src/lib.rs"',
        'edition = []',
        'a = { path = ".", package = "b" }',
        'x = [',
      ],
    );
    const code = fc.constantFrom(
      ...[
        'mod a;',
        'mod lib;',
        '#[path = "../../x.rs"] mod b;',
        'mod c {',
        '}',
        'use a::b;',
        'use super::*;',
      ],
      ...[
        'use crate::{self, a::*};',
        'use self;',
        'use ::x;',
        'extern crate a as b;',
        'use super::super::super::x;',
      ],
    );
    const lines = (one: fc.Arbitrary<string>) => fc.array(one, { maxLength: 12 }).map(all => all.join('\n'));
    fc.assert(
      fc.property(lines(line), lines(line), lines(code), lines(code), (root, nested, a, b) => {
        const files = tree({
          'Cargo.toml': root,
          'x/Cargo.toml': nested,
          'src/lib.rs': a,
          'src/a.rs': b,
          'x/b.rs': b,
        });
        const graph = graphOf(files);
        for (const path of ['src/lib.rs', 'src/a.rs', 'x/b.rs']) {
          for (const { target } of graph.file(path)!.edges) {
            expect(target.kind !== 'file' || files.has(target.path)).toBe(true);
          }
          graph.statusOf(path, 'a', 'value');
        }
      }),
    );
  });
  it('TOML nested beyond all measure is as good as empty', () => {
    const files = { 'Cargo.toml': `a = ${'['.repeat(100_000)}`, 'src/lib.rs': 'use x::y;' };
    expect(edges(files, 'src/lib.rs')).toEqual(['x::y → package x']);
  });
});
