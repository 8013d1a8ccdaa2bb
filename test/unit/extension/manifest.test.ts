import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandIds, contextKeys, extensionId, viewIds } from '../../../src/protocol/ids.ts';

interface Contribution {
  command: string;
  title?: string;
  category?: string;
  icon?: string;
  when?: string;
}
interface Step {
  description: string;
  media: { svg: string };
  completionEvents: string[];
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  name: string;
  publisher: string;
  icon: string;
  extensionKind: string[];
  contributes: {
    commands: Contribution[];
    menus: Record<string, Contribution[]>;
    viewsContainers: { activitybar: { id: string; icon: string }[] };
    views: Record<string, { id: string }[]>;
    yamlValidation: { url: string }[];
    walkthroughs: { steps: Step[] }[];
    viewsWelcome: { view: string; contents: string; when: string }[];
  };
};
const { contributes } = manifest;
const steps = contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);
const texts = [
  ...contributes.viewsWelcome.map(({ contents }) => contents),
  ...steps.map(step => step.description),
];
const commands = Object.values(commandIds) as string[];
const views = [viewIds.phases, viewIds.tasks, viewIds.drift, viewIds.decisions] as string[];

describe('package.json and the ids in code', () => {
  it('contribute the same commands', () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual([...commands].sort());
  });

  it('contribute the same views in the one container', () => {
    expect(contributes.viewsContainers.activitybar.map(({ id }) => id)).toEqual([viewIds.container]);
    expect(Object.keys(contributes.views)).toEqual([viewIds.container]);
    expect(contributes.views[viewIds.container]?.map(({ id }) => id).sort()).toEqual([...views].sort());
  });

  it('name the extension alike', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe(extensionId);
  });

  it('title every command under the one category', () => {
    for (const command of contributes.commands) {
      expect(command.title, command.command).toBeTruthy();
      expect(command.category, command.command).toBe('Plumbrule');
    }
  });

  it('use only known commands in menus, welcome texts and the walkthrough', () => {
    const used = [
      ...Object.values(contributes.menus).flatMap(items => items.map(({ command }) => command)),
      ...texts.flatMap(text => [...text.matchAll(/\(command:([^)]+)\)/g)].map(match => match[1] ?? '')),
    ].filter(command => !command.startsWith('vscode.') && !views.includes(command.replace('.focus', '')));
    expect(used.length).toBeGreaterThan(0);
    for (const command of used) expect(commands).toContain(command);
  });

  it('use only known views and context keys in conditions', () => {
    const conditions = [
      ...Object.values(contributes.menus).flatMap(items => items.map(({ when }) => when ?? '')),
      ...contributes.viewsWelcome.map(({ when }) => when),
    ];
    const keys = new Set(conditions.flatMap(when => when.match(/plumbrule:\w+/g) ?? []));
    expect([...keys].sort()).toEqual(Object.values(contextKeys).sort());
    const named = conditions.flatMap(when => [...when.matchAll(/view == (\S+)/g)].map(match => match[1]));
    for (const view of named) expect(views).toContain(view);
    for (const { view } of contributes.viewsWelcome) expect(views).toContain(view);
  });

  it('end the steps of the walkthrough with what can happen', () => {
    for (const event of steps.flatMap(({ completionEvents }) => completionEvents)) {
      const [kind = '', ...rest] = event.split(':');
      const name = rest.join(':');
      const known: Record<string, readonly string[]> = {
        onCommand: [...commands, ...views.map(view => `${view}.focus`)],
        onView: views,
        onContext: Object.values(contextKeys),
      };
      expect(known[kind], event).toContain(name);
    }
  });

  it('point at files that exist', () => {
    const files = [
      ...steps.map(({ media }) => media.svg),
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.yamlValidation.map(({ url }) => url),
    ];
    for (const file of files) expect(existsSync(file), file).toBe(true);
  });
});
