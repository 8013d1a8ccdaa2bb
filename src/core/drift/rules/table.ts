import type { RuleKind } from '../../model/rule.ts';
import { absent } from './absent.ts';
import { acyclic } from './acyclic.ts';
import { allow } from './allow.ts';
import type { AnyRuleKind } from './compiledRule.ts';
import { entryPoints } from './entryPoints.ts';
import { forbid } from './forbid.ts';
import { independent } from './independent.ts';
import { layers } from './layers.ts';
import { packages } from './packages.ts';
import { pattern } from './pattern.ts';
import { protectedRule } from './protected.ts';
import { requireRule } from './require.ts';

/** Every rule kind, by name. */
export const ruleKindTable: Readonly<Record<RuleKind, AnyRuleKind>> = {
  allow,
  forbid,
  layers,
  independent,
  protected: protectedRule,
  entry_points: entryPoints,
  acyclic,
  packages,
  require: requireRule,
  pattern,
  absent,
};
