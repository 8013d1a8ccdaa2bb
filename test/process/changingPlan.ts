export const blueprint = '.plumbrule/blueprint.yaml';
/** A blueprint with these components, each with one path; `more` follows them. */
export const planOf = (components: Record<string, string>, more = ''): string =>
  `version: 1\ncomponents:\n${Object.entries(components)
    .map(([id, path]) => `  ${id}: { paths: ["${path}"] }\n`)
    .join('')}${more}`;
/** A decision record. */
export const decision = (title: string, status = 'accepted', body = ''): string =>
  `---\nstatus: ${status}\ndate: 2026-11-21\n---\n# ${title}\n\n## Context and Problem Statement\n\n${body}\n`;

/** Enough of a file to be known again, different for each name. */
export const code = (name: string): string =>
  `${Array.from(
    { length: 12 },
    (_, index) =>
      `export function ${name}Step${index}(${name}Input: number): number {\n  return ${name}Input * ${index + 2} + ${name}Offset${index};\n}\n`,
  ).join('\n')}`;

/** Files of a folder, each with code of its own. */
export const files = (folder: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map(name => [`${folder}/${name}.ts`, code(name)]));
