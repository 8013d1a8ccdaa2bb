import type { DriftEngine } from './engine.ts';

/** What the plan says about a path. */
interface Binding {
  component: string | null;
  rules: { id: string; kind: string; severity: string; because: string | null; decision: string | null }[];
  /** Ids of the decisions behind those rules. */
  decisions: string[];
}

/** The component that owns a path and the rules that are about it: all whose selectors select it. */
export function bindingOf(engine: DriftEngine, path: string): Binding {
  const component = engine.policy.components.place(path)?.component ?? null;
  const rules = engine.rulesAbout(path).map(({ id, rule, severity, because, decision }) => ({
    id,
    kind: rule.kind,
    severity,
    because: because ?? null,
    decision: decision ?? null,
  }));
  const decisions = [...new Set(rules.flatMap(({ decision }) => decision ?? []))];
  return { component, rules, decisions };
}
