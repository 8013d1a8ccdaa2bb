import { createHash } from 'node:crypto';
import { generatedDocuments } from '../../../src/core/documents/generate.ts';
import { ComponentMap } from '../../../src/core/drift/policy/components.ts';
import { ownershipOf } from '../../../src/core/drift/policy/ownership.ts';
import { type PlanContext, readDocuments } from '../../../src/core/plan/phaseContext.ts';
import { readWorkspace } from '../../../src/core/plan/workspace.ts';
import type { FileReader } from '../../../src/core/ports.ts';

/** Files by path. */
export type Files = Readonly<Record<string, string>>;

/** SHA-256 in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A workspace in memory. */
export function memoryReader(files: Files): FileReader {
  return {
    read: path => files[path],
    list: folder =>
      Object.keys(files)
        .filter(path => path.startsWith(`${folder}/`))
        .sort(),
  };
}

/** The context of one plan of a workspace in memory; every component matches three files unless told. */
export function contextOf(files: Files, slug = 'digest', matches = (_: string): number => 3): PlanContext {
  const reader = memoryReader(files);
  const workspace = readWorkspace(reader);
  const plan = workspace.plans.find(candidate => candidate.slug === slug);
  if (plan === undefined) throw new Error(`no plan ${slug} in ${Object.keys(files).join(', ')}`);
  const documents = readDocuments(reader, workspace.settings);
  const paths = Object.keys(files);
  return {
    workspace,
    plan,
    documents,
    read: reader.read,
    exists: path => paths.some(known => known === path || known.startsWith(`${path}/`)),
    kept: keeper(),
    matches,
    ownership: () =>
      ownershipOf(
        new ComponentMap(workspace.blueprint?.value.components),
        paths.filter(path => path.startsWith('src/')),
      ),
    sha256,
  };
}

/** Keeps what is made of a text, as an open workspace does. */
export function keeper(): PlanContext['kept'] {
  const known = new Map<string, { text: string; made: unknown }>();
  return <T>(key: string, text: string, make: () => T): T => {
    const last = known.get(key);
    if (last?.text === text) return last.made as T;
    const made = make();
    known.set(key, { text, made });
    return made;
  };
}

export const planFolder = '.plumbrule/plans/digest';
export const researchFile = `${planFolder}/research.md`;
export const tasksFile = `${planFolder}/tasks.yaml`;
export const planFile = `${planFolder}/plan.yaml`;
export const agentsFile = `${planFolder}/agents.yaml`;
export const blueprintFile = '.plumbrule/blueprint.yaml';
export const architectureFile = 'docs/architecture.md';

const research = `# Research: Digest e-mails

## Goal

### Business goal

Users get one e-mail a day instead of forty.

### Technical goal

Collect unread notifications per user and send them once a day.

### Stakeholders

Product, support, and the team that runs the mailer.

### Success in production

Mail volume falls by 60 % within a month.

### Unacceptable failures

A notification is lost, or a digest is sent twice.

### Constraints

The mailer takes 100 messages a second.

## Ground

### Stack

TypeScript, Fastify, PostgreSQL.

### Affected modules

src/app and src/infra.

### Existing patterns

Ports and adapters.

### Technical debt

The mailer has no retry.

### Tried before

N/A: this is the first attempt.

## Field

### Domain patterns

Outbox and scheduled batch.

### References

- RFC 5322

### Prior art

Digests of code hosts.

### Known failure modes

Clock changes send a digest twice.

## Risks

### Risk register

| Risk | Likelihood | Impact | Mitigation |
| --- | --- | --- | --- |
| Sent twice | low | high | Idempotency key per user and day |
| Late start | medium | low |  |

## Unknowns

### Assumptions

Users have one time zone.

### Open questions

| Question | State | Answer |
| --- | --- | --- |
| At what hour? | resolved | At seven, local time |
| Weekly too? | deferred | Asked for by nobody so far |
`;

const blueprint = `version: 1
title: Notification service
components:
  domain:
    paths: ["src/domain/**"]
    responsibility: What a notification is
    public: ["src/domain/index.ts"]
  app:
    paths: ["src/app/**"]
    responsibility: Use cases
  infra:
    paths: ["src/infra/**"]
    responsibility: Adapters
  shared:
    paths: ["src/shared/**"]
    responsibility: Small helpers
    utility: true
rules:
  - { id: DEP-1, kind: allow, from: app, to: [domain], because: use cases know no adapters }
  - { id: DEP-2, kind: forbid, from: domain, to: [infra], transitive: true }
contracts:
  - { id: public-api, kind: openapi, path: contracts/openapi.yaml, provider: app, consumers: [web] }
`;

