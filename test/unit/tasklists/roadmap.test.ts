import { describe, expect, it } from 'vitest';
import { readTasks } from '../../../src/core/artifacts/tasks.ts';
import { roadmapOf } from '../../../src/core/tasklists/roadmap.ts';

const artifact = readTasks(
  'tasks.yaml',
  `version: 1
milestones:
  - id: M1
    title: A digest every morning
    phases:
      - id: "1.1"
        title: Digest domain
        tasks:
          - { id: T001, title: Collect, scope: { in: [src/app/digest/**] }, status: done }
          - { id: T002, title: Order in src/app/order.ts, scope: { in: [src/app/order.ts] }, depends_on: [T001] }
          - { id: T003, title: Draw, scope: { in: [src/ui/**] }, depends_on: [T001], x-story: US2 }
          - { id: T004, title: Style, scope: { in: [src/ui/theme.ts] }, depends_on: [T001] }
      - id: "1.2"
        title: Release
        tasks:
          - { id: tag, title: Tag it, depends_on: [T002, T003] }
`,
);

describe('roadmapOf', () => {
  it('writes the line grammar of Spec Kit, and marks what may run beside others', () => {
    expect(roadmapOf([{ title: 'Digest', tasks: artifact }])).toBe(`## Milestone M1: A digest every morning

### Phase 1.1: Digest domain

- [x] T001 Collect in \`src/app/digest/**\`
- [ ] T002 [P] Order in src/app/order.ts
- [ ] T003 [US2] Draw in \`src/ui/**\`
- [ ] T004 Style in \`src/ui/theme.ts\`

### Phase 1.2: Release

- [ ] tag Tag it <!-- plumbrule {"id":"tag"} -->

## Dependencies

- T002 depends on T001
- T003 depends on T001
- T004 depends on T001
- tag depends on T002, T003
`);
  });

  it('gives each of several plans a heading, and says where there is no task', () => {
    const text = roadmapOf([
      { title: 'Digest', tasks: artifact },
      { title: 'Later', tasks: undefined },
    ]);
    expect(text).toContain('## Digest\n\n### Milestone M1: A digest every morning\n\n#### Phase 1.1');
    expect(text).toContain('## Later\n\nNo task yet.\n');
  });
});
