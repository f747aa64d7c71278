import { describe, expect, it } from 'vitest';
import { callerWarnings, contactFlags, contactLines, lettersSay, notAskedYet, representativeRings } from '../../../shared/workflow/contactWords.ts';
import { callerCard } from '../../../shared/workflow/callerCard.ts';
import { lettersStillToSend } from '../../../shared/workflow/decideLetters.ts';
import { caseEvent } from '../../../shared/workflow/events.ts';
import { lettersTo, type Contact } from '../../../shared/workflow/entryShapes.ts';
import { gate } from '../../../shared/workflow/gates.ts';
import { noCase } from '../../../shared/workflow/evolve.ts';
import { after, approve, argue, ask, at, check, close, consent, contact, decidedBy, decline, draft, evidence, issue, list, nobodyWrites, representative, right, send, sent, standing, statement, study, type Wish } from './cases.ts';

const full: Contact = {
  communication: { answer: 'yes', words: 'Large print' }, interpreter: { answer: 'yes', language: 'Polish' }, safeContact: { answer: 'yes', words: 'Ring the mobile only, before noon' },
  doNotWrite: { answer: 'yes', whom: 'address', which: '3 Shared House\nMadeupton', reason: 'Post is opened there', instead: { to: 'other-address', address: '9 Elsewhere Road\nMadeupton' } },
  representative, parental: { answer: 'yes', who: 'Her mother', howKnown: 'Letter of the school' }, capacity: { answer: 'lacks', source: 'Clinic letter, page 2', decision: 'To ask for the treatment', by: 'Dr Adeyemi' },
};
const toRepresentative = contact({ representative, doNotWrite: { ...nobodyWrites, instead: { to: 'representative' } } });
const elsewhere = (): Wish => ({ type: 'recordContact', contact: full });
const noOneWrites = contact({ doNotWrite: nobodyWrites });

describe('evidence', () => {
  it('is recorded with what it is, where it stands and what it is put forward for; each that is missing is named by its field', () => {
    const state = at.checking();
    const lacks = (change: object) => ask(state, evidence(change));
    expect(lacks({ title: ' ' })).toMatchObject({ refusal: { field: 'title' } });
    expect(lacks({ kind: 'other' })).toMatchObject({ refusal: { field: 'kindWords' } });
    expect(lacks({ putFor: '' })).toMatchObject({ refusal: { field: 'putFor' } });
    expect(lacks({ paperId: 'paper-of-another-case', page: '2' })).toMatchObject({ refusal: { code: 'NOT_FOUND', field: 'paperId' } });
    const withPaper = after(state, right.addPaper(state));
    expect(ask(withPaper, evidence({ paperId: 'paper-9', page: ' ' }))).toMatchObject({ refusal: { field: 'page' } });
    expect(ask(withPaper, evidence({ paperId: 'paper-9', page: '2' }))).toMatchObject({ ok: true });
    expect(lacks({ argumentIds: ['none'] })).toMatchObject({ refusal: { field: 'argumentIds' } });
  });

  it('is corrected with a reason, and taken back with one; nothing is rewritten', () => {
    const one = after(at.checking(), evidence());
    const first = one.evidence[0]!.id;
    expect(ask(one, evidence({ page: '4' }, first, ' '))).toMatchObject({ refusal: { field: 'reason' } });
    const two = after(one, evidence({ page: '4' }, first, 'The page was wrong'));
    expect(two.evidence.map((held) => held.state)).toEqual(['superseded', 'standing']);
    expect(ask(two, evidence({}, first, 'Again'))).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    const second = two.evidence[1]!.id;
    expect(ask(two, { type: 'withdrawEvidence', evidenceId: second, reason: ' ' })).toMatchObject({ refusal: { field: 'reason' } });
    expect(after(two, { type: 'withdrawEvidence', evidenceId: second, reason: 'It is about another bone' }).evidence.map((held) => held.state)).toEqual(['superseded', 'withdrawn']);
  });

  it('belongs to arguments that stand, and moves nothing', () => {
    const state = after(at.assessed(), argue());
    const linked = after(state, evidence({ argumentIds: [standing(state)[0]!.id] }));
    expect(linked).toMatchObject({ stage: 'assessed', assessment: { current: true } });
  });
});

