import { describe, expect, it } from 'vitest';
import type { Resolution } from '../../../../src/core/drift/resolve/resolution.ts';
import { ScannedTree } from './declaring.ts';

const main = 'app/src/main/java/com/acme/app/Main.java';
const sources = {
  'app/build.gradle.kts': 'plugins { java }',
  'app/src/main/java/com/acme/infra/Db.java':
    'package com.acme.infra; public class Db { static class Row {} } class Hidden {}',
  'app/src/main/java/com/acme/infra/Cache.java': 'package com.acme.infra; public interface Cache {}',
  'app/src/main/java/com/acme/infra/package-info.java': '@Safe package com.acme.infra;',
  [main]: 'package com.acme.app; class Main {}',
};
type Tree = Record<string, string>;
const java = (text: string, more: Tree = {}, from = main, ignored: Tree = {}) =>
  new ScannedTree({ ...sources, ...more }, ignored).targets(from, text);

const file = (path: string) => `app/src/main/java/com/acme/${path}`;
const db = file('infra/Db.java');
const cache = file('infra/Cache.java');

describe('imports of Java', () => {
  it.each<[string, string]>([
    ['import com.acme.infra.Db;', db],
    ['import com.acme.infra.Hidden;', db],
    ['import com.acme.infra.Db.Row;', db],
    ['import com.acme.infra.Db.Row.Cell;', db],
    ['import static com.acme.infra.Db.open;', db],
    ['import static com.acme.infra.Db.*;', db],
    ['import static com.acme.infra.Db.Row.of;', db],
    ['import com.acme.infra.Db.*;', db],
    ['import java.sql.Connection;', 'builtin java.sql'],
    ['import static java.util.stream.Collectors.toList;', 'builtin java.util.stream'],
    ['import javax.xml.parsers.SAXParser;', 'builtin javax.xml.parsers'],
    ['import javax.xml.bind.JAXB;', 'package javax.xml.bind'],
    ['import javax.inject.Inject;', 'package javax.inject'],
    ['import org.hibernate.query.Query;', 'package org.hibernate.query'],
    ['import org.hibernate.query.*;', 'package org.hibernate.query'],
    ['import static org.junit.Assert.*;', 'package org.junit'],
    ['import org.lowercase.thing;', 'package org.lowercase'],
    ['import module java.sql;', 'builtin java.sql'],
    ['import com.acme.proto.Order;', 'package com.acme.proto'],
  ])('%s', (text, target) => {
    expect(java(text)).toEqual([target]);
  });

  it('static imports: the class is what stands before the member', () => {
    expect(java('import static com.acme.infra.Db.open; import static com.acme.infra.Db.*;')).toEqual([
      db,
      db,
    ]);
  });

  it('nested classes in imports lead to the file of the outer one, also through several', () => {
    expect(java('import com.acme.infra.Db.Row; import com.acme.infra.Db.Row.Cell;')).toEqual([db, db]);
    expect(java('import static com.acme.infra.Db.Row.of; import com.acme.infra.Db.Row.*;')).toEqual([db, db]);
  });

  it('imports that nothing uses count, and those of a constant that the compiler copies', () => {
    const text =
      'import com.acme.infra.Db; import static com.acme.infra.Cache.SIZE; class A { int a = SIZE; }';
    expect(java(text)).toEqual([db, cache]);
  });

  it('module-info.java: requires, exports and uses are no imports', () => {
    const at = 'app/src/main/java/module-info.java';
    expect(java('module com.acme.app { requires com.acme.infra; uses com.acme.infra.Db; }', {}, at)).toEqual(
      [],
    );
    expect(java('import com.acme.infra.Db; module com.acme.app { uses Db; }', {}, at)).toEqual([db]);
  });

  it('same-package references and names written out in full need no import, and are not seen', () => {
    const text = 'package com.acme.infra; class A { Db a; com.acme.app.Main b; }';
    expect(java(text, {}, file('infra/A.java'))).toEqual([]);
  });

  it('package != directory: files are found by the package that they declare', () => {
    expect(
      java('import com.acme.odd.Thing;', { 'somewhere/else/T.java': 'package com.acme.odd; enum Thing {}' }),
    ).toEqual(['somewhere/else/T.java']);
  });

  it('wildcard imports lead to the files whose types are mentioned, or else to all that declare any', () => {
    expect(java('import com.acme.infra.*; class A { Cache c; }')).toEqual([cache]);
    expect(java('import com.acme.infra.*; class A { Hidden c; /* Cache */ }')).toEqual([db]);
    expect(java('import com.acme.infra.*; class A { }')).toEqual([`${cache} + ${db}`]);
    expect(java('import com.acme.infra.*; import other.Cache; class A { Cache c; Db d; }')).toEqual([
      db,
      'package other',
    ]);
  });

  it('a wildcard names several files even where it is one', () => {
    const [found] = new ScannedTree(sources).resolutions(main, 'import com.acme.infra.*; class A { Db d; }');
    expect(found).toEqual({ kind: 'files', paths: [db] });
  });

  it('a package of the platform that the workspace adds to stays one', () => {
    const more = { 'x/src/main/java/java/util/Extra.java': 'package java.util; class Extra {}' };
    expect(java('import java.util.*; class A { List l; }', more)).toEqual(['builtin java.util']);
    expect(java('import java.util.*; class A { Extra e; }', more)).toEqual([
      'x/src/main/java/java/util/Extra.java',
    ]);
  });

  it('what leads to the file itself depends on nothing', () => {
    const text =
      'package com.acme.app; import static com.acme.app.Main.State.*; class Main { enum State { ON } }';
    expect(java(text)).toEqual(['']);
  });

  it('multi-module source sets: the nearest of several files with one name', () => {
    const text = 'package com.acme.app; class Twin {}';
    const twins = Object.fromEntries(
      ['app/src/main', 'app/src/test', 'app/src/jmh', 'lib/src/main'].map(set => [
        `${set}/java/com/acme/app/Twin.java`,
        text,
      ]),
    );
    const found = (from: string) => java('import com.acme.app.Twin;', twins, from);
    expect(found(main)).toEqual(['app/src/main/java/com/acme/app/Twin.java']);
    expect(found('app/src/test/java/X.java')).toEqual(['app/src/test/java/com/acme/app/Twin.java']);
    expect(found('lib/src/test/java/X.java')).toEqual(['lib/src/main/java/com/acme/app/Twin.java']);
    expect(found('app/src/it/java/X.java')).toEqual([
      'app/src/jmh/java/com/acme/app/Twin.java + app/src/main/java/com/acme/app/Twin.java + app/src/test/java/com/acme/app/Twin.java',
    ]);
    expect(found('other/X.java')[0]!.split(' + ')).toHaveLength(4);
  });

  it('names of a package are the wider ones as well, from two parts on', () => {
    const found = new ScannedTree(sources).resolutions(
      main,
      'import org.hibernate.query.Query; import static org.junit.Assert.fail;',
    );
    expect(found).toEqual<Resolution[]>([
      { kind: 'package', name: 'org.hibernate.query', names: ['org.hibernate.query.Query', 'org.hibernate'] },
      { kind: 'package', name: 'org.junit', names: ['org.junit.Assert.fail', 'org.junit.Assert'] },
    ]);
  });

  it('whether a package is declared cannot be told', () => {
    expect(new ScannedTree(sources).status(main, 'org.hibernate')).toEqual({
      as: 'unknown',
      why: expect.stringContaining('`deny`'),
    });
  });
});

