import type { CriteriaMetStep } from './answer.ts';
import type { Policy, Verdict } from './schema.ts';
import { clauseLabel } from './sentence.ts';

export const routeIds = ['no-ifr-needed', 'prior-approval', 'ifr', 'more-information', 'outside-this-policy', 'service-development', 'another-commissioner', 'policy-lead'] as const;
export type RouteId = (typeof routeIds)[number];

/** A way on from here. It says what can be done next; a person decides whether it is. */
export interface Route {
  readonly route: RouteId;
  readonly text: string;
}

const askLead = (why: string): Route => ({ route: 'policy-lead', text: `${why} Ask the policy lead.` });

const serviceDevelopment: Route = {
  route: 'service-development',
  text: 'If other patients could ask for the same, the ICB may want to look at its policy as well. That is a prompt to people, and never a reason to refuse this request.',
};

/** What the routes depend on besides the answer. */
export interface RouteContext {
  /** The ICB's own step for a request that meets the criteria; null where nobody has entered it. */
  readonly step: CriteriaMetStep | null;
  /** Whether the policy itself asks for prior approval once its criteria are met. */
  readonly priorApproval: boolean;
}

/** The routes that follow from a verdict. `policy` is null where no text governs. */
export function routesFor(verdict: Verdict, policy: Policy | null, context: RouteContext = { step: null, priorApproval: false }): readonly Route[] {
  switch (verdict) {
    case 'met':
      return [metRoute(context)];
    case 'not-met':
      return [{ route: 'ifr', text: ifrText(policy) }];
    case 'position-applies':
      return [{ route: 'ifr', text: ifrText(policy) }, serviceDevelopment];
    case 'parts-differ':
      return [askLead('The parts of the request have different answers, each with its own way on.')];
    case 'not-known':
      return [{ route: 'more-information', text: 'Ask the clinician for the facts that are missing.' }];
    case 'disputed':
      return [{ route: 'more-information', text: 'Settle what the papers disagree about, with the clinician where needed.' }];
    case 'depends-on-reading':
      return [askLead('The answer depends on how the policy is read, and nobody has chosen a reading.')];
    case 'outside-scope':
      return [
        { route: 'outside-this-policy', text: 'This policy does not cover the request, which is not a refusal. Look for a policy that does.' },
        askLead('It may be that no policy covers it.'),
        serviceDevelopment,
      ];
    case 'silent':
      return [askLead('The policy has no rule for this request, which is not a refusal.'), serviceDevelopment];
    case 'rules-clash':
      return [askLead('Two rules of the policy answer differently.')];
    case 'no-policy-held':
      return [askLead('The app holds no policy of this ICB on this treatment, which is not a refusal.'), serviceDevelopment];
    case 'text-not-held':
      return [askLead('The text that governed on this date is not held here.')];
    case 'cannot-tell-which-version':
      return [askLead('It cannot be told which version governed on this date.')];
    case 'not-yet-in-force':
      return [askLead('This policy was not in force on this date.')];
    case 'no-longer-in-force':
      return [askLead('This policy was no longer in force on this date.')];
  }
}

function metRoute({ step, priorApproval }: RouteContext): Route {
  const words = step === null ? ' What the ICB does then has not been entered in Settings.' : ` ${step.words}`;
  if (priorApproval || step?.kind === 'prior-approval') return { route: 'prior-approval', text: `No individual funding request is needed; ${priorApproval ? 'the policy' : 'the ICB'} asks for prior approval.${words}` };
  return { route: 'no-ifr-needed', text: `The usual referral can go ahead under the policy; no individual funding request is needed.${words}` };
}

function ifrText(policy: Policy | null): string {
  const clause = policy?.exceptionClause ? ` (${clauseLabel(policy, policy.exceptionClause)})` : '';
  const basis = clause === '' ? '. The policy itself does not mention it; the ICB’s own IFR procedure does' : clause;
  return `An individual funding request can be considered${basis}.`;
}
