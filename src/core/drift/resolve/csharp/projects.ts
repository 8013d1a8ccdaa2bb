import { once } from '../../../once.ts';
import { remember } from '../../../remember.ts';
import { dottedPrefixes } from '../declared/dottedNames.ts';
import type { WorkspaceFiles } from '../resolution.ts';
import { folderOf, upwards } from '../workspacePath.ts';
import { type BuildFile, visibleProjects } from './references.ts';

const projectFile = /\.(?:cs|fs|vb)proj$/;
const sharedProps = /^Directory\.(?:Build|Packages)\.(?:props|targets)$/;

/** True for a file that tells how C# is built. */
export const isProjectFile = (baseName: string): boolean =>
  projectFile.test(baseName) || sharedProps.test(baseName);

/** Files that namespaces are generated from, or whose languages are not read. */
const generating = /\.(?:razor|cshtml|xaml|axaml|resx|proto|tt|xsd|wsdl|edmx|fs|vb|g4)$/;
/** Words in project files that tell of generated sources. */
const generator = /generat|protobuf|grpc|analyzer|nswag|kiota|svcutil|antlr/i;

/** The projects of a workspace: which names are its own, and what else could declare them. */
export interface Projects {
  /** The folder of the project that a file belongs to. */
  folderOf(path: string): string;
  /** Those of several files that a file can use by the references of its project; all where it can use none. */
  visibleTo(from: string, paths: readonly string[]): readonly string[];
  /** Whether a namespace is that of a project, is part of one or has one in it. */
  owns(namespace: string): boolean;
  /** Whether a namespace belongs to somebody else, and the workspace can only add to it. */
  isForeign(namespace: string): boolean;
  /** Whether something may declare this namespace that is no C# source of the workspace: a package, or generated code. */
  mayDeclareElsewhere(namespace: string): boolean;
}

/** Finds the projects of a workspace. Their files are read when a `using` asks for it, and not before. */
export function createProjects(files: WorkspaceFiles): Projects {
  const paths: string[] = [];
  let generates = false;
  for (const path of files.paths()) {
    if (generating.test(path)) generates = true;
    const baseName = path.slice(path.lastIndexOf('/') + 1);
    if (isProjectFile(baseName)) paths.push(path);
  }
  const projectPaths = paths.filter(path => projectFile.test(path));
  const folders = new Set(projectPaths.map(folderOf));
  const known = new Map<string, string>();
  const buildFiles = once(() => paths.map(path => ({ path, text: files.read(path) ?? '' })));
  const texts = once(() => buildFiles().map(({ text }) => text));
  const visible = once(() => {
    const isProject = ({ path }: BuildFile): boolean => projectFile.test(path);
    return visibleProjects(
      buildFiles().filter(isProject),
      buildFiles().filter(file => !isProject(file)),
    );
  });
  const packageRoots = once(() => new Set(texts().flatMap(packageRootsIn)));
  const names = once(() => new Set([...projectPaths.map(nameOf), ...texts().flatMap(rootNamespacesIn)]));
  const outer = once(() => new Set([...names()].flatMap(name => [...dottedPrefixes(name)])));
  const owns = (namespace: string): boolean =>
    outer().has(namespace) || [...dottedPrefixes(namespace)].some(prefix => names().has(prefix));

  const projectOf = (path: string): string =>
    remember(known, folderOf(path), () => [...upwards(folderOf(path))].find(at => folders.has(at)) ?? '');

  return {
    folderOf: projectOf,
    visibleTo(from, candidates) {
      if (candidates.length < 2) return candidates;
      const seen = visible()(projectOf(from));
      if (seen === undefined || !candidates.some(path => seen.has(projectOf(path)))) return candidates;
      // What stands in no project is compiled into those that name it.
      return candidates.filter(path => seen.has(projectOf(path)) || !folders.has(projectOf(path)));
    },
    owns,
    isForeign: namespace =>
      !owns(namespace) &&
      (/^(?:System|Microsoft)(?:\.|$)/.test(namespace) || packageRoots().has(rootOf(namespace))),
    mayDeclareElsewhere: namespace =>
      generates || texts().some(text => generator.test(text)) || packageRoots().has(rootOf(namespace)),
  };
}

function packageRootsIn(text: string): string[] {
  const references = text.matchAll(
    /<Package(?:Reference|Version)\s[^>]{0,400}?\b(?:Include|Update)\s*=\s*"([^"]{1,200})"/g,
  );
  return [...references].map(found => rootOf(found[1]!));
}

function rootNamespacesIn(text: string): string[] {
  const found = text.matchAll(/<(?:RootNamespace|AssemblyName)>\s*([\w.]{1,200})\s*</g);
  return [...found].map(([, name]) => name!);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));

const rootOf = (name: string): string => name.split('.', 1)[0]!.toLowerCase();
