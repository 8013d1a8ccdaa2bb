import { describe, expect, it } from 'vitest';
import { type Suggestions, suggestionsOf } from '../../../src/core/guide/suggestions.ts';
import { blueprintFile, completeFiles, contextOf, type Files, without } from '../plan/sampleWorkspace.ts';

const suggestions = (files: Files): Suggestions => suggestionsOf(contextOf(files));

describe('suggestionsOf', () => {
  it('names what the plan and the blueprint know, each once', () => {
    const blueprint =
      'version: 1\ncomponents:\n  a: { paths: [a/**], layer: inner }\n  b: { paths: [b/**], layer: inner }\n  c: { paths: [c/**] }\n';
    const { components, layers, selectors, tasks } = suggestions({
      ...completeFiles,
      [blueprintFile]: blueprint,
    });
    expect(components).toEqual(['a', 'b', 'c']);
    expect(layers).toEqual(['inner', 'c']);
    expect(selectors).toEqual(['a', 'b', 'c', 'layer:inner', 'layer:c']);
    expect(tasks).toContain('T001');
  });

  it('offers agents and tiers of the settings, and decisions by their id', () => {
    const config = 'version: 1\nagents:\n  one: { tiers: [high, standard] }\n  two: { tiers: [standard] }\n';
    const { agents, tiers, decisions } = suggestions({
      ...completeFiles,
      '.plumbrule/config.yaml': config,
    });
    expect(agents).toEqual(['one', 'two']);
    expect(tiers).toEqual(['high', 'standard']);
    expect(decisions).toEqual(['0001']);
  });

  it('has nothing to offer without a blueprint', () => {
    expect(suggestions(without([blueprintFile]))).toMatchObject({
      components: [],
      layers: [],
      selectors: [],
    });
  });
});
