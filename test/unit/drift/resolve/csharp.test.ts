import { describe, expect, it } from 'vitest';
import type { Resolution } from '../../../../src/core/drift/resolve/resolution.ts';
import { ScannedTree } from './declaring.ts';

type Tree = Record<string, string>;
const main = 'src/Acme.Web/Program.cs';
const sources = {
  'src/Acme.Web/Acme.Web.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />',
  'src/Acme.Data/Acme.Data.csproj':
    '<Project><PackageReference Include="Serilog.Sinks.File" Version="1" /></Project>',
  'src/Acme.Data/Somewhere/Db.cs': 'namespace Acme.Data;\npublic class Db { }',
  'src/Acme.Data/Cache.cs':
    'namespace Acme.Data { public interface ICache { } namespace Deep { class Well { } } }',
  'src/Acme.Data/Extensions.cs':
    'namespace Acme.Data;\npublic static class Extensions { public static void AddDb(this IServices s) { } }',
  [main]: '',
};
const targets = (text: string, more: Tree = {}, from = main) =>
  new ScannedTree({ ...sources, ...more }).targets(from, text);
const db = 'src/Acme.Data/Somewhere/Db.cs';
const cache = 'src/Acme.Data/Cache.cs';
const extensions = 'src/Acme.Data/Extensions.cs';

