import type { Board, BoardRow } from '../../src/core/model/board.ts';
import type { PhaseId } from '../../src/core/model/plan.ts';

const row = (id: string, title: string, more: Partial<BoardRow> = {}): BoardRow => ({
  id,
  title,
  state: 'current',
  tone: 'good',
  facts: [],
  lines: [],
  actions: [],
  ...more,
});

const generate = (path: string) => ({ act: 'docs/generate', target: path, label: 'Generate', icon: 'sync' });

const documentation: Board = {
  sections: [
    {
      id: 'documents',
      title: 'Documents',
      help: 'Made from what the first three phases know. What you write around the generated blocks stays.',
      actions: [
        {
          act: 'docs/generate',
          target: '',
          label: 'Generate all that are missing or out of date (3)',
          icon: 'book',
          primary: true,
        },
      ],
      rows: [
        row('docs/project-overview.md', 'Project overview', {
          state: 'needs text',
          tone: 'warning',
          facts: ['4 generated blocks', '3 sections to write'],
          lines: [
            {
              text: '“Who uses it” has no answer.',
              tone: 'warning',
              open: { path: 'docs/project-overview.md' },
            },
            { text: 'DLQ is never spelled out.', tone: 'neutral' },
          ],
          open: { path: 'docs/project-overview.md' },
          actions: [generate('docs/project-overview.md')],
        }),
        row('docs/architecture.md', 'Architecture', {
          state: 'out of date',
          tone: 'warning',
          facts: ['2 generated blocks'],
          lines: [
            {
              text: 'The component table changed: `infra` is new in .plumbrule/blueprint.yaml.',
              tone: 'warning',
              open: { path: '.plumbrule/blueprint.yaml' },
            },
          ],
          open: { path: 'docs/architecture.md' },
          actions: [generate('docs/architecture.md')],
        }),
        row('docs/api-reference.md', 'API reference', {
          state: 'missing',
          tone: 'bad',
          facts: ['2 endpoints'],
          actions: [generate('docs/api-reference.md')],
        }),
        row('docs/execution-roadmap.md', 'Execution roadmap', {
          facts: ['3 tasks'],
          open: { path: 'docs/execution-roadmap.md' },
        }),
      ],
    },
    {
      id: 'context',
      title: 'Context next to the code',
      actions: [],
      rows: [],
      empty: 'No component has a folder of its own yet.',
    },
  ],
};

const prompts: Board = {
  sections: [
    {
      id: 'prompts',
      title: 'Prompts',
      help: 'One prompt a task, of at most 8,000 tokens as estimated. `x-prompt-budget` in config.yaml sets another limit.',
      actions: [
        {
          act: 'prompt/writeAll',
          label: 'Write all prompts that are missing or out of date (2)',
          icon: 'note',
          primary: true,
        },
      ],
      rows: [
        row('T001', 'T001 Collect a user’s unread notifications', {
          facts: ['1,240 of 8,000 tokens', 'backend'],
          open: { path: '.plumbrule/plans/digest-emails/prompts/T001.md' },
        }),
        row('T002', 'T002 Group them by channel', {
          state: 'out of date',
          tone: 'warning',
          facts: ['7,980 of 8,000 tokens', 'backend'],
          lines: [
            {
              text: 'docs/decisions/0003-keep-vendors-out-of-the-domain.md changed since.',
              tone: 'warning',
              open: { path: 'docs/decisions/0003-keep-vendors-out-of-the-domain.md' },
            },
            { text: 'Left out to fit the budget: Research findings', tone: 'neutral' },
          ],
          open: { path: '.plumbrule/plans/digest-emails/prompts/T002.md' },
          actions: [
            { act: 'prompt/write', target: 'T002', label: 'Write anew', icon: 'note' },
            { act: 'prompt/diff', target: 'T002', label: 'Show what would change', icon: 'diff' },
          ],
        }),
        row('T003', 'T003 Send the digest', {
          state: 'missing',
          tone: 'warning',
          facts: ['backend'],
          actions: [
            { act: 'prompt/write', target: 'T003', label: 'Write', icon: 'note' },
            { act: 'prompt/diff', target: 'T003', label: 'Preview', icon: 'open-preview' },
          ],
        }),
      ],
    },
  ],
};

