import type { DeclaredNames, WorkspaceFiles } from '../resolution.ts';
import { folderOf } from '../workspacePath.ts';
import type { SourceSets } from './sourceSets.ts';

/** First parts of package names that many projects share. */
const sharedRoots = /^(?:com|org|net|edu|gov|mil|int|io|dev|[a-z]{2})$/;
const sharedHosts: ReadonlySet<string> = new Set([
  'org.apache',
  'org.eclipse',
  'com.github',
  'io.github',
  'com.gitlab',
  'org.jetbrains',
]);

/** What all packages of one owner begin with, as far as a package's name tells. */
function ownerPrefix(space: string): string {
  const parts = space.split('.');
  const count = !sharedRoots.test(parts[0]!) ? 1 : sharedHosts.has(parts.slice(0, 2).join('.')) ? 3 : 2;
  return parts.slice(0, count).join('.');
}

const testFolder = /(?:^|\/)[^/]*(?:tests?|fixtures|testing|jmh|benchmarks?)[^/]*\//i;

/** Names that generators give: query types, metamodels, stubs, bindings, factories. */
const generatedName =
  /^(?:Q[A-Z]\w*|(?:Dagger|Auto(?:Value|OneOf)_|Hilt_|Immutable|Modifiable)\w+|R|BR|BuildConfig|BuildKonfig|Res)$|(?:_|_\w+|Grpc|GrpcKt|OuterClass|Protos?|Stub|Binding|Directions|Generated|MapperImpl|Lexer|Parser|BaseVisitor|BaseListener)$/;

/** Words in build files that tell of generated sources. */
const generator =
  /generat|annotationProcessor|\bkapt\b|\bksp\b|proto(?:buf|c)\b|grpc|antlr|avro|thrift|jooq|openapi|swagger|wsdl|xjc|jaxb|javacc|jflex|modello|sqldelight|\bwire\b|codegen|hilt|dagger|mapstruct|querydsl|micronaut|quarkus/i;

const compiledFolders = [
  'target/classes',
  'target/test-classes',
  'build/classes/java/main',
  'build/classes/java/test',
  'build/classes/kotlin/main',
  'build/classes/kotlin/test',
] as const;

/** Files that types are generated from, or whose languages are not read. */
const otherSource =
  /\.(?:scala|groovy|clj|xtend|aj|proto|avsc|avdl|g4|thrift|xsd|wsdl|fbs|sq|aidl|jj|flex|ftl|vm)$/;

/** Tells what is missing from what is only not to be seen. */
export interface Ownership {
  /**
   * Whether a package that some file of the workspace declares is the workspace's own, seen from another file. A few
   * classes in the package of a library, which is how its internals are reached, make no package one's own; nor do
   * tests of what is generated.
   */
  isOwn(space: string, from: string): boolean;
  /** Whether a type that no source declares may come from the build, or from a source in another language. */
  mayExist(space: string, type: string, from: string): boolean;
}

/** Knows the workspace's own packages and how they are built. */
export function createOwnership(files: WorkspaceFiles, declared: DeclaredNames, sets: SourceSets): Ownership {
  let hasOtherSources = false;
  for (const path of files.paths()) hasOtherSources ||= otherSource.test(path);

  return {
    isOwn(space, from) {
      const owners = declared
        .inSpace(space)
        .filter(({ path, names }) => names.length > 0 && !testFolder.test(path));
      if (owners.length === 0) return false;
      const prefix = `/${ownerPrefix(space).replaceAll('.', '/')}/`;
      const isBelow = (path: string): boolean => `/${folderOf(path)}/`.includes(prefix);
      if (isBelow(from)) return true;
      // Kotlin leaves out folders that all packages have in common.
      return owners.some(({ path }) => !isBelow(path) && sets.setOf(path) === sets.setOf(from));
    },
    mayExist(space, type, from) {
      if (hasOtherSources || generatedName.test(type)) return true;
      if (sets.buildFilesOf(from).some(path => generator.test(files.read(path) ?? ''))) return true;
      const module = sets.moduleOf(from);
      const compiled = `${space.replaceAll('.', '/')}/${type}.class`;
      return compiledFolders.some(folder =>
        files.exists(`${module === '' ? '' : `${module}/`}${folder}/${compiled}`),
      );
    },
  };
}
