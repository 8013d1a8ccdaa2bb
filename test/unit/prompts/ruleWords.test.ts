import { describe, expect, it } from 'vitest';
import { type Rule, ruleKinds } from '../../../src/core/model/rule.ts';
import { namesInWords, ruleInWords } from '../../../src/core/prompts/ruleWords.ts';

const sentences: [Rule, string][] = [
  [
    { id: '1', kind: 'allow', from: 'app', to: ['domain', 'shared'] },
    '`app` may import from the workspace only `domain` and `shared` and utilities.',
  ],
  [{ id: '2', kind: 'forbid', from: 'domain', to: ['app', 'ui'] }, '`domain` may not import `app` or `ui`.'],
  [
    { id: '3', kind: 'forbid', from: 'domain', to: 'app', transitive: true },
    '`domain` may not import `app`, neither directly nor through other files.',
  ],
  [
    { id: '4', kind: 'layers', order: ['ui', 'app'], closed: 'app' },
    'Imports go one way only through the layers `ui` → `app`; `app` may not be jumped over.',
  ],
  [{ id: '5', kind: 'independent', of: 'feature' }, 'The parts of `feature` may not import each other.'],
  [{ id: '6', kind: 'protected', target: 'src/x/**', only_from: 'app' }, 'Only `app` may import `src/x/**`.'],
  [
    { id: '7', kind: 'entry_points', of: 'feature' },
    'From outside, `feature` may be imported through its public files only.',
  ],
  [{ id: '8', kind: 'acyclic' }, 'No files may import each other in a circle.'],
  [
    { id: '9', kind: 'packages', from: 'domain', deny: 'axios', undeclared: true },
    '`domain` may not import the package `axios`. Import only packages that the nearest manifest declares.',
  ],
  [{ id: '10', kind: 'packages', allow_only: ['zod'] }, 'Every file may import no packages but `zod`.'],
  [
    { id: '11', kind: 'require', from: '**/*-controller.ts', to: 'src/base.ts' },
    'Every file of `**/*-controller.ts` must import `src/base.ts`.',
  ],
  [
    { id: '12', kind: 'pattern', language: 'ts', rule: { pattern: 'console.log($$$)' } },
    'No file may contain the code `console.log($$$)` (ts).',
  ],
  [
    { id: '13', kind: 'absent', paths: 'src/billing/**', symbols: 'Invoice' },
    'There must be no file at `src/billing/**`. `Invoice` must not be declared anywhere.',
  ],
];

describe('ruleInWords', () => {
  it.each(sentences)('%j', (rule, sentence) => expect(ruleInWords(rule)).toBe(sentence));

  it('is tried for every kind of rule', () => {
    expect(new Set(sentences.map(([rule]) => rule.kind))).toEqual(new Set(ruleKinds));
  });
});

describe('namesInWords', () => {
  it('joins names as people do', () => {
    expect(namesInWords([])).toBe('nothing');
    expect(namesInWords(['a', 'b', 'c'])).toBe('`a`, `b` and `c`');
  });
});