const architecture = `# Architecture

## Components

<!-- plumbrule:begin components -->
old table
<!-- plumbrule:end components -->

## API contracts

| Method | Path | Auth | Request | Response | Errors |
| --- | --- | --- | --- | --- | --- |
| POST | /digests | service token | date | 202 run | 409 a run is under way |

## Data design

### Schema

Table digest, one row per user and day.

### Relations

A digest belongs to a user and goes with the user.

### Indexes

| Index | On | Reason |
| --- | --- | --- |
| digest_day | digest (user, day) | one digest a day |

### Migrations

One new table; the old code does not read it.

### Retention

Ninety days, then a nightly job removes rows.

## Cross-cutting concerns

### Errors

Errors are values of the domain.

### Caching

N/A: nothing is read twice.

### Logging

JSON lines without addresses.

### Security

Tokens are checked at the edge.

### State

All state is in the database.

## Load and failure

### Expected load

200,000 users, one run a day.

### Scaling

Workers by user shard.

### Failure modes

The mailer is down: the run waits.

### Recovery

The next run continues.

## Testing strategy

### Tests by layer

| Layer | What | How |
| --- | --- | --- |
| units | rules about days and users | without doubles |
| adapters | mail | against a container |

### Out of scope and why

How mail programs draw the digest: looked at by hand.

## Deployment and rollback

### Deployment

Rolling, one machine after the other.

### Rollback

A flag turns it off within a minute.

## Naming conventions

Files in kebab-case.
`;

const decision = `---
status: accepted
date: 2026-10-01
rules:
  - { id: PKG-1, kind: packages, from: domain, deny: [axios] }
---

# Keep the domain free of adapters

## Context and Problem Statement

The domain must be testable alone.

## Considered Options

* Ports in the domain
* Adapters called from the domain

## Decision Outcome

Ports in the domain, because tests need no network.

### Consequences

More interfaces.
`;

const tasks = `version: 1
milestones:
  - id: M1
    title: A digest is sent every morning
    done_when: Staging sends one digest per user and day
    phases:
      - id: "1.1"
        title: Digest domain
        tasks:
          - id: T001
            title: Collect unread notifications
            goal: A user's unread notifications are collected into one digest
            scope: { in: ["src/domain/digest/**"], out: ["src/domain/user/**"] }
            depends_on: []
            output: A Digest value with its notifications
            strategy: Write the value object first
            validation:
              - run: npm test -- digest
              - check: a second run sends nothing
            rollback: Remove the folder
            complexity: low
            effort: 3h
            role: backend
            status: todo
          - id: T002
            title: Send the digest
            goal: The mailer sends a digest once per user and day
            scope: { in: ["src/infra/mail/**"], out: [] }
            depends_on: [T001]
            output: A mail adapter
            strategy: Use the outbox
            validation:
              - run: npm test -- mail
            rollback: Turn the flag off
            complexity: medium
            effort: 1d
            role: backend
`;

const agents = `version: 1
pattern: planner-executor
assignments:
  - { task: T001, agent: claude-code, tier: standard, reason: small and well tested }
  - { task: T002, agent: claude-code, tier: high, reason: touches the mailer }
gates: []
`;

const generatedMark = '<!-- plumbrule:begin';

const writtenFiles: Files = {
  [planFile]: 'version: 1\ntitle: Digest e-mails\nmode: full\nstate: active\napprovals: []\n',
  [researchFile]: research,
  [tasksFile]: tasks,
  [agentsFile]: agents,
  [blueprintFile]: blueprint,
  [architectureFile]: architecture,
  'docs/decisions/0001-domain-free-of-adapters.md': decision,
  'docs/project-overview.md': '# Overview\n\nSends notifications.\n',
  'docs/execution-roadmap.md': '# Roadmap\n\nM1 first.\n',
  'docs/research-findings.md': '# Findings\n\nMail volume is too high.\n',
  'docs/api-reference.md': '# API\n\nPOST /digests\n',
  'docs/debugging-notes.md': '# Debugging\n\nN/A: nothing to debug yet.\n',
  'docs/future-improvements.md': '# Later\n\nWeekly digests.\n',
  'docs/context/conventions.md': '# Conventions\n\nKebab-case files.\n',
};

/** Every question of a new document answered. */
export const answered = (text: string): string =>
  text.replace(/<!-- (?!plumbrule:|Answer below)[\s\S]*?-->/g, 'Said in a sentence.');

/** Files with their documents generated, new ones answered too; what somebody wrote alone stays alone. */
export function withDocuments(files: Files): Files {
  const made = generatedDocuments(contextOf(files))
    .filter(({ path }) => path.startsWith('docs/') && (files[path] ?? generatedMark).includes(generatedMark))
    .map(({ path, text }) => [path, files[path] === undefined ? answered(text) : text]);
  return { ...files, ...Object.fromEntries(made) };
}

/** A plan with every file of phases 1 to 6 but its prompts, all complete, and nothing approved. */
export const completeFiles: Files = withDocuments(writtenFiles);

/** The same with one piece of one file replaced; the piece must be there. */
export function withChange(
  path: string,
  piece: string,
  replacement: string,
  files: Files = completeFiles,
): Files {
  const text = files[path];
  if (text === undefined || !text.includes(piece)) throw new Error(`${path} has no "${piece}"`);
  return { ...files, [path]: text.replace(piece, () => replacement) };
}

/** The same without some files. */
export function without(paths: readonly string[], files: Files = completeFiles): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}
