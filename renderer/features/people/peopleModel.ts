import type { PersonView } from '../../../shared/contract/people.ts';
import { signInName } from '../../../shared/domain/person.ts';
import { roles, type Role } from '../../../shared/domain/roles.ts';
import type { Checks } from '../../components/checks.ts';
import { shortestPassphrase } from '../session/sessionModel.ts';

/** What is typed about a person. */
export interface PersonDraft {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  readonly signInName: string;
  readonly passphrase: string;
  readonly reason: string;
}

/** Nothing is chosen for anybody: a new person has no role until somebody ticks one. */
export const startPerson = (person: PersonView | null): PersonDraft => ({
  name: person?.name ?? '', role: person?.role ?? '', organisation: person?.organisation ?? '', roles: person?.roles ?? [], signInName: person?.signInName ?? '', passphrase: '', reason: '',
});

export function checkPerson(checks: Checks, draft: PersonDraft): { name: string; role: string; organisation: string; roles: Role[] } {
  const name = checks.words('person-name', draft.name, 'Enter the person’s full name');
  const role = checks.words('person-role', draft.role, 'Enter the job title, for example public health consultant');
  const organisation = checks.words('person-organisation', draft.organisation, 'Enter the organisation that the person works for');
  if (draft.roles.length === 0) checks.add('person-role-officer', 'Choose at least one role');
  return { name, role, organisation, roles: roles.filter((one) => draft.roles.includes(one)) };
}

export function checkFirstPassphrase(checks: Checks, draft: PersonDraft): { signInName: string; passphrase: string } {
  const parsed = signInName.safeParse(draft.signInName);
  if (!parsed.success) checks.add('person-sign-in', 'Enter a short sign-in name: 2 to 31 letters, digits, dots or hyphens');
  if ([...draft.passphrase].length < shortestPassphrase) checks.add('person-passphrase', `Make the first passphrase at least ${shortestPassphrase} characters long`);
  return { signInName: parsed.success ? parsed.data : '', passphrase: draft.passphrase };
}

/** Whom the worker’s refusal is about, as the fields of the form are named. */
export const personFields = { name: 'person-name', roles: 'person-role-officer', signInName: 'person-sign-in', until: 'person-until-day', passphrase: 'person-passphrase' };

/** Where a person stands, in words. */
export function standing(person: PersonView): string {
  if (person.state === 'left') return 'Has left';
  if (!person.hasPassphrase) return 'Has no passphrase here, so cannot sign in';
  return person.passphrase === 'given' ? 'Has not signed in yet, or still has to choose a passphrase' : 'Works here';
}