describe('the patient’s statement', () => {
  it('is said to have failed to come only once the day has passed, and lies with the papers where it came', () => {
    const state = at.checking();
    const said = (came: object) => ask(state, statement({ statement: came }));
    expect(said({ kind: 'none', by: '2026-05-04' })).toMatchObject({ refusal: { field: 'statementBy', message: expect.stringContaining('has not passed') } });
    expect(said({ kind: 'none', by: '2026-05-03' })).toMatchObject({ ok: true });
    expect(said({ kind: 'received', on: '2026-05-03', paperId: 'none', page: '1' })).toMatchObject({ refusal: { field: 'paperId' } });
    expect(said({ kind: 'declined', on: '2026-05-05' })).toMatchObject({ refusal: { field: 'statementOn' } });
    expect(ask(state, statement({ invitation: { kind: 'not-invited', why: ' ' } }))).toMatchObject({ refusal: { field: 'notInvitedWhy' } });
    expect(ask(state, statement({ invitation: { kind: 'invited', on: '2026-05-05', how: 'letter' } }))).toMatchObject({ refusal: { field: 'invitedOn' } });
  });
});

describe('contact', () => {
  const lacks = (change: object) => {
    const answer = ask(at.received(), contact(change));
    return answer.ok ? 'taken' : answer.refusal.field;
  };

  it('takes “no” and “not known” as answers, and names what a “yes” lacks', () => {
    expect(lacks({ representative: { answer: 'no' }, capacity: { answer: 'not-known' } })).toBe('taken');
    expect(ask(at.received(), { type: 'recordContact', contact: {} })).toMatchObject({ refusal: { code: 'INVALID' } });
    expect(lacks({ interpreter: { answer: 'yes', language: ' ' } })).toBe('interpreterLanguage');
    expect(lacks({ safeContact: { answer: 'yes', words: '' } })).toBe('safeContactWords');
    expect(lacks({ representative: { ...representative, relation: '' } })).toBe('representativeRelation');
    expect(lacks({ parental: { answer: 'yes', who: 'Her mother', howKnown: ' ' } })).toBe('parentalHow');
    expect(lacks({ capacity: { answer: 'lacks', source: 'Letter', decision: ' ', by: 'x' } })).toBe('capacityDecision');
    expect(lacks({ capacity: { answer: 'has', source: ' ' } })).toBe('capacitySource');
  });

  it('says where the patient’s letters go instead, and only where they can', () => {
    expect(lacks({ doNotWrite: { ...nobodyWrites, instead: null } })).toBe('instead');
    expect(lacks({ doNotWrite: { ...nobodyWrites, instead: { to: 'representative' } } })).toBe('instead');
    expect(lacks({ representative: { ...representative, address: null }, doNotWrite: { ...nobodyWrites, instead: { to: 'representative' } } })).toBe('instead');
    expect(lacks({ doNotWrite: { ...nobodyWrites, instead: { to: 'other-address', address: '9 Elsewhere Road' } } })).toBe('instead'); // not to the patient, and yet to the patient
    expect(lacks({ doNotWrite: { ...nobodyWrites, whom: 'somebody', which: 'A former partner', instead: null } })).toBe('taken');
    expect(lacks({ doNotWrite: { ...nobodyWrites, whom: 'somebody', which: ' ', instead: null } })).toBe('doNotWriteWhich');
    expect([toRepresentative, elsewhere(), noOneWrites, contact()].map((wish) => lettersTo((wish as { contact: Contact }).contact))).toEqual(['representative', 'other-address', 'clinician-tells', 'patient']);
  });

  it('keeps words that tell who and where out of the event', () => {
    const decided = ask(at.received(), elsewhere());
    const { rows, ...event } = (decided.ok ? decided.events : [])[0]!;
    expect(JSON.stringify(event)).not.toMatch(/Rae|Elsewhere|Shared|mobile|mother|Adeyemi|Polish/);
    expect(caseEvent.safeParse(event).success).toBe(true);
    expect(rows).toMatchObject([{ table: 'case_entry', values: { kind: 'contact', value: full } }]);
  });
});