describe('imports that lead nowhere', () => {
  it('a type that is missing in a package of the workspace is unresolved', () => {
    expect(java('import com.acme.infra.Gone; import static com.acme.infra.Lost.x;')).toEqual([
      'unresolved',
      'unresolved',
    ]);
  });

  it('annotation-processor output is not unresolved: by its name, by the build, or where it was compiled', () => {
    const builtin = ['builtin com.acme.infra'];
    expect(java('import com.acme.infra.QOrder;')).toEqual(builtin);
    expect(java('import com.acme.infra.Order_;')).toEqual(builtin);
    const build = { 'app/build.gradle.kts': 'dependencies { annotationProcessor("x:y:1") }' };
    expect(java('import com.acme.infra.Gone;', build)).toEqual(builtin);
    const compiled = { 'app/build/classes/java/main/com/acme/infra/Gone.class': '' };
    expect(java('import com.acme.infra.Gone;', {}, main, compiled)).toEqual(builtin);
  });

  it('what another language or a schema may declare is not unresolved either', () => {
    for (const path of ['app/src/main/scala/com/acme/infra/All.scala', 'schema/order.avsc']) {
      expect(java('import com.acme.infra.Gone;', { [path]: '' })).toEqual(['builtin com.acme.infra']);
    }
  });

  it('a package of others is not owned by who adds a class to it', () => {
    const more = {
      'app/src/main/java/org/lucene/Spy.java': 'package org.lucene; class Spy {}',
      'app/src/test/java/com/acme/made/MadeTest.java': 'package com.acme.made; class MadeTest {}',
    };
    expect(java('import org.lucene.Index;', more)).toEqual(['package org.lucene']);
    // Tests of generated code stand in its package.
    expect(java('import com.acme.made.Made;', more)).toEqual(['package com.acme.made']);
  });
});

