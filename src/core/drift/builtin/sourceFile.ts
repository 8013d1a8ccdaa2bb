import type { Finding } from '../../model/finding.ts';
import { startOfFile } from '../../model/text.ts';
import type { SourceFile } from '../importGraph.ts';
import { languageOf } from '../languages.ts';
import type { Policy } from '../policy/policy.ts';
import { builtinFinding } from './builtinCheck.ts';

/** The built-in checks of one source file: unmapped, unparsed and unresolved. */
export function checkSourceFile(policy: Policy, file: SourceFile): Finding[] {
  const found: (Finding | undefined)[] = [];
  if (policy.components.ids.length > 0 && policy.components.place(file.path) === undefined) {
    found.push(
      builtinFinding(policy, 'unmapped', {
        path: file.path,
        range: startOfFile,
        message: `${file.path} belongs to no component`,
        target: file.path,
        remedies: [
          `Add it to a component's paths in ${policy.blueprintPath}, or leave it out under \`sources\` in the configuration`,
        ],
      }),
    );
  }
  if (file.unread !== undefined) {
    found.push(
      builtinFinding(policy, 'unparsed', {
        path: file.path,
        range: startOfFile,
        message: `${file.path} was not checked: ${file.unread}`,
        target: file.path,
        remedies: ['Make the file readable as text, or leave it out under `sources` in the configuration'],
      }),
    );
  }
  for (const edge of file.edges) {
    if (edge.target.kind !== 'unresolved') continue;
    const { specifier, name, range } = edge;
    const what = name === undefined ? specifier : `${name} of ${specifier}`;
    found.push(
      builtinFinding(policy, 'unresolved', {
        path: file.path,
        range,
        message: `${what} looks like a file of this workspace and resolves to none`,
        target: name === undefined ? specifier : `${specifier} ${name}`,
        specifier,
        remedies: [
          languageOf(file.path)?.family === 'ecmascript'
            ? 'Correct the path, add the missing file, or declare the alias in tsconfig.json or package.json'
            : 'Correct the import, or add the file that it means',
        ],
      }),
    );
  }
  return found.filter(finding => finding !== undefined);
}