describe('usings of C#', () => {
  it('namespace != folder: the files are those that declare the namespace and what is mentioned', () => {
    expect(targets('using Acme.Data;\nnew Db();')).toEqual([db]);
    expect(targets('using Acme.Data;\nservices.AddDb(); ICache c;')).toEqual([`${cache} + ${extensions}`]);
    expect(targets('using Acme.Data.Deep;\nWell w;')).toEqual([cache]);
  });

  it('all files of the namespace where none is mentioned', () => {
    expect(targets('global using Acme.Data;')).toEqual([`${cache} + ${extensions} + ${db}`]);
  });

  it('a using that nothing uses counts all the same: it leads to all files of the namespace', () => {
    expect(targets('using Acme.Data; class A { }')).toEqual([`${cache} + ${extensions} + ${db}`]);
  });

  it('ImplicitUsings and Using items of a project are no usings of its files', () => {
    const project = '<Project><ImplicitUsings>enable</ImplicitUsings><Using Include="Acme.Data" /></Project>';
    expect(targets('class A { Db d; }', { 'src/Acme.Web/Acme.Web.csproj': project })).toEqual([]);
  });

  it('file-scoped namespaces declare as those with braces do', () => {
    const scoped = { 'x/A.cs': 'namespace Zed;\nclass A { }', 'x/B.cs': 'namespace Zed { class B { } }' };
    expect(targets('using Zed; A a; B b;', scoped)).toEqual(['x/A.cs + x/B.cs']);
  });

  it('InternalsVisibleTo is no import: who may see what is internal is left to the compiler', () => {
    const text = 'using System.Runtime.CompilerServices;\n[assembly: InternalsVisibleTo("Acme.Data")]';
    expect(targets(text)).toEqual(['builtin System.Runtime.CompilerServices']);
  });

  it('extern alias names an assembly and not a file; what is used of it is a using', () => {
    expect(targets('extern alias Data;\nusing Data::Acme.Data;\nDb d;')).toEqual([db]);
  });

  it('several files even where it is one', () => {
    const [found] = new ScannedTree(sources).resolutions(main, 'using Acme.Data; Db d;');
    expect(found).toEqual({ kind: 'files', paths: [db] });
  });

  it.each<[string, string]>([
    ['using static Acme.Data.Db;', db],
    ['using D = Acme.Data.Db;', db],
    ['using D = Acme.Data.Db.Row<int>;', db],
    ['using D = Acme.Data; D.Db d;', db],
    ['using global::Acme.Data; Db d;', db],
    ['using System.Text.Json;', 'builtin System.Text.Json'],
    ['using static System.Math;', 'builtin System'],
    ['using Newtonsoft.Json;', 'package Newtonsoft.Json'],
    ['using J = Newtonsoft.Json.JsonConvert;', 'package Newtonsoft.Json'],
    ['using Microsoft.Extensions.Hosting;', 'package Microsoft.Extensions.Hosting'],
  ])('%s', (text, target) => {
    expect(targets(text)).toEqual([target]);
  });

  it('usings inside namespaces are looked for in these first', () => {
    expect(targets('namespace Acme.Web { using Data; class A { Db d; } }')).toEqual([db]);
    expect(targets('namespace Acme.Data;\nusing Deep;\nclass A { Well w; }')).toEqual([cache]);
    expect(targets('namespace Other;\nusing Acme.Data;\nclass A { Db d; }')).toEqual([db]);
  });

  it('two projects that declare one type: the own one comes first', () => {
    const more = {
      'src/Acme.Web/Db.cs': 'namespace Acme.Data; class Db { }',
      'src/Acme.Cli/Acme.Cli.csproj': '<Project />',
    };
    expect(targets('using Acme.Data; Db d;', more)).toEqual(['src/Acme.Web/Db.cs']);
    expect(targets('using Acme.Data; Db d;', more, 'src/Acme.Cli/X.cs')).toEqual([
      `${db} + src/Acme.Web/Db.cs`,
    ]);
  });

  it('partial types are in all of their files', () => {
    const more = { 'src/Acme.Data/Db.Part.cs': 'namespace Acme.Data; partial class Db { }' };
    expect(targets('using static Acme.Data.Db;', more)).toEqual([`src/Acme.Data/Db.Part.cs + ${db}`]);
  });

  it('a namespace of others that the workspace extends stays a package, and leads to what is mentioned as well', () => {
    const more = {
      'src/Acme.Web/Setup.cs':
        'namespace Microsoft.Extensions.Hosting; static class Setup { public static void AddAcme(this IHost h) { } }',
      'src/Acme.Web/Log.cs': 'namespace Serilog; static class Log2 { }',
      'src/Acme.Web/Nullable.cs': 'namespace System.Text; class Extra { }',
    };
    expect(targets('using Microsoft.Extensions.Hosting; x.Build();', more)).toEqual([
      'package Microsoft.Extensions.Hosting',
    ]);
    expect(targets('using Serilog; x.Build();', more)).toEqual(['package Serilog']);
    expect(targets('using System.Text; x.Build();', more)).toEqual(['builtin System.Text']);
    const resolved = new ScannedTree({ ...sources, ...more }).resolutions(
      main,
      'using Microsoft.Extensions.Hosting; using System.Text; x.AddAcme(); Extra e;',
    );
    expect(resolved).toEqual<Resolution[]>([
      { kind: 'files', paths: ['src/Acme.Web/Setup.cs'], package: 'Microsoft.Extensions.Hosting' },
      { kind: 'files', paths: ['src/Acme.Web/Nullable.cs'] },
    ]);
  });

  it('a namespace that holds only namespaces depends on nothing, and neither does a file on itself', () => {
    expect(targets('using Acme;')).toEqual(['']);
    expect(targets('using static Acme.Data.Db;', {}, db)).toEqual(['']);
  });

  it('names of a package are the wider namespaces as well', () => {
    const [found] = new ScannedTree(sources).resolutions(main, 'using static Polly.Retry.Policy;');
    expect(found).toEqual({ kind: 'package', name: 'Polly.Retry', names: ['Polly.Retry.Policy', 'Polly'] });
  });

  it('whether a namespace is declared cannot be told', () => {
    expect(new ScannedTree(sources).status(main, 'Serilog')).toEqual({
      as: 'unknown',
      why: expect.stringContaining('`deny`'),
    });
  });
});

