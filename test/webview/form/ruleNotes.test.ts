import { expect, it } from 'vitest';
import type { Json } from '../../../src/core/model/json.ts';
import { type RuleKind, ruleKinds } from '../../../src/core/model/rule.ts';
import { ruleField } from '../../../src/core/plan/phases/ruleFields.ts';
import { readFieldGroups } from '../../../webview-ui/src/form/fieldGroups.ts';
import { recordNote } from '../../../webview-ui/src/form/records.ts';

/** A rule of each kind without its kind, and the line that the panel has about it. */
const notes: Readonly<Record<RuleKind, readonly [Json, string]>> = {
  allow: [{ from: 'app', to: ['domain', 'ports'] }, 'allow: app → domain, ports'],
  forbid: [{ from: 'domain', to: 'infra', transitive: true }, 'forbid: domain → infra (transitive)'],
  layers: [{ order: ['ui', 'app', 'domain'], closed: ['app'] }, 'layers: ui, app, domain (closed: app)'],
  independent: [{ of: 'feature' }, 'independent: feature'],
  protected: [{ target: 'src/secret/**', only_from: 'infra' }, 'protected: src/secret/** ← infra'],
  entry_points: [{ of: 'feature' }, 'entry_points: feature'],
  acyclic: [{ scope: 'file' }, 'acyclic: file'],
  packages: [{ deny: ['axios'], undeclared: true }, 'packages: without axios · declared ones'],
  require: [{ from: 'src/*Page.ts', to: 'src/base.ts' }, 'require: src/*Page.ts → src/base.ts'],
  pattern: [
    { files: 'src/**', language: 'ts', rule: { pattern: 'console.log($$$)' } },
    'pattern: src/** without console.log($$$)',
  ],
  absent: [{ symbols: ['InvoiceCalculator'] }, 'absent: InvoiceCalculator'],
};

it.each(ruleKinds)('says in one line what a rule of kind %s means', kind => {
  const [group] = readFieldGroups(
    JSON.parse(JSON.stringify([{ id: 'rules', title: 'Rules', fields: [ruleField] }])),
  );
  const [rule, note] = notes[kind];
  expect(recordNote(group!.fields[0]!, { ...(rule as object), kind } as Json)).toBe(note);
});
