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

/**
 * Whether a package that some file of the workspace declares is the workspace's own, seen from another file. A few
 * classes in the package of a library, which is how its internals are reached, make no package one's own; nor do
 * tests of what is generated.
 */
export function isOwnPackage(
  space: string,
  from: string,
  declared: DeclaredNames,
  sets: SourceSets,
): boolean {
  const owners = declared
    .inSpace(space)
    .filter(({ path, names }) => names.length > 0 && !testFolder.test(path));
  if (owners.length === 0) return false;
  const prefix = `/${ownerPrefix(space).replaceAll('.', '/')}/`;
  const isBelow = (path: string): boolean => `/${folderOf(path)}/`.includes(prefix);
  if (isBelow(from)) return true;
  // Kotlin leaves out folders that all packages have in common.
  return owners.some(({ path }) => !isBelow(path) && sets.setOf(path) === sets.setOf(from));
}

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

/** Whether a type that no source declares may be made by the build: it then exists where the build has run. */
export function mayBeGenerated(
  space: string,
  type: string,
  from: string,
  files: WorkspaceFiles,
  sets: SourceSets,
): boolean {
  if (generatedName.test(type)) return true;
  if (sets.buildFilesOf(from).some(path => generator.test(files.read(path) ?? ''))) return true;
  const module = sets.moduleOf(from);
  const compiled = `${space.replaceAll('.', '/')}/${type}.class`;
  return compiledFolders.some(folder =>
    files.exists(`${module === '' ? '' : `${module}/`}${folder}/${compiled}`),
  );
}
