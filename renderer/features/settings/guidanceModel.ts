import { isRealDay, longDate } from '../../../shared/domain/dates.ts';
import { factDefinition } from '../../../shared/domain/factCatalogue.ts';
import type { Guidance } from '../../../shared/policy/guidance.ts';
import type { GuidanceRelation } from '../../../shared/policy/schema.ts';
import { Checks, type Wrong } from '../../components/checks.ts';
import { type DateParts, noDate, partsOfDay } from '../../components/dateParts.ts';

/** An entry of the register while it is typed. Nothing in it has a default. */
export interface GuidanceDraft {
  readonly identifier: string;
  readonly title: string;
  readonly publisher: string;
  /** One a line. */
  readonly aliases: string;
  readonly replacedBy: readonly string[];
  readonly mandatory: 'from' | 'no' | 'nobody-knows' | null;
  readonly mandatoryFrom: DateParts;
  readonly about: readonly { readonly treatment: string; readonly relation: GuidanceRelation }[];
  readonly checked: 'yes' | 'no' | null;
  readonly checkedOn: DateParts;
  readonly note: string;
}

/** The draft that a person starts from: empty, or the entry as it stands. */
export function startGuidance(entry: Guidance | null): GuidanceDraft {
  if (!entry) {
    return { identifier: '', title: '', publisher: '', aliases: '', replacedBy: [], mandatory: null, mandatoryFrom: noDate, about: [], checked: null, checkedOn: noDate, note: '' };
  }
  return {
    identifier: entry.identifier,
    title: entry.title,
    publisher: entry.publisher,
    aliases: entry.aliases.join('\n'),
    replacedBy: entry.replacedBy,
    mandatory: entry.mandatoryFrom === undefined ? 'nobody-knows' : entry.mandatoryFrom === null ? 'no' : 'from',
    mandatoryFrom: partsOfDay(entry.mandatoryFrom),
    about: entry.about,
    checked: entry.checkedOn === null ? 'no' : 'yes',
    checkedOn: partsOfDay(entry.checkedOn),
    note: entry.note ?? '',
  };
}

/** Reads the draft. A new entry gets its id from its identifier; an entry keeps the id that it has. */
export function readGuidance(draft: GuidanceDraft, id: string | null, others: readonly Guidance[]): { ok: true; entry: Guidance } | { ok: false; wrong: Wrong } {
  const checks = new Checks();
  const identifier = checks.words('guidance-identifier', draft.identifier, 'Enter how the guidance is usually written, for example MTG12');
  const title = checks.words('guidance-title', draft.title, 'Enter the title');
  const publisher = checks.words('guidance-publisher', draft.publisher, 'Enter who published it');
  const mandatory = checks.choice('guidance-mandatory', draft.mandatory, 'Say whether it is mandatory');
  const from = mandatory === 'from' ? checks.day('guidance-from', draft.mandatoryFrom, 'The day from which it is mandatory') : null;
  const checked = checks.choice('guidance-checked', draft.checked, 'Say whether you compared this with the publisher’s page');
  const checkedOn = checked === 'yes' ? checks.day('guidance-checked-on', draft.checkedOn, 'The day on which it was compared') : null;
  const own = id ?? idFrom(identifier);
  if (identifier !== '' && own === '') checks.add('guidance-identifier', 'The identifier needs a letter or a figure');
  const same = others.find((one) => (id === null && one.id === own) || [one.identifier, ...one.aliases].some((name) => plain(name) === plain(identifier)));
  if (identifier !== '' && same) checks.add('guidance-identifier', `${same.identifier} is in the register already. Change that entry instead`);
  if (checks.errors.length > 0) return { ok: false, wrong: checks };
  return {
    ok: true,
    entry: {
      id: own,
      identifier,
      aliases: draft.aliases.split('\n').map((line) => line.trim()).filter(Boolean),
      title,
      publisher,
      replacedBy: [...draft.replacedBy],
      ...(mandatory === 'nobody-knows' ? {} : { mandatoryFrom: from }),
      about: [...draft.about],
      checkedOn,
      ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
    },
  };
}

/** "TST 1" and "tst1" cite one piece of guidance. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** An id that the register takes, made of what people write: "MTG 12" gives "MTG-12". */
function idFrom(identifier: string): string {
  return identifier.normalize('NFKD').replace(/[^A-Za-z0-9.]+/g, '-').replace(/^[^A-Za-z0-9]+|-+$/g, '').slice(0, 60);
}

/** Whether and from when it must be followed, in words. */
export function mandatoryWords({ mandatoryFrom }: Guidance): string {
  if (mandatoryFrom === undefined) return 'Nobody knows whether it is mandatory.';
  return mandatoryFrom === null ? 'Not mandatory.' : `Mandatory from ${longDate(mandatoryFrom)}.`;
}

/** When a person last compared the entry with the publisher's page. */
export const checkedWords = ({ checkedOn }: Guidance): string =>
  checkedOn !== null && isRealDay(checkedOn) ? `Compared with the publisher’s page on ${longDate(checkedOn)}.` : 'Nobody has compared it with the publisher’s page.';

/** Treatments that guidance can be about: the app's own and those of the policies held. "Something else" is none. */
export function treatmentsFor(held: readonly { readonly treatment: string; readonly treatmentLabel: string }[]): readonly { readonly id: string; readonly label: string }[] {
  const answer = factDefinition('treatment')?.answer;
  const own = answer?.kind === 'choice' ? answer.choices.filter((choice) => choice.id !== 'other') : [];
  const all = new Map(own.map((choice) => [choice.id, choice.label]));
  for (const one of held) if (!all.has(one.treatment)) all.set(one.treatment, one.treatmentLabel);
  return [...all].map(([id, label]) => ({ id, label }));
}