describe('project references tell apart what several projects declare', () => {
  const project = (...includes: string[]): string =>
    `<Project Sdk="Microsoft.NET.Sdk">${includes.map(include => `<ProjectReference Include="${include}" />`).join('')}</Project>`;
  const twin = 'namespace Acme.Tools; public class Tool { }';
  const app = 'src/App/Main.cs';
  const tree: Tree = {
    'src/App/App.csproj': project('..\\Core\\Core.csproj'),
    'src/Core/Core.csproj': project('../Base/Base.csproj'),
    'src/Base/Base.csproj': project(),
    'src/Other/Other.csproj': project(),
    'src/Base/Tool.cs': twin,
    'src/Other/Tool.cs': twin,
    'src/Other/Only.cs': 'namespace Acme.Only; public class Only { }',
    [app]: '',
  };
  const seen = (text: string, more: Tree = {}) => new ScannedTree({ ...tree, ...more }).targets(app, text);
  const both = 'src/Base/Tool.cs + src/Other/Tool.cs';

  it('ProjectReference, with Windows separators and through other projects', () => {
    expect(seen('using Acme.Tools; Tool t;')).toEqual(['src/Base/Tool.cs']);
    expect(seen('using static Acme.Tools.Tool;')).toEqual(['src/Base/Tool.cs']);
    expect(seen('using Acme.Tools;')).toEqual(['src/Base/Tool.cs']);
  });

  it('PackageReference of a project of the workspace, with its version managed centrally (CPM)', () => {
    const more = {
      'Directory.Packages.props': '<Project><PackageVersion Include="Base" Version="1" /></Project>',
      'src/App/App.csproj': '<Project><PackageReference Include="Base" /></Project>',
    };
    expect(seen('using Acme.Tools; Tool t;', more)).toEqual(['src/Base/Tool.cs']);
  });

  it('Directory.Build.props references for all projects below it', () => {
    const more = {
      'src/App/App.csproj': project(),
      'src/Directory.Build.props': project('$(Root)/Base.csproj'),
    };
    expect(seen('using Acme.Tools; Tool t;', more)).toEqual(['src/Base/Tool.cs']);
  });

  it('what only a project declares that is not referenced is imported all the same', () => {
    expect(seen('using Acme.Only; Only o;')).toEqual(['src/Other/Only.cs']);
  });

  it.each([
    ['references are computed', project('@(All)')],
    ['a referenced project is not there', project('../Gone/Gone.csproj')],
  ])('all of them count where %s', (_, text) => {
    expect(seen('using Acme.Tools; Tool t;', { 'src/App/App.csproj': text })).toEqual([both]);
  });

  it('a package may be called otherwise than its project', () => {
    const more = {
      'src/Base/Base.csproj': '<Project><PackageId>Acme.Base</PackageId></Project>',
      'src/App/App.csproj': '<Project><PackageReference Include="acme.base" Version="1" /></Project>',
    };
    expect(seen('using Acme.Tools; Tool t;', more)).toEqual(['src/Base/Tool.cs']);
  });

  it('sources that stand in no project belong to whatever project names them', () => {
    expect(seen('using Acme.Tools;', { 'src/Tool.cs': twin })).toEqual(['src/Base/Tool.cs + src/Tool.cs']);
  });

  it('projects that reference each other in a circle end', () => {
    const more = { 'src/Base/Base.csproj': project('../App/App.csproj') };
    expect(seen('using Acme.Tools; Tool t;', more)).toEqual(['src/Base/Tool.cs']);
  });
});

describe('usings that lead nowhere', () => {
  it('a namespace below a project of the workspace is unresolved', () => {
    expect(targets('using Acme.Data.Gone;')).toEqual(['unresolved']);
  });

  it('the root namespace of a project counts as its name', () => {
    const more = { 'lib/lib.csproj': '<Project><RootNamespace>Zeta.Core</RootNamespace></Project>' };
    expect(targets('using Zeta.Core.Gone;', more)).toEqual(['unresolved']);
  });

  it.each<[string, Tree]>([
    [
      'a package of the same root',
      { 'Directory.Packages.props': '<PackageVersion Include="Acme.Common" />' },
    ],
    ['generated sources', { 'src/Acme.Data/order.proto': '' }],
    [
      'a generator in the project',
      { 'src/Acme.Web/Acme.Web.csproj': '<Project OutputItemType="Analyzer" />' },
    ],
    ['another language', { 'src/Acme.Fs/Gone.fs': '' }],
  ])('%s may declare it', (_, more) => {
    expect(targets('using Acme.Data.Gone;', more)).toEqual(['package Acme.Data.Gone']);
  });
});
