import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/model/finding.ts';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

const blueprint = (rule: string) => `version: 1
components:
  all: { paths: ["**"] }
rules:
  - { id: ABS-1, kind: absent, ${rule}, because: "billing is a service of its own" }
`;
const byPath = blueprint('paths: ["src/billing/**"]');

const calculator = `/* Copyright of nobody in particular, and a licence that every file here repeats word for word. */
import { Money } from 'money';

export class InvoiceCalculator {
  private readonly lines: Line[] = [];

  add(line: Line): void {
    if (line.quantity <= 0) throw new RangeError('a line needs a positive quantity');
    this.lines.push(line);
  }

  total(currency: string): Money {
    let sum = Money.zero(currency);
    for (const { price, quantity, discount } of this.lines) {
      const gross = price.times(quantity);
      sum = sum.plus(discount === undefined ? gross : gross.minus(gross.times(discount / 100)));
    }
    return sum.rounded('half-even');
  }

  taxes(rates: ReadonlyMap<string, number>): Money[] {
    return [...rates].map(([country, rate]) => this.total(country).times(rate / 100));
  }
}
`;
const other = `export function greet(names: readonly string[], language: string): string[] {
  const words = new Map([['en', 'Hello'], ['de', 'Hallo'], ['fr', 'Bonjour']]);
  return names.map(name => [words.get(language) ?? 'Hello', name].join(', '));
}
`;
const renamed = calculator
  .replace('InvoiceCalculator', 'BillSummary')
  .replace('/* Copyright of nobody', '/* Licence of nobody');

const found = () =>
  workspace
    .check()
    .findings.filter(({ rule }) => rule === 'ABS-1')
    .map(({ path, target, message, severity }) => ({ path, target, message, severity }));

/** A history in which billing was there and then went. */
function withHistory(rule: string, more: Record<string, string> = {}): Workspace {
  const made = Workspace.of({
    '.plumbrule/blueprint.yaml': blueprint(rule),
    'src/other.ts': other,
    'src/billing/invoice.ts': calculator,
  });
  made.commit();
  made.delete('src/billing');
  for (const [path, text] of Object.entries(more)) made.write(path, text);
  made.commit();
  return made;
}

describe('a path that is to be absent', () => {
  beforeEach(() => {
    workspace = withHistory('paths: ["src/billing/**"]');
  });

  it('brings nothing while nothing stands there', () => {
    expect(workspace.check()).toMatchObject({ code: 0, findings: [], summary: { inconclusive: [] } });
  });

  it('is reported once a file, sources or not', () => {
    workspace.write('src/billing/new.ts', 'export const a = 1;\n');
    workspace.write('src/billing/notes.txt', 'x\n');
    expect(found()).toEqual([
      expect.objectContaining({
        path: 'src/billing/new.ts',
        target: 'src/billing/new.ts',
        severity: 'major',
      }),
      expect.objectContaining({ path: 'src/billing/notes.txt', target: 'src/billing/notes.txt' }),
    ]);
  });

  it('is excepted by where a file stands', () => {
    workspace.write('src/billing/new.ts', 'export const a = 1;\n');
    workspace.write(
      '.plumbrule/blueprint.yaml',
      byPath.replace('because:', 'except: [{ from: "src/billing/new.ts", reason: "for a week" }], because:'),
    );
    expect(workspace.check()).toMatchObject({ code: 0, findings: [{ state: 'waived' }] });
  });
});

