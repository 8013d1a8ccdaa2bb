import { remember } from '../../remember.ts';
import { oneOrMany } from '../draft.ts';
import { everyLayer, type TachContext } from './context.ts';
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

/** Visibility is about what modules declare: those that may use a module unasked are not held to it. */
function carryVisibility(name: string, { written }: TachModule, context: TachContext): void {
  const { modules, ids, verdicts, free, draft, edges } = context;
  const visibility = written.entry.at('visibility');
  if (!visibility.exists) return;
  const isVisibleTo = visibleTo(visibility, written);
  const isHeld = (other: string): boolean =>
    other !== name &&
    !isVisibleTo(other) &&
    (verdicts.of(other, name) === 'declared' || verdicts.of(other, name) === 'refused');
  const names = [...modules.keys()];
  const held = names.filter(isHeld);
  if (held.length === 0) return;
  const heldIds = new Set(held.map(other => ids.get(other)!));
  const others = [...ids.values()].filter(id => !heldIds.has(id));
  draft.rule(`${name}-visibility`, {
    kind: 'forbid',
    from: [...everyLayer(context), ...others.map(id => `!${id}`), ...context.unread(heldIds)],
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
  const userIds = new Set(users.map(other => ids.get(other)!));
  const others = [...ids.values()].filter(one => !userIds.has(one));
  draft.rule(`${name}-interface`, {
    kind: 'forbid',
    from: [...everyLayer(context), ...others.map(one => `!${one}`), ...context.unread(userIds)],
    to: [id, ...own.filter(isExposed).map(path => `!${path}`), ...free],
    because: `Others use ${name} through its interface`,
    edges,
  });
}
