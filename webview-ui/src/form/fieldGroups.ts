import * as z from 'zod/mini';
import type { Field, FieldGroup } from '../../../src/core/model/form.ts';

const kinds = ['line', 'text', 'list', 'choice', 'flag', 'table', 'records', 'map'] as const;
const path = z.array(z.union([z.string(), z.number()]));

const fieldSchema: z.ZodMiniType<Field> = z.lazy(() =>
  z.object({
    id: z.string(),
    path: z.optional(path),
    label: z.string(),
    help: z.string(),
    kind: z.enum(kinds),
    required: z.optional(z.boolean()),
    code: z.optional(z.boolean()),
    notApplicable: z.optional(z.boolean()),
    options: z.optional(z.array(z.string())),
    placeholder: z.optional(z.string()),
    suggest: z.optional(z.string()),
    fields: z.optional(z.array(fieldSchema)),
    variants: z.optional(z.object({ by: z.string(), of: z.record(z.string(), z.array(fieldSchema)) })),
    titleField: z.optional(z.string()),
    note: z.optional(z.string()),
    itemName: z.optional(z.string()),
  }),
) as z.ZodMiniType<Field>;

const groupsSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    help: z.optional(z.string()),
    fields: z.array(fieldSchema),
  }),
);

/** The form's definition as the host sent it; nothing where it is not one. */
export function readFieldGroups(groups: unknown): readonly FieldGroup[] {
  const parsed = groupsSchema.safeParse(groups);
  return parsed.success ? (parsed.data as FieldGroup[]) : [];
}
