import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../../src/core/model/blueprint.ts';
import type { Decision } from '../../../../src/core/model/decision.ts';
import type { Rule } from '../../../../src/core/model/rule.ts';
import { decisionBinder, ruleBinds, subjectOf } from '../../../../src/core/plan/tasks/bindings.ts';

const blueprint: Blueprint = {
  version: 1,
  components: {
    all: { paths: 'src/**' },
    app: { paths: ['src/app/**'], layer: 'core' },
    feature: { paths: ['src/features/{name}/**'] },
    ui: { paths: ['src/ui/**'] },
  },
};
const subject = subjectOf(['src/app/digest/**'], [], blueprint);

describe('subjectOf', () => {
  it('takes the closest component around a path', () => {
    expect(subject.components).toEqual(['app']);
    expect(subject.layers).toEqual(['core']);
    expect(subjectOf(['src/other/**'], [], blueprint).components).toEqual(['all']);
    expect(subjectOf(['src/features/cart/a.ts'], [], blueprint).components).toEqual(['feature']);
  });

  it('takes all components inside a wide path, but those left out', () => {
    expect(subjectOf(['src/**'], ['src/ui/**'], blueprint).components).toEqual(['all', 'app', 'feature']);
  });
});

describe('ruleBinds', () => {
  const rules: [Rule, boolean][] = [
    [{ id: '1', kind: 'allow', from: 'app', to: 'ui' }, true],
    [{ id: '2', kind: 'allow', from: 'ui', to: 'app' }, false],
    [{ id: '3', kind: 'forbid', from: 'layer:core', to: 'ui' }, true],
    [{ id: '4', kind: 'forbid', from: 'src/app/**', to: 'package:x' }, true],
    [{ id: '5', kind: 'layers', order: ['ui', 'core'] }, true],
    [{ id: '6', kind: 'layers', order: ['ui', 'data'] }, false],
    [{ id: '7', kind: 'acyclic' }, true],
    [{ id: '8', kind: 'packages', deny: 'axios' }, true],
    [{ id: '9', kind: 'packages', from: 'ui', deny: 'axios' }, false],
    [{ id: '10', kind: 'protected', target: 'ui', only_from: 'app' }, true],
    [{ id: '11', kind: 'independent', of: 'feature' }, false],
    [{ id: '12', kind: 'absent', paths: 'src/ui/old/**' }, false],
    [{ id: '13', kind: 'pattern', files: ['src/**'], language: 'ts', rule: { pattern: 'x' } }, true],
  ];
  it.each(rules)('%j binds: %j', (rule, binds) => expect(ruleBinds(rule, subject)).toBe(binds));
});

describe('decisionBinder', () => {
  const decision = (id: string, text: string, rules: Rule[] = []): Decision => ({
    id,
    title: '',
    status: 'accepted',
    path: `docs/decisions/${id}.md`,
    supersedes: [],
    supersededBy: [],
    rules,
    ruleRanges: [],
    sections: [{ heading: 'Context', text }],
  });

  it('binds by a rule, by a component in the text, by a path in the text', () => {
    const decisions = [
      decision('1', 'Nothing here', [{ id: 'R', kind: 'allow', from: 'app', to: 'ui' }]),
      decision('2', 'The app asks the domain.'),
      decision('3', 'See `src/app/digest/run.ts`.'),
      decision('4', 'Applications and/or happiness in src/ui/page.ts'),
    ];
    expect(decisionBinder(decisions)(subject).map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});
