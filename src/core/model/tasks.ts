import * as z from 'zod/mini';

export const roles = [
  'architecture',
  'backend',
  'frontend',
  'debugging',
  'refactoring',
  'testing',
  'devops',
  'research',
  'governance',
] as const;
export type Role = (typeof roles)[number];

export const complexities = ['low', 'medium', 'high'] as const;
export const taskStatuses = ['todo', 'doing', 'done', 'blocked'] as const;

const text = z.union([z.string(), z.number()]);
const oneOrMany = z.union([z.string(), z.array(z.string())]);

/** One validation step: a command to run, or something for a person to check. */
const validationStepSchema = z.looseObject({
  run: z.optional(z.string()),
  check: z.optional(z.string()),
  /** Seconds after which the command is stopped. */
  timeout: z.optional(z.number().check(z.positive())),
});

export const taskSchema = z.looseObject({
  id: text,
  title: z.optional(z.string()),
  goal: z.optional(z.string()),
  scope: z.optional(z.looseObject({ in: z.optional(oneOrMany), out: z.optional(oneOrMany) })),
  depends_on: z.optional(z.array(text)),
  output: z.optional(z.string()),
  strategy: z.optional(z.string()),
  validation: z.optional(z.array(validationStepSchema)),
  rollback: z.optional(z.string()),
  complexity: z.optional(z.enum(complexities)),
  effort: z.optional(text),
  role: z.optional(z.enum(roles)),
  status: z.optional(z.enum(taskStatuses)),
});

/** `.plumbrule/plans/<slug>/tasks.yaml`: milestone → phase → task. */
export const tasksSchema = z.looseObject({
  version: z.literal(1),
  milestones: z._default(
    z.array(
      z.looseObject({
        id: text,
        title: z.optional(z.string()),
        done_when: z.optional(z.string()),
        phases: z._default(
          z.array(
            z.looseObject({
              id: text,
              title: z.optional(z.string()),
              tasks: z._default(z.array(taskSchema), []),
            }),
          ),
          [],
        ),
      }),
    ),
    [],
  ),
});

export type TaskFile = z.infer<typeof tasksSchema>;
export type Task = z.infer<typeof taskSchema>;
export type ValidationStep = z.infer<typeof validationStepSchema>;
