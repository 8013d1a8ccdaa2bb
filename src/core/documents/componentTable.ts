import type { Component } from '../model/blueprint.ts';
import { asList } from '../model/rule.ts';
import { codes, inline, sentence, tableOf } from './prose.ts';

/** What a component is for, as a sentence; a component without a responsibility says so. */
export const responsibilityOf = ({ responsibility }: Component): string => {
  const words = inline(responsibility ?? '');
  return words === '' ? '*No responsibility is written down yet.*' : sentence(words);
};

/** Components with what they are for and where they are. */
export function componentTable(components: readonly (readonly [string, Component])[]): string {
  const hasLayers = components.some(([, { layer }]) => layer !== undefined);
  return tableOf(
    ['Component', 'What it is for', ...(hasLayers ? ['Layer'] : []), 'Files'],
    components.map(([id, component]) => [
      `**${inline(id)}**`,
      responsibilityOf(component),
      ...(hasLayers ? [inline(component.layer ?? '')] : []),
      codes(asList(component.paths)),
    ]),
  );
}