describe('imports of Kotlin', () => {
  const kotlin = {
    'app/src/main/kotlin/infra/strings.kt':
      'package com.acme.infra\nfun shout() = 1\nval LIMIT = 1\nfun String.quote() = this\ntypealias Id = Int\nobject Registry { fun register() {} }',
    'app/src/main/kotlin/infra/Named.kt': '@file:JvmName("Texts")\npackage com.acme.infra\nfun named() = 1',
    'app/src/main/kotlin/infra/Money.kt':
      'package com.acme.infra\nclass Money { companion object { val ZERO = 1 } }\nfun Cache() = 1',
    'build-logic/build.gradle.kts': 'package com.acme.infra\nval scripted = 1',
  };
  const from = 'app/src/main/kotlin/app/Main.kt';
  const targets = (text: string, more: Tree = {}, at = from) => java(text, { ...kotlin, ...more }, at);
  const strings = 'app/src/main/kotlin/infra/strings.kt';
  const money = 'app/src/main/kotlin/infra/Money.kt';

  it('Kotlin top-level functions, properties, aliases, objects and extension functions', () => {
    for (const name of ['shout', 'LIMIT', 'quote', 'Id', 'Registry', 'Registry.register']) {
      expect(targets(`import com.acme.infra.${name}`), name).toEqual([strings]);
    }
  });

  it('companion members and aliases lead to the class', () => {
    expect(targets('import com.acme.infra.Money.Companion.ZERO\nimport com.acme.infra.Money as M')).toEqual([
      money,
      money,
    ]);
  });

  it('Java importing Kotlin facades: by the name of the file, or by @file:JvmName', () => {
    expect(targets('import com.acme.infra.StringsKt;', {}, main)).toEqual([strings]);
    expect(targets('import static com.acme.infra.StringsKt.shout;', {}, main)).toEqual([strings]);
    expect(targets('import static com.acme.infra.Texts.named;', {}, main)).toEqual([
      'app/src/main/kotlin/infra/Named.kt',
    ]);
  });

  it('Kotlin functions that are called like a type of Java: only Kotlin imports both', () => {
    expect(targets('import com.acme.infra.Cache;', {}, main)).toEqual([cache]);
    expect(targets('import com.acme.infra.Cache')).toEqual([`${cache} + ${money}`]);
  });

  it('Kotlin expect/actual: that of the own source set, all of them from elsewhere', () => {
    const text = 'package com.acme.mp\nclass Clock';
    const more = Object.fromEntries(
      ['commonMain', 'jvmMain', 'jsMain'].map(set => [`mp/src/${set}/kotlin/Clock.kt`, text]),
    );
    expect(targets('import com.acme.mp.Clock', more, 'mp/src/jvmMain/kotlin/X.kt')).toEqual([
      'mp/src/jvmMain/kotlin/Clock.kt',
    ]);
    expect(targets('import com.acme.mp.Clock', more)[0]!.split(' + ')).toHaveLength(3);
  });

  it('package != directory: folders of Kotlin leave out what all packages begin with', () => {
    expect(targets('import com.acme.infra.Registry')).toEqual([strings]);
  });

  it('same-package references of Kotlin need no import, and are not seen', () => {
    const at = 'app/src/main/kotlin/infra/X.kt';
    expect(targets('package com.acme.infra\nval a = shout() + com.acme.app.Main()', {}, at)).toEqual([]);
  });

  it('wildcards of Kotlin narrow by functions as well', () => {
    expect(targets('import com.acme.infra.*\nval x = shout()')).toEqual([strings]);
  });

  it('nothing imports what a script declares', () => {
    expect(targets('import com.acme.infra.scripted')).not.toContain('build-logic/build.gradle.kts');
  });

  it('a package that is called like a function is no function', () => {
    const more = { 'app/src/main/kotlin/f.kt': 'package com.acme\nfun infra() = 1' };
    expect(targets('import com.acme.infra.made.Thing', more)).toEqual(['package com.acme.infra.made']);
  });

  it('packages from outside: the last part in small letters is what is imported', () => {
    expect(
      targets('import kotlin.math.sqrt\nimport kotlinx.coroutines.launch\nimport kotlin.test.assertTrue'),
    ).toEqual(['builtin kotlin.math', 'package kotlinx.coroutines', 'package kotlin.test']);
  });

  it('a missing function is unresolved, also where folders leave out what all packages begin with', () => {
    expect(targets('import com.acme.infra.gone')).toEqual(['unresolved']);
  });
});
