import { allOf, anyOf, roles, type Role } from './roles.ts';

/**
 * What each role may see and do. It is data: the worker looks here before every call (shared/contract/permissions.ts says which call
 * needs which action), and the screens look here for what to offer. `what` completes "Only a screener may …".
 */
export const actions = {
  seeCases: { what: 'see the cases', roles: ['officer', 'screener', 'panel-member', 'chair', 'policy-lead'] },
  /** Name, NHS number, date of birth and address: by themselves, or in papers, facts and letters. */
  revealIdentity: { what: 'see who the patient is', roles: ['officer', 'screener', 'chair'] },
  openPapers: { what: 'open the papers of a case, since they show who the patient is', roles: ['officer', 'screener', 'chair'] },
  takeIn: { what: 'take in referrals', roles: ['officer'] },
  bringInRegister: { what: 'bring in the earlier running register', roles: ['officer'] },
  takeOutRegister: { what: 'take the running register out as a list', roles: ['officer', 'screener', 'chair', 'policy-lead'] },
  checkFacts: { what: 'record facts and arguments of a case', roles: ['officer'] },
  confirmAssessment: { what: 'confirm an assessment', roles: ['officer', 'screener'] },
  screen: { what: 'record a screening outcome', roles: ['screener'] },
  /** Who decided is entered apart from who records it. */
  recordDecision: { what: 'record the panel’s decision', roles: ['officer', 'chair'] },
  resumeCase: { what: 'take a case up again', roles: ['officer', 'screener'] },
  /** What can happen beside the next step; who may do each of them stands in the stage table (shared/workflow/stages.ts). */
  actOnCase: { what: 'do this to a case', roles: ['officer', 'screener', 'chair'] },
  closeCase: { what: 'close a case', roles: ['officer'] },
  seeLetters: { what: 'see the letters of a case, since they show who the patient is', roles: ['officer', 'screener', 'chair'] },
  writeLetters: { what: 'write and send letters', roles: ['officer'] },
  checkLetters: { what: 'check a letter or return it to its writer', roles: ['officer', 'screener', 'chair'] },
  approveLetters: { what: 'approve a letter', roles: ['screener', 'chair'] },
  keepPolicies: { what: 'bring in, adopt or withdraw policies, sign readings, and keep the guidance register', roles: ['policy-lead'] },
  seeTouched: { what: 'see which open cases a change of policy touches', roles: ['officer', 'screener', 'chair', 'policy-lead'] },
  reassess: { what: 'work out the open cases again', roles: ['officer', 'policy-lead'] },
  keepPractices: { what: 'change the list of GP practices', roles: ['officer', 'administrator'] },
  keepPeople: { what: 'add people, change their roles and keep the recovery keys', roles: ['administrator'] },
  configure: { what: 'change the settings of an ICB', roles: ['administrator'] },
  /** Who may do what of it stands in the stage table. */
  reviewAccess: { what: 'review what is held about a patient for a request for access', roles: ['officer', 'screener', 'chair'] },
  /** Two people each time; what they see of the cases says nothing about the patient. */
  dispose: { what: 'propose or confirm that cases are disposed of at the end of their retention', roles: ['officer', 'chair', 'administrator'] },
  verify: { what: 'check the whole record', roles: ['officer', 'chair', 'administrator'] },
} as const satisfies Readonly<Record<string, { readonly what: string; readonly roles: readonly Role[] }>>;
export type Action = keyof typeof actions;

/** Who may do what: the table itself, so that a test can hold another one beside it. */
export type Permissions = Readonly<Record<Action, readonly Role[]>>;
export const permissions: Permissions = Object.fromEntries(Object.entries(actions).map(([action, { roles: who }]) => [action, who])) as unknown as Permissions;

/** Whether somebody with these roles may do it. */
export function mayDo(held: readonly Role[], action: Action, table: Permissions = permissions): boolean {
  return table[action].some((one) => held.includes(one));
}

/** Why somebody may not: "Only a screener may record a screening outcome." */
export function onlyWho(action: Action, table: Permissions = permissions): string {
  const who = roles.filter((one) => table[action].includes(one));
  return who.length === 0 ? `Nobody may ${actions[action].what}.` : `Only ${anyOf(who)} may ${actions[action].what}.`;
}

/** What the person is signed in as, to stand beside the refusal. */
export function signedInAs(held: readonly Role[]): string {
  return held.length === 0 ? 'You hold no role here.' : `You are signed in as ${allOf(held)}.`;
}
