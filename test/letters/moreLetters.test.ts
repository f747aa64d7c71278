import { describe, expect, test } from 'vitest';
import { compose } from '../../shared/letters/compose.ts';
import { plainText, type LetterDocument, type LetterKind } from '../../shared/letters/document.ts';
import { lint } from '../../shared/letters/lint.ts';
import type { LetterRecord, LetterRoute } from '../../shared/letters/record.ts';
import { composed, textPaths, withPart } from './kit.ts';
import { appealOutcome, approved, correctedDecline, informationNeeded, reconsideredDecline, returnedIncomplete, routedElsewhere } from './moreSamples.ts';
import { declined } from './samples.ts';

const text = (kind: LetterKind, record: LetterRecord) => plainText(composed(kind, record));
const missing = (kind: LetterKind, record: LetterRecord) => {
  const result = compose(kind, record);
  return result.ok ? [] : result.missing.map(({ part, fillIn }) => `${part} (${fillIn})`);
};

describe('approved', () => {
  test('tells conditions, end, reference, what is reported back and who pays, in the words of the record', () => {
    const letter = text('approved-clinician', approved);
    for (const said of ['Until 31 December 2026.', 'LSC-APP-117', 'used for no longer than six months', 'By when: 31 January 2027.', 'The panel found this exceptional.', 'Who pays, and how: Send the invoice']) expect(letter).toContain(said);
    expect(text('approved-patient', approved)).toContain('We will pay until 31 December 2026.');
  });

  test('without conditions nothing is said of any, and no right is told of', () => {
    const plain: LetterRecord = { ...withPart(withPart(approved, 'approval.conditions', { none: true }), 'approval.reference', { none: true }), rights: null };
    for (const kind of ['approved-clinician', 'approved-patient'] as const) expect(text(kind, plain)).not.toMatch(/condition|reconsider/i);
    expect(text('approved-clinician', plain)).toContain('The panel gave none. Please give our reference, IFR-2026-0043.');
    expect(text('approved-clinician', { ...plain, approval: { ...plain.approval!, ends: { words: 'One course of treatment' }, outcomeData: { none: true } } })).toMatch(/How long: One course of treatment[\s\S]*asks for no report/);
  });

  test('with conditions it needs the ICB’s rule on reconsideration, and an end that has passed stops it', () => {
    for (const kind of ['approved-clinician', 'approved-patient'] as const) {
      expect(missing(kind, withPart(approved, 'rights.reconsideration', null))[0]).toMatch(/^rights\.reconsideration \(Settings/);
      expect(missing(kind, withPart(approved, 'approval.conditions', null))[0]).toMatch(/^approval\.conditions/);
      const late = withPart(approved, 'approval.ends', { on: '2026-06-01' });
      expect(lint(composed(kind, late), late).find(({ part }) => part === 'approval.ends.on')?.weight).toBe('must-fix');
    }
    const due = withPart(approved, 'approval.outcomeData.on', '2026-01-01');
    expect(lint(composed('approved-clinician', due), due).map(({ part }) => part)).toContain('approval.outcomeData.on');
  });
});

describe('routed elsewhere', () => {
  const routes: readonly LetterRoute[] = ['outside-policy', 'other-commissioner', 'service-development', 'prior-approval'];

  test.each(routes)('%s: not refused, whose it is, and the way back with the original date', (route) => {
    const record = withPart(routedElsewhere, 'routed.route', route);
    const letter = text('routed-elsewhere-clinician', record);
    for (const said of ['This is not a refusal.', 'bone and joint service', 'It keeps its original date, 12 May 2026.', 'You do not need to apply again.', 'Dana Mockup, 12 June 2026']) expect(letter).toContain(said);
    expect(letter).not.toMatch(/declin|not funded|exceptional|appeal|reconsider/i);
    expect(letter.includes('Why this version')).toBe(route === 'outside-policy');
    const patient = text('routed-elsewhere-patient', record);
    expect(patient).toContain('We have not said no.');
    expect(patient).toContain('It will keep its first date, 12 May 2026.');
    expect(patient).not.toMatch(/declin|refus|exceptional|appeal/i);
  });

  test('each route has a sentence of its own', () => {
    const said = routes.map((route) => /not for our IFR panel\. (.*)/.exec(text('routed-elsewhere-clinician', withPart(routedElsewhere, 'routed.route', route)))![1]!);
    expect(new Set(said).size).toBe(routes.length);
  });

  test('needs its second check, or that a panel decided it; refusal words in it are looked at', () => {
    expect(missing('routed-elsewhere-clinician', withPart(routedElsewhere, 'routed.checkedBy', null))).toEqual([expect.stringMatching(/^routed\.checkedBy/)]);
    expect(text('routed-elsewhere-clinician', withPart(routedElsewhere, 'routed.checkedBy', { none: true }))).not.toContain('Who checked it');
    const refusing = withPart(routedElsewhere, 'routed.reason', 'We reject it because the policy is for fresh fractures.');
    expect(lint(composed('routed-elsewhere-clinician', refusing), refusing)).toContainEqual(expect.objectContaining({ part: 'routed.reason', weight: 'look' }));
  });
});

describe('information needed', () => {
  test('asks in the recorded words, by the recorded day, and refuses nothing by silence', () => {
    const letter = text('information-needed-clinician', informationNeeded);
    for (const said of ['• It is not signed', 'sign page 6', 'By when: 22 July 2026.', 'stand still from 23 June 2026', 'We will not refuse a request because we have heard nothing.', 'original date, 10 June 2026']) expect(letter).toContain(said);
  });

  test('a day that has passed stops it', () => {
    const late = withPart(informationNeeded, 'information.byWhen', '2026-06-20');
    expect(lint(composed('information-needed-clinician', late), late).find(({ part }) => part === 'information.byWhen')?.weight).toBe('must-fix');
  });
});

describe('appeal', () => {
  test('tells of process and not of merits, each ground with its reason, by the ICB’s own rule', () => {
    const letter = text('appeal-outcome-clinician', appealOutcome);
    for (const path of textPaths(appealOutcome.appeal!.findings.map(({ ground, reason }) => ({ ground, reason })))) expect(letter).toContain(String(path.split('.').reduce<unknown>((at, key) => (at as never)[key], appealOutcome.appeal!.findings)));
    for (const said of ['It does not decide again whether the treatment should be funded.', 'did not follow its procedure', 'None of them took part in the decision.', 'You do not need to apply again.', 'Patient Experience Team']) expect(letter).toContain(said);
    expect(letter).not.toMatch(/exceptional/i);
    expect(missing('appeal-outcome-clinician', withPart(appealOutcome, 'appeal.rule', null))).toEqual(['appeal.rule (Settings: the ICB’s rules on appeal)']);
  });

  test('a decision that stands is not said to be heard again', () => {
    const stands = withPart(appealOutcome, 'appeal.outcome', 'stands');
    expect(text('appeal-outcome-clinician', stands)).toContain('The decision stands.');
    expect(text('appeal-outcome-clinician', stands)).not.toContain('apply again');
    expect(text('appeal-outcome-patient', stands)).toContain('Our decision stays as it was.');
    expect(text('appeal-outcome-clinician', withPart(stands, 'appeal.nextRight', { words: 'A second stage before the lay chair.' }))).toContain('By our rules: A second stage before the lay chair.');
  });
});

describe('a reconsideration', () => {
  test('is said to be one, with ground, rule and what was new; the rule must be entered', () => {
    const letter = text('declined-clinician', reconsideredDecline);
    for (const said of ['Looked at again: IFR-2026-0042', '## This is a reconsideration', 'There is significant new clinical information', 'had not seen shows no bridging bone']) expect(letter).toContain(said);
    expect(text('declined-patient', reconsideredDecline)).toContain('This is called a reconsideration.');
    expect(missing('declined-clinician', withPart(reconsideredDecline, 'reconsideration.rule', null))).toEqual(['reconsideration.rule (Settings: the ICB’s rules on reconsideration)']);
    expect(missing('declined-clinician', withPart(reconsideredDecline, 'reconsideration.grounds', []))[0]).toMatch(/^reconsideration\.grounds/);
    expect(text('approved-clinician', { ...approved, reconsideration: reconsideredDecline.reconsideration! })).toContain('## This is a reconsideration');
  });
});

describe('a corrected letter', () => {
  test('names the letter whose place it takes, and each correction with the words before', () => {
    const letter = text('declined-clinician', correctedDecline);
    for (const said of ['takes the place of our letter of 15 June 2026', '## What we have corrected', 'It said: No paper concerns patients on steroids.', 'It now says: No paper concerns patients on long-term steroids.']) expect(letter).toContain(said);
    const patient = text('declined-patient', correctedDecline);
    expect(patient).toContain('takes the place of our letter of 15 June 2026');
    expect(patient).not.toContain('It said:');
    expect(text('declined-clinician', declined)).not.toMatch(/takes the place|What we have corrected/);
  });

  test('blank words of a correction are refused by their place', () => {
    for (const path of textPaths(correctedDecline.corrects!.changes)) expect(missing('declined-clinician', withPart(correctedDecline, `corrects.changes.${path}`, ' '))[0]).toContain(`corrects.changes.${path}`);
  });
});

describe('returned as incomplete', () => {
  const kind = 'returned-incomplete-clinician' as const;
  const numbered = (letter: LetterDocument) => letter.blocks.flatMap((block) => (block.kind === 'list' && block.ordered ? block.items : []));
  const mustFix = (document: LetterDocument, record: LetterRecord) => lint(document, record).filter(({ weight }) => weight === 'must-fix').map(({ message }) => message);

  test('lists each question without an answer, numbered, with the question of the form, and nothing that was answered', () => {
    const letter = text(kind, returnedIncomplete);
    for (const said of [
      'We received your request on 10 June 2026.', 'This is not a refusal.', '3 questions of the form have no answer:', '1. We need confirmation that the patient has consented to the request. On the form: “Has the patient consented to this application?”.',
      '2. We need a secure email address', '3. We need the treatments that were tried', 'Individual Funding Request form: non-drug, version 3.1.', 'We do not accept this form, or this version of it.', '• It is not signed', 'sign page 6', 'By when: 22 July 2026.',
      'stand still from 23 June 2026', 'original date, 10 June 2026', 'Please do not write your patient’s name, NHS number, date of birth or address in free text.', 'We have not written to your patient.',
    ]) expect(letter).toContain(said);
    expect(letter).not.toContain('the diagnosis for which it is asked');
    expect(numbered(composed(kind, returnedIncomplete))).toHaveLength(3);
    expect(mustFix(composed(kind, returnedIncomplete), returnedIncomplete)).toEqual([]);
  });

  test('is stopped where it lists too much or too little: an answer that came meanwhile, an item taken out, one put in', () => {
    const document = composed(kind, returnedIncomplete);
    const { missing, answered } = returnedIncomplete.returned!;
    for (const [i, item] of missing.entries()) {
      const meanwhile = withPart(returnedIncomplete, 'returned', { ...returnedIncomplete.returned!, missing: missing.filter((one) => one !== item), answered: [...answered, item] });
      expect(mustFix(document, meanwhile)).toEqual([`The letter asks for “${item.question}”, which has been answered.`]);
      const shortened = { ...document, blocks: document.blocks.map((block) => (block.kind === 'list' && block.ordered ? { ...block, items: block.items.filter((_, at) => at !== i) } : block)) };
      expect(mustFix(shortened, returnedIncomplete)).toEqual([`“${item.question}” has no answer, and the letter does not ask for it.`]);
    }
    const longer = { ...document, blocks: document.blocks.map((block) => (block.kind === 'list' && block.ordered ? { ...block, items: [...block.items, 'We need a photograph.'] } : block)) };
    expect(mustFix(longer, returnedIncomplete)).toEqual(['The letter lists “We need a photograph.”, which is no question of the form.']);
  });

  test('can be written where the request does not say who the patient is, and only then', () => {
    const unknown = withPart(withPart(returnedIncomplete, 'patient.nhsNumber', ''), 'returned.missing.0', { id: 'nhs-number', question: 'NHS number', what: 'the patient’s NHS number' });
    expect(text(kind, unknown)).toContain('NHS number: Not given');
    expect(missing(kind, withPart(returnedIncomplete, 'patient.nhsNumber', ''))).toEqual([expect.stringMatching(/^patient\.nhsNumber/)]);
  });

  test('without a form, with one question, with none', () => {
    expect(text(kind, withPart(returnedIncomplete, 'returned.form', null))).toContain('We did not find an application form of ours among them.');
    expect(text(kind, withPart(returnedIncomplete, 'returned.missing', returnedIncomplete.returned!.missing.slice(0, 1)))).toContain('One question of the form has no answer:');
    const none = withPart(returnedIncomplete, 'returned.missing', []);
    expect(text(kind, none)).toContain('Every question that the form must answer has an answer.');
    expect(mustFix(composed(kind, none), none)).toEqual([]);
  });

  test('words that name the patient are looked at', () => {
    const naming = withPart(returnedIncomplete, 'information.asked', `Please send the letter about ${returnedIncomplete.patient.name}.`);
    expect(lint(composed(kind, naming), naming)).toContainEqual(expect.objectContaining({ part: 'information.asked', weight: 'look' }));
  });
});
