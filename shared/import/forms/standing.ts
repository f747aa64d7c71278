import { acceptedOn, type AcceptedForm } from '../../domain/icbSections/forms.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { compareVersions, sameVersion } from '../checks/versions.ts';
import type { RecognisedForm } from './recognise.ts';

/** How a form stands to the list of forms that the ICB accepts. */
export const formStandings = ['accepted', 'superseded', 'not-on-list', 'version-not-printed', 'no-list', 'not-recognised'] as const;
export type FormStanding = (typeof formStandings)[number];

export const standingWords: Readonly<Record<FormStanding, string>> = {
  accepted: 'The ICB accepts this form and version.',
  superseded: 'The ICB does not accept this version any more, or never did.',
  'not-on-list': 'It is not on the ICB’s list of forms that it accepts.',
  'version-not-printed': 'The form prints no version, so it cannot be told whether the ICB accepts it.',
  'no-list': 'Your ICB has not entered which forms and versions it accepts.',
  'not-recognised': 'No application form was recognised among the papers.',
};

/** Compares a form with the ICB's list on the day on which it came. Nothing is sent back by itself. */
export function standingOf(form: RecognisedForm | null, accepted: readonly AcceptedForm[] | null, day: IsoDate): FormStanding {
  if (form === null) return 'not-recognised';
  if (accepted === null) return 'no-list';
  const mine = accepted.filter((one) => fits(one, form));
  if (mine.length === 0) return 'not-on-list';
  if (form.version === null) return 'version-not-printed';
  const same = mine.filter((one) => sameVersion(one.version, form.version!));
  if (same.some((one) => acceptedOn(one, day))) return 'accepted';
  if (same.length > 0) return 'superseded';
  return mine.some((one) => (compareVersions(form.version!, one.version) ?? 0) < 0) ? 'superseded' : 'not-on-list';
}

const filler = new Set(['form', 'application', 'request', 'the', 'for', 'of', 'nhs', 'icb', 'a', 'an', 'and', 'to']);
const words = (text: string) => new Set(text.toLowerCase().replace(/\bifr\b/g, 'individual funding').replace(/non[- ]drugs?/g, 'nondrug').split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !filler.has(word)));

/** The kind agrees where the form says it, and the shorter of the two names is in the longer one. */
function fits(one: AcceptedForm, form: RecognisedForm): boolean {
  const kind = form.kind === null || one.kind === form.kind || (one.kind === 'drug-and-non-drug' && form.kind !== 'reconsideration') || (form.kind === 'drug-and-non-drug' && one.kind !== 'reconsideration');
  if (!kind) return false;
  const [mine, theirs] = [words(form.title), words(one.name)];
  const [short, long] = mine.size <= theirs.size ? [mine, theirs] : [theirs, mine];
  return short.size === 0 || [...short].every((word) => long.has(word));
}
