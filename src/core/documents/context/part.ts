import type { Component } from '../../model/blueprint.ts';
import { asList } from '../../model/rule.ts';
import type { Subject } from '../../plan/tasks/bindings.ts';
import type { DocumentInput } from '../documentInput.ts';
import { codes, inline, linkTo, listOf, paragraphs, under } from '../prose.ts';
import { decisionList } from './decisionList.ts';
import { concerns, ruleList } from './ruleList.ts';

/** Some components as what rules and decisions can be about. */
export function subjectOfComponents(components: readonly (readonly [string, Component])[]): Subject {
  return {
    globs: components.flatMap(([, { paths }]) => asList(paths)),
    components: components.map(([id]) => id),
    layers: [...new Set(components.map(([id, { layer }]) => layer ?? id))],
  };
}

/** Everything that binds these components: the rules that name them, decisions, contracts. */
export const bindings = (input: DocumentInput, subject: Subject, path: string): string =>
  paragraphs([
    under('Rules that are checked:', rulesOn(input, subject, path)),
    under('Decisions to know:', decisionList(input.decisionsOn(subject), path)),
    under('Contracts:', contractsOn(input, subject, path)),
  ]);

const rulesOn = (input: DocumentInput, subject: Subject, path: string): string =>
  ruleList(
    input.rules.filter(({ rule }) => concerns(rule, subject)),
    input,
    path,
  );

function contractsOn({ contracts }: DocumentInput, { components }: Subject, path: string): string {
  return listOf(
    contracts.flatMap(({ contract, isThere }) => {
      const { id, kind, path: file, provider, consumers = [] } = contract;
      const isServed = provider !== undefined && components.includes(provider);
      if (!isServed && !consumers.some(consumer => components.includes(consumer))) return [];
      const name = isThere ? linkTo(id, file, path) : codes([id]);
      return [`${isServed ? 'Serves' : 'Uses'} ${name} (${inline(kind)}).`];
    }),
  );
}
