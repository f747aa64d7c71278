import type { Policy, Verdict } from './schema.ts';
import { clauseLabel } from './sentence.ts';

export const routeIds = ['no-ifr-needed', 'ifr', 'more-information', 'outside-this-policy', 'policy-lead'] as const;
export type RouteId = (typeof routeIds)[number];

/** A way on from here. It says what can be done next; a person decides whether it is. */
export interface Route {
  readonly route: RouteId;
  readonly text: string;
}

const askLead = (why: string): Route => ({ route: 'policy-lead', text: `${why} Ask the policy lead.` });

/** The routes that follow from a verdict. `policy` is null where no text governs. */
export function routesFor(verdict: Verdict, policy: Policy | null): readonly Route[] {
  switch (verdict) {
    case 'met':
      return [{ route: 'no-ifr-needed', text: 'The usual referral can go ahead under the policy; no individual funding request is needed.' }];
    case 'not-met':
    case 'position-applies':
      return [{ route: 'ifr', text: ifrText(policy) }];
    case 'not-known':
      return [{ route: 'more-information', text: 'Ask the clinician for the facts that are missing.' }];
    case 'disputed':
      return [{ route: 'more-information', text: 'Settle what the papers disagree about, with the clinician where needed.' }];
    case 'outside-scope':
      return [
        { route: 'outside-this-policy', text: 'This policy does not cover the request, which is not a refusal. Look for a policy that does.' },
        askLead('It may be that no policy covers it.'),
      ];
    case 'silent':
      return [askLead('The policy has no rule for this request, which is not a refusal.')];
    case 'rules-clash':
      return [askLead('Two rules of the policy answer differently.')];
    case 'no-policy-held':
      return [askLead('The app holds no policy of this ICB on this treatment, which is not a refusal.')];
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

function ifrText(policy: Policy | null): string {
  const clause = policy?.exceptionClause ? ` (${clauseLabel(policy, policy.exceptionClause)})` : '';
  const basis = clause === '' ? '. The policy itself does not mention it; the ICB’s own IFR procedure does' : clause;
  return `An individual funding request can be considered${basis}.`;
}
