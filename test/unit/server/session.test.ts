import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Evaluation } from '../../../src/core/drift/engine.ts';
import { Session } from '../../../src/server/session.ts';

let root: string;
let session: Session;
let evaluation: Evaluation | undefined;

const files = {
  '.plumbrule/blueprint.yaml': `version: 1
components:
  app: { paths: ["src/app/**"] }
  infra: { paths: ["src/infra/**"] }
rules:
  - { id: R, kind: forbid, from: app, to: infra, except: [{ from: app, reason: r, until: 2026-11-21 }] }
`,
  'src/app/a.ts': "import '../infra/db';\n",
  'src/infra/db.ts': 'export {};\n',
};

const goTo = (now: string): void => void vi.stubEnv('PLUMBRULE_NOW', now);
const states = (): string[] | undefined => evaluation?.findings.map(({ state, rule }) => `${state} ${rule}`);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plumbrule-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  goTo('2026-11-21T23:59:00Z');
  session = new Session(root, {
    didEvaluate: found => {
      evaluation = found;
    },
    planDidChange: () => {},
    loading: () => {},
    failed: error => {
      throw error;
    },
  });
});
afterEach(() => {
  session.stop();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

describe('a session that is left open over midnight', () => {
  it('notices that exceptions ended', async () => {
    await session.start();
    expect(states()).toEqual(['waived R']);
    const first = evaluation;
    session.noticeDay();
    await session.settled();
    expect(evaluation).toBe(first);
    goTo('2026-11-22T00:00:30Z');
    session.noticeDay();
    await session.settled();
    expect(states()).toEqual(['new builtin/expired', 'new R']);
  });
});
