import type { RuleKind } from '../model/rule.ts';
import { absent } from './absent.ts';
import { acyclic } from './acyclic.ts';
import { allow } from './allow.ts';
import { entryPoints } from './entryPoints.ts';
import { forbid } from './forbid.ts';
import { independent } from './independent.ts';
import { layers } from './layers.ts';
import { packages } from './packages.ts';
import { pattern } from './pattern.ts';
import { protectedPage } from './protected.ts';
import { requirePage } from './require.ts';
import type { RulePage } from './rulePage.ts';

/** The page of every rule kind. */
export const rulePages: Readonly<Record<RuleKind, RulePage>> = {
  allow,
  forbid,
  layers,
  independent,
  protected: protectedPage,
  entry_points: entryPoints,
  acyclic,
  packages,
  require: requirePage,
  pattern,
  absent,
};