describe('a letter to the patient', () => {
  const declined = (...wishes: Wish[]) => after(at.decided(), ...wishes);

  it('is neither drafted nor issued where nobody writes to the patient; the case then closes with the clinician’s', () => {
    const state = declined(noOneWrites);
    expect(ask(state, draft('declined', 'patient'))).toMatchObject({ refusal: { code: 'REFUSED', message: expect.stringContaining('not to write to the patient'), next: expect.stringContaining('Contact and consent') } });
    const approved = after(at.decided(), draft('declined', 'patient'), check, approve, noOneWrites);
    expect(ask(approved, issue()(approved))).toMatchObject({ refusal: { message: expect.stringContaining('not to write to the patient') } });
    expect(lettersStillToSend(state)).toEqual([{ about: 'declined', recipient: 'clinician' }]);
    const sentOne = after(state, ...send('declined', 'clinician'));
    expect(sentOne.stage).toBe('letters-out');
    expect(ask(sentOne, close)).toMatchObject({ ok: true });
  });

  it('is not issued with the address that the record says is not written to', () => {
    const approved = (...more: Wish[]) => after(at.decided(), draft('declined', 'patient'), check, approve, ...more);
    const state = approved(elsewhere());
    // Attack: the letter as it was drafted before, to the patient's own address.
    for (const addressee of [undefined, 'patient', 'representative'] as const) {
      expect(ask(state, issue({ ...(addressee ? { addressee } : {}) })(state))).toMatchObject({ refusal: { code: 'REFUSED', field: 'address', message: expect.stringContaining('go to another address'), next: expect.stringContaining('Draft the letter again') } });
    }
    expect(ask(state, issue({ addressee: 'other-address' })(state))).toMatchObject({ ok: true });
    // Without the guard, as where nothing is recorded, the same letter goes out.
    const free = approved();
    expect(ask(free, issue()(free))).toMatchObject({ ok: true });
    // And the other way round: what is no longer asked for binds nobody.
    const again = after(state, contact({ doNotWrite: { answer: 'no' } }));
    expect(ask(again, issue({ addressee: 'other-address' })(again))).toMatchObject({ refusal: { field: 'address' } });
    expect(ask(again, issue({ addressee: 'patient' })(again))).toMatchObject({ ok: true });
  });

  it('goes to the representative where the record says so; the clinician’s is as before', () => {
    const state = after(at.decided(), toRepresentative, draft('declined', 'patient'), check, approve);
    expect(ask(state, issue({ addressee: 'patient' })(state))).toMatchObject({ refusal: { message: expect.stringContaining('go to the representative') } });
    expect(after(state, issue({ addressee: 'representative' }), sent, ...send('declined', 'clinician')).stage).toBe('letters-out');
  });
});

describe('consent', () => {
  it('that is refused or withdrawn stops the way to a panel, with what to do next', () => {
    for (const status of ['refused', 'withdrawn'] as const) {
      const state = after(at.screened(), consent(status, '2026-05-03'));
      expect(ask(state, list)).toMatchObject({ refusal: { code: 'REFUSED', message: expect.stringMatching(/goes to no panel/), next: expect.stringContaining('withdraw the request') } });
      expect(gate(state, 'listForPanel', { actor: 'p-1' })?.message).toMatch(/goes to no panel/); // the screen says it before anybody tries
      expect(ask(after(state, consent('given', '2026-05-04')), list)).toMatchObject({ ok: true });
    }
    for (const wish of [consent('not-known', null), consent('given-for-patient'), consent('given', null)]) expect(ask(after(at.screened(), wish), list)).toMatchObject({ ok: true });
    expect(ask(at.screened(), list)).toMatchObject({ ok: true }); // nobody has asked: an open question, and no refusal
  });

  it('that is withdrawn stops a decision of that day or later; what was decided before has happened', () => {
    const atPanel = after(at['at-panel'](), consent('withdrawn', '2026-05-03'));
    expect(ask(atPanel, decline()(atPanel))).toMatchObject({ refusal: { message: expect.stringContaining('withdrawn consent') } });
    const earlier = decline({ decidedBy: { ...decidedBy, on: '2026-05-02' } })(atPanel);
    expect(ask(atPanel, earlier)).toMatchObject({ ok: true });
  });

  it('names its day and who said so', () => {
    const state = at.received();
    expect(ask(state, consent('withdrawn', null))).toMatchObject({ refusal: { field: 'consentOn' } });
    expect(ask(state, consent('given', '2026-05-05'))).toMatchObject({ refusal: { field: 'consentOn' } });
    expect(ask(state, { type: 'recordConsent', consent: { status: 'given', on: null, words: ' ' } })).toMatchObject({ refusal: { field: 'consentWords' } });
    expect(ask(after(state, consent('withdrawn')), consent('withdrawn'))).toMatchObject({ refusal: { message: expect.stringContaining('on record already') } });
  });
});

