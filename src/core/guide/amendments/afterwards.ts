import { readPlan } from '../../artifacts/plan.ts';
import type { WrittenFile } from '../../model/text.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';

/** The context as it is once an amendment's files are written: its approval covers what they say. */
export function afterwards(context: PlanContext, files: readonly WrittenFile[]): PlanContext {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const { plan, workspace } = context;
  const planText = plan.plan === undefined ? undefined : texts.get(plan.plan.path);
  const research = plan.research === undefined ? undefined : texts.get(plan.research.path);
  const architecture = texts.get(workspace.architecture.path);
  return {
    ...context,
    read: path => texts.get(path) ?? context.read(path),
    workspace: {
      ...workspace,
      architecture: {
        ...workspace.architecture,
        ...(architecture === undefined ? {} : { text: architecture }),
      },
    },
    plan: {
      ...plan,
      ...(planText === undefined ? {} : { plan: readPlan(plan.plan!.path, planText) }),
      ...(research === undefined ? {} : { research: { path: plan.research!.path, text: research } }),
    },
  };
}
