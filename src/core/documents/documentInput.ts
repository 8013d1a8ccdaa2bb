import type { Blueprint, Component } from '../model/blueprint.ts';
import type { Decision } from '../model/decision.ts';
import { architectureFile } from '../plan/approval/coveredText.ts';
import type { PhaseContext } from '../plan/phaseContext.ts';
import { architectureSections, researchSections } from '../plan/phases/sectionFiles.ts';
import { headOf } from '../plan/planHead.ts';
import { type NamedRule, rulesInForce } from '../plan/rulesInForce.ts';
import { type SectionAnswers, sectionAnswers } from '../plan/sections/sectionAnswers.ts';
import { decisionBinder, type Subject } from '../plan/tasks/bindings.ts';
import type { PlanArtifacts } from '../plan/workspace.ts';
import { type ContractFile, contractFiles } from './api/contractFiles.ts';
import { describedEndpoints } from './api/contractTable.ts';
import { type Endpoint, mergedEndpoints } from './api/endpoint.ts';

/** A plan whose work the documents tell of. */
export interface DocumentedPlan {
  artifacts: PlanArtifacts;
  title: string;
  state: string;
  research: SectionAnswers;
}

/** What every document is written from. */
export interface DocumentInput {
  context: PhaseContext;
  blueprint: Blueprint | undefined;
  components: readonly (readonly [string, Component])[];
  /** Every plan that is not archived, by its slug. */
  plans: readonly DocumentedPlan[];
  decisions: readonly Decision[];
  accepted: readonly Decision[];
  rules: readonly NamedRule[];
  /** The accepted decisions that bind a part. */
  decisionsOn(subject: Subject): readonly Decision[];
  architecture: SectionAnswers;
  contracts: readonly ContractFile[];
  endpoints: readonly Endpoint[];
}

/** Gather what the workspace knows. */
export function documentInput(context: PhaseContext): DocumentInput {
  const { workspace } = context;
  const blueprint = workspace.blueprint?.value;
  const decisions = workspace.decisions.map(({ value }) => value);
  const accepted = decisions.filter(({ status }) => status === 'accepted');
  const architecture = sectionAnswers(architectureFile(context)[0], architectureSections);
  const contracts = contractFiles(context);
  let binder: ((subject: Subject) => Decision[]) | undefined;
  return {
    context,
    blueprint,
    components: Object.entries(blueprint?.components ?? {}),
    plans: workspace.plans
      .filter(({ plan }) => plan?.value.archived !== true)
      .map(artifacts => {
        const { title, state } = headOf(artifacts);
        return { artifacts, title, state, research: sectionAnswers(artifacts.research, researchSections) };
      }),
    decisions,
    accepted,
    rules: rulesInForce(workspace),
    decisionsOn: subject => {
      binder ??= decisionBinder(accepted);
      return binder(subject);
    },
    architecture,
    contracts,
    endpoints: mergedEndpoints([
      describedEndpoints(architecture, workspace.architecture.path),
      ...contracts.map(({ endpoints }) => endpoints ?? []),
    ]),
  };
}