const agents: Board = {
  sections: [
    {
      id: 'suggestions',
      title: 'Who does what',
      help: 'Suggested by the nature of each task and how hard it is.',
      actions: [
        { act: 'agents/acceptAll', label: 'Accept all suggestions', icon: 'check-all', primary: true },
      ],
      rows: [
        row('T001', 'T001 Collect a user’s unread notifications', {
          state: 'assigned',
          facts: ['claude-code, standard'],
          lines: [{ text: 'standard: low complexity, one component, no contract.', tone: 'neutral' }],
          actions: [
            {
              act: 'agents/override',
              target: 'T001',
              label: 'Choose another',
              icon: 'edit',
              asks: 'Which agent and tier, and why?',
              suggestion: 'codex, high: ',
            },
          ],
        }),
        row('T003', 'T003 Send the digest', {
          state: 'no agent',
          tone: 'warning',
          facts: ['suggested: claude-code, high'],
          lines: [
            { text: 'high: complexity high, and it touches the contract public-api.', tone: 'neutral' },
          ],
          actions: [
            { act: 'agents/accept', target: 'T003', label: 'Accept', icon: 'check' },
            {
              act: 'agents/override',
              target: 'T003',
              label: 'Choose another',
              icon: 'edit',
              asks: 'Which agent and tier, and why?',
            },
          ],
        }),
      ],
    },
    {
      id: 'order',
      title: 'Order of work',
      actions: [],
      folded: true,
      rows: [
        row('1', 'Wave 1', { state: '', tone: 'neutral', facts: ['T001', '3 h'] }),
        row('2', 'Wave 2', { state: 'critical', tone: 'active', facts: ['T002', 'T003', '1 d'] }),
      ],
    },
  ],
};

const governance: Board = {
  sections: [
    {
      id: 'now',
      title: 'Now',
      actions: [],
      rows: [
        row('T002', 'T002 Group them by channel', {
          state: 'blocked by verify',
          tone: 'bad',
          facts: ['claude-code, standard', 'since 20 Nov', '1 of 2 refinements'],
          lines: [
            {
              text: 'src/domain/channel.ts is outside the scope of T002.',
              tone: 'bad',
              open: { path: 'src/domain/channel.ts' },
            },
            { text: '`npm test -- digest` ended with 1.', tone: 'bad' },
            { text: 'No drift.', tone: 'good' },
          ],
          open: { path: '.plumbrule/plans/digest-emails/tasks.yaml' },
          actions: [
            { act: 'task/verify', target: 'T002', label: 'Verify', icon: 'beaker', primary: true },
            { act: 'task/finish', target: 'T002', label: 'Finish', icon: 'check' },
            {
              act: 'task/block',
              target: 'T002',
              label: 'Block',
              icon: 'circle-slash',
              asks: 'What does it wait for?',
            },
            { act: 'task/refine', target: 'T002', label: 'Refinement prompt', icon: 'sparkle' },
          ],
        }),
      ],
    },
    {
      id: 'next',
      title: 'Next',
      actions: [],
      rows: [
        row('T003', 'T003 Send the digest', {
          state: 'todo',
          tone: 'neutral',
          facts: ['claude-code, high', 'critical path'],
          actions: [{ act: 'task/start', target: 'T003', label: 'Start', icon: 'play' }],
        }),
      ],
    },
    { id: 'blocked', title: 'Blocked', actions: [], rows: [], empty: 'Nothing is blocked.' },
    {
      id: 'done',
      title: 'Done',
      actions: [],
      folded: true,
      rows: [
        row('T001', 'T001 Collect a user’s unread notifications', {
          state: 'done',
          facts: ['PASS on 20 Nov'],
          actions: [{ act: 'task/reopen', target: 'T001', label: 'Re-open', icon: 'debug-restart' }],
        }),
      ],
    },
    {
      id: 'plan',
      title: 'Plan',
      actions: [
        {
          act: 'plan/close',
          label: 'Close plan',
          icon: 'lock',
          asks: 'Two tasks are not done. Why close it?',
        },
      ],
      rows: [],
    },
  ],
};

const research: Board = {
  sections: [
    {
      id: 'questions',
      title: 'Open questions',
      actions: [],
      rows: [
        row('1', 'What if there is nothing to send?', {
          state: 'open',
          tone: 'warning',
          actions: [
            {
              act: 'question/resolve',
              target: '1',
              label: 'Resolve',
              icon: 'check',
              asks: 'What is the answer?',
            },
            { act: 'question/defer', target: '1', label: 'Defer', icon: 'watch', asks: 'Why can it wait?' },
          ],
        }),
      ],
    },
  ],
};

const tasks: Board = {
  sections: [
    {
      id: 'order',
      title: 'Order of work',
      actions: [{ act: 'dashboard/open', label: 'Draw the graph', icon: 'graph' }],
      rows: [
        row('1', 'T001', { state: 'critical path', tone: 'active', facts: ['3 h'] }),
        row('2', 'T002', { state: 'critical path', tone: 'active', facts: ['3 h', 'after T001'] }),
        row('3', 'T003', { state: 'critical path', tone: 'active', facts: ['3 h', 'after T002'] }),
      ],
    },
  ],
};

/** A board for every phase that has one, each tone, question and kind of row among them. */
export const sampleBoards: Readonly<Partial<Record<PhaseId, Board>>> = {
  research,
  tasks,
  documentation,
  prompts,
  agents,
  governance,
};