describe('the words for those who ring or write', () => {
  it('say nothing on the strip that tells who or where, and all of it to whoever answers a call', () => {
    const state = after(at.received(), elsewhere(), consent('withdrawn', '2026-05-03'));
    const flags = contactFlags(state, full);
    expect(flags).toEqual([
      'The patient agreed and has withdrawn it (3 May 2026)', 'Do not write to an address of the patient', 'Letters to the patient go to another address', 'Look up safe contact before you ring or write',
      'Lacks capacity, as the clinician recorded it', 'A child or young person', 'Has a representative', 'Interpreter: Polish',
    ]);
    expect(flags.join()).not.toMatch(/Rae|Elsewhere|Shared|mobile/);
    const warnings = callerWarnings(state, full);
    expect(warnings[0]).toMatch(/withdrawn/);
    expect(warnings[1]).toBe('Before you ring back or leave a message: Ring the mobile only, before noon.');
    expect(warnings[2]).toBe('Do not write to this address, and do not say it: 3 Shared House, Madeupton.');
    expect(warnings.join(' ')).toMatch(/Dr Adeyemi decided.*Her mother\..*Polish\..*Large print\./);
  });

  it('warn where nobody has asked, and not where there is nothing to know', () => {
    expect(callerWarnings(at.received(), null)).toEqual([expect.stringContaining('Nobody has asked yet how it is safe')]);
    expect(callerWarnings(at.received(), { safeContact: { answer: 'not-known' } })).toEqual([expect.stringContaining('not known how it is safe')]);
    expect(callerWarnings(at.received(), { safeContact: { answer: 'no' } })).toEqual([]);
    expect(lettersSay(at.received(), null)).toEqual(['Nobody has asked yet whom not to write to.']);
    expect(lettersSay(after(at.received(), contact({ doNotWrite: { answer: 'no' } })), { doNotWrite: { answer: 'no' } })).toEqual([]);
  });

  it('let a representative be told only what was seen to be theirs to hear', () => {
    expect(representativeRings(full)).toMatchObject({ name: 'Rae Representative, daughter', mayBeTold: true });
    expect(representativeRings({ representative: { ...representative, seen: null } })).toMatchObject({ mayBeTold: false, words: expect.stringMatching(/^Tell nothing/) });
    expect(representativeRings({ representative: { answer: 'no' } })).toBeNull();
  });

  it('tell a patient to whom nobody writes nothing on the telephone', () => {
    const state = after(at.decided(), noOneWrites, ...send('declined', 'clinician'));
    const card = callerCard(state, { identityConfirmed: true, today: '2026-05-04' });
    expect(card.patient.not.join()).toMatch(/the clinician tells the patient/);
    expect(card.patient.may.join()).not.toMatch(/letter/);
  });

  it('list what has not been asked, until it has', () => {
    expect(notAskedYet(at.received())).toBe('Not asked yet: contact and consent');
    expect(notAskedYet(after(at.received(), consent()))).toMatch(/^Not asked yet: communication needs, .* and capacity$/);
    const rest = { communication: { answer: 'no' }, doNotWrite: { answer: 'no' }, representative: { answer: 'no' }, parental: { answer: 'no' } };
    expect(notAskedYet(after(at.received(), consent(), contact(rest)))).toBe('Not asked yet: capacity');
    expect(notAskedYet(after(at.received(), consent(), contact({ ...rest, capacity: { answer: 'not-known' } })))).toBeNull();
    expect(contactLines({}).every((line) => line.words === 'Not asked yet')).toBe(true);
    expect(contactLines(full).map((line) => line.words).join(' ')).toMatch(/Rae Representative, daughter.*Best-interests decision/);
  });

  it('are part of no case that does not exist', () => {
    expect(ask(noCase, { type: 'recordEvidence', evidence: study, supersedes: null, reason: null })).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });
});
