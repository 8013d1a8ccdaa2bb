import { remember } from '../../remember.ts';
import { oneOrMany } from '../draft.ts';
import type { TachContext } from './context.ts';
import { exposedFiles } from './interfaces.ts';
import { type TachModule, visibleTo } from './modules.ts';

/** Rules for who may import a module, and what of it. */
export function carryGuards(context: TachContext): void {
  const ownFiles = filesByModule(context);
  for (const [name, module] of context.modules) {
    carryVisibility(name, module, context);
    carryInterface(name, ownFiles.get(name) ?? [], context);
  }
}

function filesByModule({ files }: TachContext): Map<string, string[]> {
  const byModule = new Map<string, string[]>();
  for (const [path, module] of files) remember(byModule, module, () => []).push(path);
  return byModule;
}

/** Selectors of what some modules import: by the layers, so that components which join them later are meant as well. */
function everythingOf(users: readonly string[], context: TachContext): string[] {
  const { ids, layerIds } = context;
  const meant = new Set(users.map(name => ids.get(name)!));
  const others = [...ids.values()].filter(id => !meant.has(id));
  return [
    ...layerIds.map(layer => `layer:${layer}`),
    ...others.map(id => `!${id}`),
    ...context.unread(meant),
  ];
}

/** Visibility is about what modules declare: those that may use a module unasked are not held to it. */
function carryVisibility(name: string, { written }: TachModule, context: TachContext): void {
  const { modules, ids, verdicts, free, draft, edges } = context;
  const visibility = written.entry.at('visibility');
  if (!visibility.exists) return;
  const isVisibleTo = visibleTo(visibility, written);
  const isHeld = (other: string): boolean => {
    if (other === name || isVisibleTo(other)) return false;
    const verdict = verdicts.of(other, name);
    return verdict === 'declared' || verdict === 'refused';
  };
  const held = [...modules.keys()].filter(isHeld);
  if (held.length === 0) return;
  draft.rule(`${name}-visibility`, {
    kind: 'forbid',
    from: everythingOf(held, context),
    to: oneOrMany([ids.get(name)!, ...free]),
    edges,
  });
}

function carryInterface(name: string, own: readonly string[], context: TachContext): void {
  const { configuration, python, modules, ids, verdicts, free, draft, edges } = context;
  const users = [...modules.keys()].filter(other => other !== name && !verdicts.isUnchecked(other));
  const isExposed = users.length === 0 ? undefined : exposedFiles(name, configuration, python);
  if (isExposed === undefined || own.every(isExposed)) return;
  const id = ids.get(name)!;
  draft.rule(`${name}-interface`, {
    kind: 'forbid',
    from: everythingOf(users, context),
    to: [id, ...own.filter(isExposed).map(path => `!${path}`), ...free],
    because: `Others use ${name} through its interface`,
    edges,
  });
}
