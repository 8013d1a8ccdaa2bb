import * as z from 'zod/mini';
import { edgeStates } from '../core/diagrams/edgeStates.ts';
import { taskStatuses } from '../core/model/tasks.ts';
import { methods as panelMethods } from './panel.ts';

/** Messages between the dashboard and the extension host. The snapshot is `Dashboard` of `core/diagrams`. */
const place = panelMethods['file/open'].params;

const componentsSchema = z.object({
  /** Mermaid text; the classes of nodes and arrows name their states. */
  mermaid: z.string(),
  components: z.array(
    z.object({
      id: z.string(),
      node: z.optional(z.string()),
      layer: z.string(),
      utility: z.boolean(),
      files: z.number(),
      drift: z.number(),
      responsibility: z.string(),
      open: place,
    }),
  ),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      imports: z.number(),
      drift: z.number(),
      accepted: z.number(),
      state: z.enum(edgeStates),
      arrow: z.optional(z.string()),
      open: place,
    }),
  ),
  notes: z.array(z.string()),
});

const tasksSchema = z.object({
  mermaid: z.string(),
  criticalHours: z.number(),
  rows: z.array(
    z.object({
      id: z.string(),
      node: z.optional(z.string()),
      title: z.string(),
      status: z.enum(taskStatuses),
      effort: z.string(),
      group: z.optional(z.number()),
      critical: z.boolean(),
      after: z.array(z.string()),
      overlaps: z.array(z.string()),
      open: place,
    }),
  ),
  notes: z.array(z.string()),
});

export const dashboardSchema = z.object({
  plans: z.array(
    z.object({ slug: z.string(), title: z.string(), state: z.enum(['draft', 'active', 'closed']) }),
  ),
  plan: z.optional(z.string()),
  drift: z.object({ new: z.number(), baseline: z.number(), waived: z.number() }),
  components: z.optional(componentsSchema),
  tasks: z.optional(tasksSchema),
  weeks: z.array(
    z.object({
      start: z.string(),
      verdicts: z.object({ PASS: z.number(), FLAG: z.number(), BLOCK: z.number() }),
      approvals: z.number(),
    }),
  ),
});
export type Dashboard = z.infer<typeof dashboardSchema>;
export type EdgeRow = z.infer<typeof componentsSchema>['edges'][number];
export type ComponentRow = z.infer<typeof componentsSchema>['components'][number];
export type TaskRow = z.infer<typeof tasksSchema>['rows'][number];
export type Place = z.infer<typeof place>;

/** The dashboard's conversation with the host. */
export const dashboardConversation = {
  methods: {
    'dashboard/load': { params: z.object({ plan: z.optional(z.string()) }), result: dashboardSchema },
    'file/open': panelMethods['file/open'],
  },
  events: {
    /** Some artifact or finding changed: load what is shown again. */
    'workspace/didChange': z.object({}),
  },
} as const;
export type DashboardConversation = typeof dashboardConversation;
