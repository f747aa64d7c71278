import { londonDay } from '../../shared/domain/londonDay.ts';
import { findByIdentity, findWholeInIndex, type FoundRow } from '../../db/searchRepo.ts';
import type { Db } from '../../db/connection.ts';
import type { CallerIdentifiers, CallerMatch } from '../../shared/contract/search.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { searchWords, soughtIn } from '../../shared/domain/searchWords.ts';
import { callerCard } from '../../shared/workflow/callerCard.ts';
import { callerWarnings, representativeRings } from '../../shared/workflow/contactWords.ts';
import { stageLabels } from '../../shared/workflow/stages.ts';
import { confirmationsInForce } from '../../db/factRepo.ts';
import { caseView } from './caseView.ts';
import { commit, loadCase, recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { done } from './done.ts';
import { contactOf } from './entryViews.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
import { maySearchIdentity } from './maySearchIdentity.ts';
import { refuseWith } from './refusal.ts';

/** With more, the two identifiers do not tell whose case it is: a day of birth and a common name. */
const mostMatches = 20;
/** So many are looked through for one identifier; the second must then fit. */
const mostLookedAt = 500;

export const callerHandlers = {
  'caller.find': (worker, given) => {
    const { db, person } = worker.signedIn;
    if (!maySearchIdentity(worker)) return refuseWith('REFUSED', 'Your role does not see who the patients are, so you cannot look a caller up.', 'Ask an IFR officer to take the call.');
    const sought = soughtOf(given);
    const matches = candidates(db, sought).filter((row) => fits(row, sought));
    if (matches.length > mostMatches) return refuseWith('REFUSED', `More than ${mostMatches} cases fit these identifiers.`, 'Ask the caller for the NHS number or the case number.');
    const cards = matches.flatMap((row) => cardOf(worker, row) ?? []);
    for (const { applicationId } of cards) {
      recordInOffice({ db, event: { type: 'identityRevealed', version: 1, body: { applicationId, purpose: 'caller' } }, rows: [], actor: person.id, now: worker.now() });
    }
    return { matches: cards };
  },

  'note.record': (worker, { applicationId, who, text }) => {
    const { db, person } = worker.signedIn;
    // A note rests on nothing that was on the screen, so it is never refused because the case has moved on meanwhile.
    const run = db.sqlite.transaction(() => {
      const state = loadCase(db, applicationId);
      const expectedVersion = state === 'disposed' ? 0 : state.version;
      done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'recordNote', applicationId, expectedVersion, who, text } }));
    });
    run.immediate();
    worker.changed(applicationId);
    return caseView(worker, applicationId);
  },
} satisfies Partial<Handlers>;

interface Identifiers {
  readonly nhsNumber: string | null;
  readonly dateOfBirth: string | null;
  readonly name: readonly string[] | null;
  readonly caseNumber: string | null;
}

/** Two identifiers as they can be compared. Refuses where there are fewer, or one cannot be right. */
function soughtOf({ nhsNumber, dateOfBirth, name, caseNumber }: CallerIdentifiers): Identifiers {
  const number = nhsNumber?.trim() ? parseNhsNumber(nhsNumber) : null;
  if (number && !number.ok) return refuseWith('INVALID', 'That is not an NHS number.', 'Ask the caller to read out the ten digits again.', 'nhsNumber');
  const names = name ? searchWords(name) : [];
  if (names.length === 1) return refuseWith('INVALID', 'A first name and a surname are needed.', 'Ask the caller for the patient’s full name.', 'name');
  const compact = caseNumber ? caseNumber.replace(/\s+/g, '').toUpperCase() : '';
  const sought = { nhsNumber: number?.digits ?? null, dateOfBirth: dateOfBirth ?? null, name: names.length > 0 ? names : null, caseNumber: compact === '' ? null : compact.startsWith('IFR-') ? compact : `IFR-${compact.replace(/^IFR/, '')}` };
  if (Object.values(sought).filter((value) => value !== null).length < 2) {
    return refuseWith('INVALID', 'Two identifiers are needed before anything about a case is shown.', 'Ask the caller for another one: NHS number, date of birth, full name or case number.');
  }
  return sought;
}

/** Cases that fit the identifier that tells most. */
function candidates(db: Db, { nhsNumber, dateOfBirth, name, caseNumber }: Identifiers): FoundRow[] {
  const plain = { facets: [], receivedFrom: null, receivedTo: null, withIdentity: true };
  if (caseNumber) return findWholeInIndex(db, { ...plain, sought: soughtIn(caseNumber) }, mostLookedAt);
  if (nhsNumber) return findByIdentity(db, 'nhsNumber', nhsNumber, mostLookedAt);
  // A day of birth and a name: both narrow, so the index is asked for the name and the day is compared.
  const byName = findWholeInIndex(db, { ...plain, sought: name!.map((word) => ({ words: [word], joined: null })) }, mostLookedAt);
  return byName.length < mostLookedAt ? byName : findByIdentity(db, 'dateOfBirth', dateOfBirth!, mostLookedAt);
}

/** Whether a case fits every identifier. A name fits where each of its words is a word of the patient's name, in whatever order. */
function fits(row: FoundRow, { nhsNumber, dateOfBirth, name, caseNumber }: Identifiers): boolean {
  const person = new Set(row.person.split(' '));
  return (
    (nhsNumber === null || row.nhsNumber === nhsNumber) &&
    (dateOfBirth === null || row.dateOfBirth === dateOfBirth) &&
    (caseNumber === null || row.caseNumber === caseNumber) &&
    (name === null || name.every((word) => person.has(word)))
  );
}

function cardOf(worker: Worker, row: FoundRow): CallerMatch | null {
  const { db } = worker.signedIn;
  const state = loadCase(db, row.applicationId);
  if (state === 'disposed' || state.version === 0) return null;
  const identity = identityOf(db, row.applicationId);
  const need = confirmationsInForce(db, row.applicationId).get('communicationNeeds')?.value as { kind: string; text?: string } | null | undefined;
  const contact = contactOf(db, state);
  const identityConfirmed = identity.name !== null && identity.nhsNumber !== null && identity.dateOfBirth !== null;
  return {
    applicationId: row.applicationId, number: row.caseNumber, icb: icbByOds(row.commissioner)?.name ?? row.commissioner, treatment: row.treatment,
    receivedOn: row.receivedOn, stageLabel: stageLabels[state.stage], communicationNeed: need?.text ?? null,
    warnings: callerWarnings(state, contact), representative: representativeRings(contact),
    ...callerCard(state, { identityConfirmed, today: londonDay(worker.now()) }),
  };
}
