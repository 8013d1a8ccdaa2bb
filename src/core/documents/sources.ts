import type { PhaseContext } from '../plan/phaseContext.ts';
import { isHttpApi } from './api/contractFiles.ts';
import { isInside } from './relativePath.ts';

/** Everything that the documents are made from, as one text: where it is the same, so are the documents. */
export function documentSources({ workspace, read, exists, matches }: PhaseContext): string {
  const { settings, blueprint, architecture, decisions, plans } = workspace;
  const contracts = (blueprint?.value.contracts ?? []).filter(({ path }) => isInside(path));
  const parts: (string | undefined)[] = [
    JSON.stringify([settings.docs, settings.contextFiles]),
    blueprint?.text,
    ...Object.keys(blueprint?.value.components ?? {}).map(id => (matches(id) > 0 ? '1' : '0')),
    ...contracts.map(contract => (isHttpApi(contract) ? read(contract.path) : String(exists(contract.path)))),
    architecture.path,
    architecture.text,
    ...decisions.flatMap(({ path, text }) => [path, text]),
    ...plans.flatMap(({ slug, plan, research, tasks }) => [slug, plan?.text, research?.text, tasks?.text]),
  ];
  // What is not there is not the same as what is empty.
  return parts.map(part => (part === undefined ? '\u0001' : part)).join('\0');
}
