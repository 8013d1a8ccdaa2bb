import { headingKey } from '../artifacts/markdown/layout.ts';
import { blueprintPath } from '../artifacts/paths.ts';
import { decisionSections } from '../decisions/decisionSections.ts';
import type { Component } from '../model/blueprint.ts';
import type { Decision } from '../model/decision.ts';
import { asList } from '../model/rule.ts';
import type { Role } from '../model/tasks.ts';
import { ruleBinds } from '../plan/bindings.ts';
import { architectureGroups } from '../plan/phases/architecture.ts';
import { globsOverlap } from '../plan/scopeGlobs.ts';
import type { PromptInput } from './promptInput.ts';
import { bullets, type PromptSection } from './promptSection.ts';
import { namesInWords, ruleInWords } from './ruleWords.ts';

const blueprintFile = () => blueprintPath;

/** The components that the task may change, and the doors of those that they may import. */
export const componentsSection: PromptSection = {
  id: 'components',
  title: 'Architecture',
  write: input => {
    const components = input.context.workspace.blueprint?.value.components ?? {};
    const targets = importTargets(input).filter(id => !input.subject.components.includes(id));
    const own = input.subject.components.map(id => describe(id, components[id]!));
    const others = targets.map(id => {
      const words = describe(id, components[id]!);
      return components[id]!.utility ? words : `${words} You may import it.`;
    });
    return bullets([...own, ...others]);
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
  const binding = rules.map(({ rule }) => rule).filter(rule => ruleBinds(rule, subject));
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

/** Architecture sections that a role always needs; others come in when they name a component of the task. */
const always = ['errors', 'security', 'naming', 'testing'];
const byRole: Readonly<Partial<Record<Role, readonly string[]>>> = {
  backend: ['apiContracts', 'dataDesign', 'logging', 'caching'],
  frontend: ['apiContracts', 'state'],
  debugging: ['failures', 'logging', 'state'],
  devops: ['deployment', 'scaling', 'recovery'],
  architecture: ['apiContracts', 'dataDesign', 'expectedLoad', 'scaling', 'failures'],
};

/** The prose of the architecture that bears on the task. */
export const proseSection: PromptSection = {
  id: 'prose',
  title: 'How this system does it',
  write: input => {
    const wanted = new Set([...always, ...(byRole[input.role] ?? [])]);
    const parts = architectureGroups
      .flatMap(group => group.fields)
      .flatMap(({ id, label }) => {
        const text = input.architecture(id);
        if (text === undefined || !(wanted.has(id) || namesOneOf(text, input.subject.components))) return [];
        return [`### ${label}\n\n${text}`];
      });
    return parts.length === 0 ? undefined : parts.join('\n\n');
  },
  source: ({ context }) => context.workspace.architecture.path,
};

function namesOneOf(text: string, ids: readonly string[]): boolean {
  const words = new Set(text.match(/[\p{L}\p{N}_-]+/gu));
  return ids.some(id => words.has(id));
}

/** What was decided, and binds these paths. */
export const decisionsSection: PromptSection = {
  id: 'decisions',
  title: 'Decisions that bind this work',
  write: ({ decisions }) =>
    bullets(
      decisions.map(decision => {
        const outcome = outcomeOf(decision);
        return `**${decision.id} ${decision.title}** (${decision.path})${outcome === '' ? '' : `: ${outcome}`}`;
      }),
    ),
  source: ({ context }) => context.workspace.settings.docs.decisions,
};

const outcomeNames = decisionSections
  .filter(({ id }) => id === 'outcome')
  .flatMap(({ heading, aliases = [] }) => [heading, ...aliases].map(headingKey));

/** The first paragraph of what was decided. */
function outcomeOf({ sections }: Decision): string {
  const section = sections.find(({ heading }) => outcomeNames.includes(headingKey(heading)));
  return (
    section?.text
      .trim()
      .split(/\n\s*\n/, 1)[0]
      ?.replace(/\s*\n\s*/g, ' ') ?? ''
  );
}

/** The rules that hold for these paths. */
export const rulesSection: PromptSection = {
  id: 'rules',
  title: 'Rules that are checked',
  write: ({ rules, subject }) =>
    bullets(
      rules
        .filter(({ rule }) => ruleBinds(rule, subject))
        .map(({ id, rule }) => {
          const because = rule.because?.trim().replace(/\s*\n\s*/g, ' ');
          return `${id}: ${ruleInWords(rule)}${because ? ` Because: ${because}` : ''}`;
        }),
    ),
  source: blueprintFile,
};

/** Schemas that others rely on, served or called from these paths. */
export const contractsSection: PromptSection = {
  id: 'contracts',
  title: 'Contracts',
  write: ({ context, subject }) => {
    const contracts = context.workspace.blueprint?.value.contracts ?? [];
    return bullets(
      contracts
        .filter(
          ({ provider, consumers, path }) =>
            [provider, ...(consumers ?? [])].some(
              id => id !== undefined && subject.components.includes(id),
            ) || subject.globs.some(glob => globsOverlap(glob, path)),
        )
        .map(({ id, kind, path, provider, consumers }) =>
          [
            `**${id}** (${kind}, \`${path}\`)`,
            ...(provider === undefined ? [] : [`served by \`${provider}\``]),
            ...(consumers === undefined || consumers.length === 0
              ? []
              : [`used by ${namesInWords(consumers)}`]),
          ].join(', '),
        ),
    );
  },
  source: blueprintFile,
};
