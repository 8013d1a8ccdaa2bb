import { describe, expect, it } from 'vitest';
import { rust } from '../../../../src/core/drift/extract/rust.ts';
import { forTextsOf, many } from './anyText.ts';

/** Kind, specifier, name and form of each import, with the text that each of them stands on. */
const uses = (text: string): string[] =>
  rust.scan(text).imports.map(({ kind, specifier, start, end, member, all, form }) => {
    expect(text.slice(start, end).replace(/\s|\/\*.*?\*\//g, '')).toBe(specifier);
    const name = member === undefined ? '' : ` {${member.name} at ${text.slice(member.start, member.end)}}`;
    return `${kind} ${specifier}${name}${all ? ' *' : ''}${form === undefined ? '' : ` (${form})`}`;
  });
const specifiers = (text: string): string[] => rust.scan(text).imports.map(({ specifier }) => specifier);
const facts = (text: string): readonly string[] => rust.scan(text).declares?.[0]?.names ?? [];

const sample = `//! A crate: use doc::no;
#![allow(dead_code)]
use std::{collections::HashMap, io::{self, Read as _}};
pub use crate::infra::db;
pub(crate) mod app;
#[cfg(test)]
mod tests {
    use super::*;
    fn it<'a>(x: &'a str) -> char {
        use tempfile::TempDir;
        let c = '"'; let raw = r#"use no::raw;"#;
        '\\''
    }
}
/* /* nested */ use no::comment; */
fn late() { use std::fmt::Write; }
`;

describe('use declarations', () => {
  it('use crate, self and super, and pub use as a re-export', () => {
    expect(uses('use crate::a;\npub use self::b;\npub(in crate::x) use super::super::c;')).toEqual([
      'value crate::a',
      'reexport self::b',
      'reexport super::super::c',
    ]);
  });
  it('nested groups with members: one import for each name, on the prefix and on the name', () => {
    expect(uses('use a::b::{self, c::{D, e::F as G}, h};')).toEqual([
      'value a::b',
      'value a::b {c::D at D}',
      'value a::b {c::e::F at e::F}',
      'value a::b {h at h}',
    ]);
  });
  it('a group without a prefix is as many declarations', () => {
    expect(uses('use {a::b, c::{d, e}};')).toEqual(['value a::b', 'value c {d at d}', 'value c {e at e}']);
  });
  it('globs, also inside of groups', () => {
    expect(uses('use crate::a::*; use crate::b::{c::*, *};')).toEqual([
      'value crate::a *',
      'value crate::b {c at c} *',
      'value crate::b *',
    ]);
  });
  it('use inside functions counts', () => {
    expect(specifiers('fn f() { if x { use a::b; } }')).toEqual(['a::b']);
  });
  it('blanks, line breaks and comments may stand in a path', () => {
    expect(specifiers('use a :: /* x */ b\n  ::c;')).toEqual(['a::b::c']);
  });
  it('raw identifiers such as r#type are names, and r#use is no use', () => {
    expect(uses('use r#type::r#match; let r#use = a; x::r#use;')).toEqual(['value r#type::r#match']);
  });
  it('extern crate is a form of its own, with #[macro_use] and another name too', () => {
    expect(
      uses('#[macro_use] extern crate log;\nextern crate a as b;\nextern "C" { }\nextern crate self as me;'),
    ).toEqual(['value log (extern crate)', 'value a (extern crate)']);
  });
  it('impl Trait + use<…> is no import', () => {
    expect(specifiers("fn f<'a>() -> impl A + use<'a> { }")).toEqual([]);
  });
});

describe('what no use says, as the limits tell', () => {
  it('fully qualified paths in code without a use are not seen', () => {
    expect(uses('fn f() { crate::infra::db::open(); let x: actix_web::App; <a::B as c::D>::e(); }')).toEqual(
      [],
    );
    expect(rust.limits.join(' ')).toContain('without a `use`');
  });
  it('code of any feature and system counts', () => {
    const text =
      '#[cfg(feature = "sql")] use a::b;\n#[cfg(not(feature = "sql"))] use c::d;\n#[cfg(windows)] mod w { use e::f; }';
    expect(uses(text)).toEqual(['value a::b', 'value c::d', 'value e::f (in w)']);
  });
});

describe('what only the file can tell', () => {
  it('inline modules: paths are relative to them', () => {
    expect(uses('mod a { mod b { use super::X; } use self::Y; }')).toEqual([
      'value super::X (in a::b)',
      'value self::Y (in a)',
    ]);
  });
  it('cfg(test) modules, items and functions under #[test] are for tests', () => {
    const text =
      '#[cfg(test)] use a::b; #[cfg(all(test, unix))] mod t { use c::d; }\n#[tokio::test] async fn f() { use e::f; }\n#[cfg(not(test))] use g::h;\n#[cfg(any(test, unix))] use i::j;';
    expect(uses(text)).toEqual([
      'value a::b (test)',
      'value c::d (test in t)',
      'value e::f (test)',
      'value g::h',
      'value i::j',
    ]);
  });
  it('uniform paths: a child module, a name of the file, a name from a glob', () => {
    expect(uses('mod child; use child::X;')).toEqual(['value child::X (child)']);
    expect(uses('use a::b; use b::c; macro_rules! m { () => {} } pub(crate) use m;')).toEqual([
      'value a::b',
      'value b::c (own)',
      'reexport m (own)',
    ]);
    expect(uses('use a::*; use b::c;')[1]).toBe('value b::c (glob)');
    expect(uses('use serde::{self, de}; use serde::ser;')[2]).toBe('value serde::ser');
  });
  it('tests see the modules of the file around them by a glob alone', () => {
    expect(uses('mod log; mod tests { use super::*; use log::info; }')[1]).toBe('value log::info (child)');
    expect(uses('mod log; mod tests { use log::info; }')).toEqual(['value log::info (in tests)']);
  });
  it('mod x; is containment, no import: files, #[path], inline modules', () => {
    const text =
      'mod a; #[path = "x/y.rs"] pub mod b; mod c { mod d; }\n#[cfg_attr(unix, path = "u.rs")] mod e; #[cfg(test)] mod f;';
    expect(uses(text)).toEqual([]);
    expect(facts(text)).toEqual([
      'file a',
      'file b=x/y.rs',
      'inline c',
      'file c::d',
      'file e=u.rs',
      'test f',
    ]);
  });
});

describe('what is no code', () => {
  it('raw strings, byte strings, lifetimes and characters', () => {
    const text = `let a = r##"use no; "# "##; let b = br"\\"; let c = b"use no;\\""; let d = '"'; let e: &'static str = "'"; use yes;`;
    expect(specifiers(text)).toEqual(['yes']);
    expect(specifiers(`let c = ['\\'', '\\u{1F600}', '😀', '/']; use yes; // '"`)).toEqual(['yes']);
  });
  it('nested block comments and doc-comment code', () => {
    expect(specifiers('/// ```\n/// use no;\n/// ```\n/* /* */ use no; */ //! use no;\nuse yes;')).toEqual([
      'yes',
    ]);
  });
  it('macros: neither definitions nor quoted code count, other arguments do', () => {
    const text =
      'macro_rules! m { ($x:ty) => { use no::a; }; }\nquote::quote! { use no::b; }\ncfg_rt! { use yes::c; pub mod rt; }';
    expect(specifiers(text)).toEqual(['yes::c']);
    expect(facts(text)).toContain('file rt');
  });
});

describe('half-typed Rust', () => {
  it('keeps the imports before the cursor', () => {
    const places = (text: string) =>
      rust.scan(text).imports.map(({ start, member }) => `${start} ${member?.name}`);
    for (let length = 0; length <= sample.length; length++) {
      const before = rust.scan(sample).imports.filter(({ start }) => {
        const semicolon = sample.indexOf(';', start);
        return semicolon < length;
      });
      const kept = places(sample.slice(0, length));
      for (const { start, member } of before) expect(kept, `${length}`).toContain(`${start} ${member?.name}`);
    }
  });
  it.each([
    'use',
    'use a',
    'use a::',
    'use a::{b,',
    'use a::{b, c',
    'use a::{b::{',
    'pub use a as',
    'mod',
    'mod m {',
    'extern crate',
    'quote! { a(',
    'fn f() {',
    "let c = '",
  ])('loses nothing behind %j', start => {
    expect(specifiers(`${start}\nuse y::z;`).at(-1)).toBe('y::z');
  });
});

describe('the names of an open `use`', () => {
  const read = (text: string) =>
    rust.scan(text).imports.map(({ specifier, member }) => [specifier, member?.name].join(' '));
  it('count when a comma or brace stands behind them', () => {
    expect(read('use crate::a::{b, c::{d, e}, f')).toEqual(['crate::a b', 'crate::a c::d', 'crate::a c::e']);
    expect(read('use crate::a::{b, c::{d, e')).toEqual(['crate::a b', 'crate::a c::d']);
    expect(read('use crate::a::{b, c\n\nuse x::y;')).toEqual(['crate::a b', 'x::y ']);
    expect(read('use crate::a::{b, c}\nfn f() {}')).toEqual(['crate::a b', 'crate::a c']);
    expect(read('use crate::a')).toEqual([]);
  });
  it('are none where something else goes on behind the braces', () => {
    expect(read('m! { use { a, b } => c }')).toEqual([]);
  });
});

describe('any text', () => {
  const tokens = [
    'use',
    'mod',
    'pub',
    'extern',
    'crate',
    'self',
    'a',
    '::',
    '{',
    '}',
    '*',
    ',',
    ';',
    ' as ',
    '_',
    '"',
    "'",
    "'a",
    'r#',
    'r"',
    '#',
    '#[path = "',
    '#[cfg(test)]',
    ']',
    '(',
    ')',
    '//',
    '/*',
    '*/',
    '\n',
    '\\',
    'm!',
    'quote!',
    'macro_rules! m',
    '\ud800',
    'ä',
  ];
  it('never throws, and reports names as they stand', () => {
    forTextsOf(tokens, text => {
      for (const { start, end, member } of rust.scan(text).imports) {
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
        expect(
          member === undefined ||
            (member.start >= end && member.end <= text.length) ||
            member.start === start,
        ).toBe(true);
      }
      const spans = rust.spans(text);
      for (const symbol of rust.symbols(text, spans)) {
        expect(text.slice(symbol.start, symbol.end)).toBe(symbol.name);
      }
    });
  });
  it.each([
    ...tokens,
    'use ',
    'use a::',
    'use {',
    'use a,',
    'mod a;',
    'mod a {',
    'quote! {',
    'use a;',
    '\n#[cfg_attr(',
  ])('a million times %j comes to an end', token => {
    const text = many(token, 1_000_000);
    rust.scan(text);
    rust.symbols(text, rust.spans(text));
  });
});

describe('Rust text', () => {
  it('spans are comments and strings of all kinds, never lifetimes', () => {
    const text = `/// a\nlet x: &'a str = "b"; /* c */ r#"d"# '\\n' b"e" r#type`;
    expect(rust.spans(text).all.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual([
      'lineComment /// a',
      'string "b"',
      'blockComment /* c */',
      'string r#"d"#',
      "string '\\n'",
      'string "e"',
    ]);
  });
  it('symbols are what the file declares', () => {
    const text =
      'pub struct Order; enum E {} impl Order { pub const fn total(&self) {} } trait T {} type Y = u8;\nconst MAX: u8 = 1; static mut COUNT: u8 = 0; macro_rules! mac { } mod m; union U {} // fn no()';
    expect(rust.symbols(text, rust.spans(text)).map(({ name }) => name)).toEqual([
      'Order',
      'E',
      'total',
      'T',
      'Y',
      'MAX',
      'COUNT',
      'mac',
      'm',
      'U',
    ]);
  });
});