describe('content that is to be absent', () => {
  it('is recognised under another name, and the likeness is named', () => {
    workspace = withHistory('paths: ["src/billing/**"]');
    workspace.write('src/summary.ts', renamed);
    const [finding, ...rest] = found();
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ path: 'src/summary.ts', target: 'src/billing/invoice.ts' });
    expect(finding!.message).toMatch(
      /^9\d % of src\/billing\/invoice\.ts stand here again, under another name; it was removed in [0-9a-f]{8}$/,
    );
  });

  it('is recognised in a file that holds it among other things', () => {
    workspace = withHistory('paths: ["src/billing/**"]');
    workspace.write('src/more.ts', other.repeat(8) + renamed);
    expect(found()).toMatchObject([{ path: 'src/more.ts' }]);
  });

  it('is not seen in what is merely about the same things', () => {
    workspace = withHistory('paths: ["src/billing/**"]');
    workspace.write(
      'src/money.ts',
      `${other}\nexport class Money { static zero(currency: string) { return new Money(); } }\n`,
    );
    expect(found()).toEqual([]);
  });

  it('may stay where it was moved to when it was removed, also when that moves on', () => {
    workspace = withHistory('paths: ["src/billing/**"]', { 'services/billing/invoice.ts': renamed });
    expect(found()).toEqual([]);
    workspace.git('mv', 'services/billing', 'services/invoicing');
    workspace.commit();
    expect(found()).toEqual([]);
    workspace.write('src/copy.ts', renamed);
    expect(found()).toMatchObject([{ path: 'src/copy.ts' }]);
  });

  it.each(['paths: ["src/billing/**"]', 'symbols: [InvoiceCalculator]'])(
    'is recognised in a workspace inside a repository: %s',
    rule => {
      workspace = Workspace.of({
        'product/.plumbrule/blueprint.yaml': blueprint(rule),
        'product/src/billing/invoice.ts': calculator,
      });
      workspace.commit();
      workspace.delete('product/src/billing');
      workspace.write('product/services/billing.ts', renamed);
      workspace.commit();
      workspace.git('mv', 'product/services', 'product/invoicing');
      workspace.commit();
      workspace.write('product/src/copy.ts', renamed);
      const { out } = workspace.run(['-C', 'product', 'check', '--format', 'json']);
      const findings: Finding[] = JSON.parse(out).findings;
      expect(findings.map(({ rule: id, path }) => `${id} ${path}`)).toEqual(['ABS-1 src/copy.ts']);
    },
  );

  it('is not asked for where there is no Git', () => {
    workspace = Workspace.of({ '.plumbrule/blueprint.yaml': byPath, 'src/summary.ts': renamed });
    expect(workspace.check()).toMatchObject({ code: 0, findings: [], summary: { inconclusive: [] } });
  });

  it('cannot be told in a shallow clone, and that is said', () => {
    workspace = withHistory('paths: ["src/billing/**"]');
    const clone = new Workspace();
    try {
      clone.git('clone', '-q', '--depth', '1', `file://${workspace.root}`, '.');
      const { code, summary } = clone.check();
      expect(code).toBe(3);
      expect(summary.inconclusive).toMatchObject([
        { check: 'ABS-1', message: expect.stringContaining('git fetch --unshallow') },
      ]);
    } finally {
      clone.remove();
    }
  });

  it('counts for --since only where the change brings it', () => {
    workspace = withHistory('paths: ["src/billing/**"]');
    workspace.write('src/summary.ts', renamed);
    workspace.commit();
    expect(workspace.check('--since', 'HEAD~1')).toMatchObject({ code: 1, findings: [{ rule: 'ABS-1' }] });
    workspace.write('src/other.ts', `${other}\n`);
    workspace.commit();
    expect(workspace.check('--since', 'HEAD~1')).toMatchObject({ code: 0, findings: [] });
  });
});

describe('a symbol that is to be absent', () => {
  it('is found where it is declared, not where it is mentioned', () => {
    workspace = Workspace.of({
      '.plumbrule/blueprint.yaml': blueprint('symbols: [InvoiceCalculator]'),
      'src/a.ts':
        "// InvoiceCalculator\nimport { InvoiceCalculator } from 'billing';\nnew InvoiceCalculator();\n",
      'src/b.ts': 'const x = 1;\nexport class InvoiceCalculator {}\n',
      'src/c.ts': "const text = 'class InvoiceCalculator {}';\n",
    });
    expect(workspace.check().findings).toMatchObject([
      {
        rule: 'ABS-1',
        path: 'src/b.ts',
        range: { start: { line: 1, character: 13 }, end: { line: 1, character: 30 } },
        fingerprint: 'ABS-1 src/b.ts InvoiceCalculator',
      },
    ]);
  });

  it('is recognised by its content under another name', () => {
    workspace = withHistory('symbols: [InvoiceCalculator]');
    workspace.write('src/deep/summary.ts', other + renamed);
    expect(found()).toMatchObject([
      { path: 'src/deep/summary.ts', target: 'InvoiceCalculator', message: expect.stringContaining('%') },
    ]);
  });

  it('may be edited where it is before it goes', () => {
    workspace = withHistory('symbols: [InvoiceCalculator]', {
      'src/kept.ts': calculator.replace("'half-even'", "'half-up'"),
    });
    // Still declared: by name, and only there.
    expect(found()).toMatchObject([{ path: 'src/kept.ts', target: 'InvoiceCalculator' }]);
  });
});
