import { blueprintPath } from '../artifacts/paths.ts';
import { firstParagraphOf } from '../decisions/sectionOf.ts';
import type { Component } from '../model/blueprint.ts';
import { asList } from '../model/rule.ts';
import type { Role } from '../model/tasks.ts';
import { architectureGroups } from '../plan/phases/architecture.ts';
import { ruleBinds } from '../plan/tasks/bindings.ts';
import { boundContracts } from './boundContracts.ts';
import type { PromptInput } from './promptInput.ts';
import { bullet } from './promptMarkdown.ts';
import type { PromptEntry, PromptSection } from './promptSection.ts';
import { namesInWords, ruleInWords } from './ruleWords.ts';

const blueprintFile = () => blueprintPath;

/** The components that the task may change, and the doors of those that they may import. */
export const componentsSection: PromptSection = {
  id: 'components',
  title: 'Architecture',
  joint: '\n',
  write: input => {
    const components = input.context.workspace.blueprint?.value.components ?? {};
    const targets = importTargets(input).filter(id => !input.subject.components.includes(id));
    const entry = (id: string, words: string, relevance: number): PromptEntry => {
      return { name: id, text: bullet(words), relevance };
    };
    return [
      ...input.subject.components.map(id => entry(id, describe(id, components[id]!), 2)),
      ...targets.map(id => {
        const words = describe(id, components[id]!);
        return components[id]!.utility ? entry(id, words, 0) : entry(id, `${words} You may import it.`, 1);
      }),
    ];
  },
  source: blueprintFile,
};

function describe(id: string, component: Component): string {
  const { responsibility, layer } = component;
  const entry = asList(component.public);
  return [
    `**${id}** (${namesInWords(component.paths)})${layer === undefined ? '' : `, layer \`${layer}\``}:`,
    sentence(responsibility?.trim() || 'no responsibility written down'),
    ...(entry.length === 0 ? [] : [`Public: ${namesInWords(entry)}.`]),
    ...(component.utility ? ['A utility: every component may import it.'] : []),
  ].join(' ');
}

/** With a full stop where nothing ends it yet. */
const sentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`);

/**
 * The utilities, and the components that the task's own may import: those that their `allow` rules name, or
 * without such a rule those of the layers below.
 */
function importTargets({ context, rules, subject }: PromptInput): string[] {
  const components = context.workspace.blueprint?.value.components ?? {};
  const binding = rules.map(({ rule }) => rule);
  const allowed = binding.flatMap(rule => (rule.kind === 'allow' ? asList(rule.to) : []));
  const below = binding.flatMap(rule => {
    if (rule.kind !== 'layers') return [];
    const own = subject.layers.map(layer => rule.order.indexOf(layer)).filter(at => at >= 0);
    return rule.order.slice(Math.max(...own) + 1).map(layer => `layer:${layer}`);
  });
  const named = new Set(allowed.length > 0 ? allowed : below);
  return Object.keys(components).filter(id => {
    const layer = `layer:${components[id]!.layer ?? id}`;
    return named.has(id) || named.has(layer) || components[id]!.utility === true;
  });
}

/** Headings of the architecture that every task needs, or groups of them; others come in when they name a component of the task. */
const always = ['errors', 'security', 'naming', 'testing'];
/** What each role needs besides, by id of a heading or of a group of headings. */
const byRole: Readonly<Partial<Record<Role, readonly string[]>>> = {
  backend: ['apiContracts', 'dataDesign', 'logging', 'caching'],
  frontend: ['apiContracts', 'state'],
  debugging: ['failures', 'logging', 'state'],
  refactoring: ['state'],
  devops: ['deployment', 'scaling', 'recovery'],
  architecture: ['apiContracts', 'dataDesign', 'expectedLoad', 'scaling', 'failures'],
};

/** The prose of the architecture that bears on the task. */
export const proseSection: PromptSection = {
  id: 'prose',
  title: 'How this system does it',
  joint: '\n\n',
  write: input =>
    architectureGroups.flatMap(group =>
      group.fields.flatMap(({ id, label }) => {
        const text = input.architecture(id);
        if (text === undefined) return [];
        const isOneOf = (wanted: readonly string[]) => wanted.includes(id) || wanted.includes(group.id);
        const ofRole = isOneOf(byRole[input.role] ?? []);
        const named = namesOneOf(text, input.subject.components);
        if (!named && !ofRole && !isOneOf(always)) return [];
        return [
          { name: label, text: `### ${label}\n\n${text}`, relevance: (named ? 2 : 0) + (ofRole ? 1 : 0) },
        ];
      }),
    ),
  source: ({ context }) => context.workspace.architecture.path,
};

function namesOneOf(text: string, ids: readonly string[]): boolean {
  const words = new Set(text.match(/[\p{L}\p{N}_-]+/gu));
  return ids.some(id => words.has(id));
}

/** What was decided, and binds these paths: by a rule that is checked, or by what it says. */
export const decisionsSection: PromptSection = {
  id: 'decisions',
  title: 'Decisions that bind this work',
  joint: '\n',
  write: ({ decisions, subject }) =>
    decisions.map(decision => {
      const outcome = firstParagraphOf(decision, 'outcome');
      const { id, title, path } = decision;
      return {
        name: id,
        text: bullet(`**${id} ${title}** (${path})${outcome === '' ? '' : `: ${outcome}`}`),
        relevance: decision.rules.some(rule => ruleBinds(rule, subject)) ? 1 : 0,
      };
    }),
  source: ({ context }) => context.workspace.settings.docs.decisions,
};

/** The rules that hold for these paths. */
export const rulesSection: PromptSection = {
  id: 'rules',
  title: 'Rules that are checked',
  joint: '\n',
  write: ({ rules }) =>
    rules.map(({ id, rule }) => {
      const because = rule.because?.trim().replace(/\s*\n\s*/g, ' ');
      return {
        name: id,
        text: bullet(`${id}: ${ruleInWords(rule)}${because ? ` Because: ${because}` : ''}`),
      };
    }),
  source: blueprintFile,
};

const contractRelevance = { schema: 2, provider: 1, consumer: 0 } as const;

/** Schemas that others rely on, served or called from these paths. */
export const contractsSection: PromptSection = {
  id: 'contracts',
  title: 'Contracts',
  joint: '\n',
  write: input =>
    boundContracts(input).map(({ contract: { id, kind, path, provider, consumers = [] }, part }) => {
      const words = [
        `**${id}** (${kind}, \`${path}\`)`,
        ...(provider === undefined ? [] : [`served by \`${provider}\``]),
        ...(consumers.length === 0 ? [] : [`used by ${namesInWords(consumers)}`]),
      ];
      return { name: id, text: bullet(words.join(', ')), relevance: contractRelevance[part] };
    }),
  source: blueprintFile,
};
