import { afterEach, describe, expect, it } from 'vitest';
import { LspClient } from './lspClient.ts';
import { server, Workspace } from './sample.ts';

/** Names that every object of JavaScript has by itself. */
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'] as const;
const [a, b, c, d] = names;

let workspace: Workspace;
afterEach(() => workspace.remove());

/** Each name is a component, a layer, a rule, a task and a plan; each component imports the one before it. */
function withOddNames(): Workspace {
  const files: Record<string, string> = {
    '.plumbrule/blueprint.yaml': `version: 1
components:
${names.map((name, at) => `  ${name}: { paths: ["src/${at}/**"], layer: ${names[3 - at]} }\n`).join('')}rules:
  - { id: ${a}, kind: layers, order: [${a}, ${b}, ${c}, ${d}] }
  - { id: ${b}, kind: forbid, from: ${b}, to: ${a} }
  - { id: ${c}, kind: allow, from: ${c}, to: ["layer:${d}"] }
  - { id: ${d}, kind: protected, target: ${c}, only_from: [${b}] }
  - { id: valueOf, kind: packages, deny: [${b}, ${c}] }
`,
    '.plumbrule/config.yaml': `version: 1\nagents: { ${a}: { tiers: [${b}] }, ${b}: { tiers: [${a}] } }\n`,
    'package.json': `{ "dependencies": { "${b}": "1", "${c}": "1" } }`,
  };
  for (const [at, name] of names.entries()) {
    files[`src/${at}/x.ts`] = at === 0 ? `import '${b}';\nimport '${c}';\n` : `import '../${at - 1}/x';\n`;
    files[`.plumbrule/plans/${name}/plan.yaml`] = `version: 1\ntitle: ${name}\nmode: scoped\nstate: active\n`;
    files[`.plumbrule/plans/${name}/tasks.yaml`] =
      `version: 1\nmilestones: [{ id: ${a}, title: M, phases: [{ id: ${b}, title: P, tasks: [{ id: ${a}, title: T, depends_on: [${c}] }, { id: ${c}, title: T }] }] }]\n`;
    files[`.plumbrule/plans/${name}/agents.yaml`] =
      `version: 1\nassignments: [{ task: ${a}, agent: ${a}, tier: ${b}, reason: r }, { task: ${c}, agent: ${c}, reason: r }]\n`;
  }
  workspace = Workspace.of(files);
  workspace.commit();
  return workspace;
}

const expected = [
  `${b} src/1/x.ts src/0/x.ts`,
  `${d} src/3/x.ts src/2/x.ts`,
  `${c} src/2/x.ts src/1/x.ts`,
  `valueOf src/0/x.ts ${b}`,
  `valueOf src/0/x.ts ${c}`,
];

describe('names that objects have by themselves are names like any other', () => {
  it('for the command line', () => {
    withOddNames();
    const { code, findings, summary } = workspace.check();
    expect(findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(expected);
    expect(findings.map(({ from }) => from).sort()).toEqual([a, a, b, d, c]);
    expect(summary.inconclusive).toEqual([]);
    expect(code).toBe(1);
    const { component, tasks } = JSON.parse(workspace.run(['explain', 'src/0/x.ts', '--format', 'json']).out);
    expect([component, tasks]).toEqual([a, []]);
    const { plans } = JSON.parse(workspace.run(['status', '--format', 'json']).out);
    expect(plans.map(({ slug }: { slug: string }) => slug)).toEqual([...names].sort());
    for (const args of [
      ['gate', '--plan', a],
      ['prompt', c, '--plan', a],
      ['verify', a, '--plan', c],
    ]) {
      const { err } = workspace.run(args);
      expect(err, args.join(' ')).not.toMatch(/^ +at |is not a/m);
    }
  });

  it('for the language server', async () => {
    withOddNames();
    const client = await LspClient.start([server, '--stdio'], workspace.root);
    try {
      await client.until(() => client.fingerprints().join() === expected.join());
    } finally {
      await client.stop();
    }
  });
});
