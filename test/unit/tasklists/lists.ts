/** Lists in the grammars of the tools that write them, in words of our own. */

export const specKit = `# Tasks: Sign-in by link

**Input**: Design documents from \`/specs/004-sign-in/\`

## Format: \`[ID] [P?] [Story] Description\`

- **[P]**: Can run in parallel
- **[Story]**: The user story, such as US1

<!--
  - [ ] T900 An example that nobody is to do
-->

## Phase 1: Setup (Shared Infrastructure)

- [x] T001 Create the folders of the plan
- [X] T002 [P] Add the mail library in package.json

---

## Phase 2: User Story 1 - Ask for a link (Priority: P1) 🎯 MVP

### Tests for User Story 1

- [ ] T003 [P] [US1] Contract test for POST /links in tests/contract/links.test.ts

### Implementation for User Story 1

- [ ] T004 [P] [US1] Create the link model in src/models/link.ts
- [~] T005 [US1] Implement the link service in src/services/linkService.ts (depends on T003, T004)
  and the mail in \`src/mail/**\`
- [ ] T006 [US1] Add the route in src/api/[locale]/links.ts (depends on T099)

**Checkpoint**: a person gets a link

## Dependencies & Execution Order

- **Setup (Phase 1)**: No dependencies - can start immediately
- T001 before T003-T004
- T006 blocks nothing; T006 depends on T005

## Parallel Example: User Story 1

\`\`\`bash
- [ ] T777 Task: "Contract test for links"
\`\`\`

## Notes

- [P] tasks = different files, no dependencies
- Commit after each task
`;

export const kiro = `# Implementation Plan

## Task List

- [ ] 1. Prepare the store
  - [x] 1.1 Write the table in \`migrations/0001_links.sql\`
    - Keep the hash and not the link
    - _Requirements: 1.1, 2.3_
  - [-] 1.2 Read and write links
    - _Requirements: 2.1_
  - [ ]* 1.3 Write property tests for expiry
- [x] 2. Checkpoint: all tests pass
- [ ] 3. Build the page
  - [ ] 3.1 Draw the form
    - _Depends: 1, 2_
- [ ] 3.2 Send the form
  - _Depends: 3.1, 9.9_
`;

export const ccSdd = `# Implementation Plan

- [x] 1. Foundation
- [x] 1.1 Start the service (P)
  - Listen on a port
  - _Boundary: Server_
- [ ] 1.2 (P) Read the settings
  - _Requirements: 1.10_

- [ ] 2. Features
- [ ] 2.1 List the albums
  - _Depends: 1.1, 1.2_
- [ ] 2.10 Sort the albums
`;

export const openSpec = `## 1. Update dependencies

- [x] 1.1 Raise \`ws\` to the version
      that closes half-open sockets, in \`packages/server/package.json\`
- [ ] 1.2 Remove \`src/polyfill/\`

## 2. Documentation

- [ ] 2.1 Say so in \`docs/upgrade.md\`
- [ ] Tell the people who run it
`;

export const specKitty = `---
description: "Work package task list"
---

# Work Packages: Egress consent

## Subtask Index

| ID | Description | WP | Parallel |
|----|-------------|----|----------|
| T001 | Add the flag | WP01 | [P] |

## Work Package WP01: Consent flag (Priority: P0)

**Goal**: Nothing leaves without consent.
**Dependencies**: None

### Included Subtasks

- [x] T001 Add the flag to \`src/settings/consent.py\`
- [ ] T002 - Refuse to send without it

## Work Package WP02: Audit (Priority: P1)

**Dependencies**: WP01

- [ ] T003: Write what was sent

### Dependencies

- Depends on WP01. Since WP01 itself needs review, WP02 starts late.
`;

export const workPackage = `---
work_package_id: WP02
title: Audit
lane: "for_review"
dependencies: [WP01]
subtasks:
- T003
- T004
owned_files:
- src/audit/**
---

# Work Package Prompt: WP02 – Audit

### Subtask T003 – Write what was sent

Append a line.

### Subtask T004 – Show it

## Definition of Done

- [ ] Both tests pass
- [ ] Nothing but owned files changed
`;

export const taskMaster = JSON.stringify(
  {
    master: {
      tasks: [
        { id: 1, title: 'Choose the store', status: 'done', dependencies: [], subtasks: [] },
        {
          id: 2,
          title: 'Build the store',
          description: 'Everything that writes',
          status: 'pending',
          priority: 'high',
          dependencies: [1],
          subtasks: [
            { id: 1, title: 'Write', details: 'Append only', status: 'done', dependencies: [] },
            {
              id: 2,
              title: 'Read',
              testStrategy: 'Read what was written',
              status: 'review',
              dependencies: [1],
            },
            { id: 3, title: 'Compact', status: 'cancelled', dependencies: ['2.2', 77] },
          ],
        },
        { id: 3, title: 'Document it in docs/store.md', status: 'in-progress', dependencies: [2] },
      ],
      metadata: { description: 'Main' },
    },
  },
  undefined,
  2,
);
