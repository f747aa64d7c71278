import type { IcbSectionId } from '../../../../shared/domain/icbConfiguration.ts';
import { comparatorFamilyWords } from '../../../../shared/domain/icbSections/exceptionality.ts';
import { formKindWords } from '../../../../shared/domain/icbSections/forms.ts';
import { governingDateWords } from '../../../../shared/domain/icbSections/governingDate.ts';
import { panelIdentifierWords } from '../../../../shared/domain/icbSections/panelMaySee.ts';
import { attendanceRuleWords, statementRuleWords } from '../../../../shared/domain/icbSections/patientStatement.ts';
import { panelRoleWords } from '../../../../shared/domain/icbSections/quorum.ts';
import { retentionStartWords } from '../../../../shared/domain/icbSections/retention.ts';
import { askerWords, reviewGroundWords } from '../../../../shared/domain/icbSections/reviewRules.ts';
import { screeningDeciderWords } from '../../../../shared/domain/icbSections/screeningAuthority.ts';
import { socialRuleWords } from '../../../../shared/domain/icbSections/socialFactors.ts';
import { limitStartWords, limitWords, unitWords } from '../../../../shared/domain/icbSections/timeLimitLines.ts';
import type { Field, FormDraft } from './fields.ts';

/** The form of one section: what it asks, and how its answers stand in what is kept. */
export interface SectionFormShape {
  readonly intro: string;
  readonly fields: readonly Field[];
  readonly toValue?: (read: FormDraft) => unknown;
  readonly fromValue?: (value: never) => FormDraft;
}

const choicesOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([id, label]) => ({ id, label: label.charAt(0).toUpperCase() + label.slice(1) }));
/** A section that is a list is one question in its form. */
const asList: Pick<SectionFormShape, 'toValue' | 'fromValue'> = { toValue: (read) => read['list'], fromValue: (list) => ({ list }) };
const inYourWords = 'As your ICB’s own document words it.';

const review = (what: string, limit: 'reconsideration' | 'appeal'): SectionFormShape => ({
  intro: `What your ICB’s own rules say of ${what} after a decision. What letters tell people of it is set apart, under “Letters: address and rights”.`,
  fields: [
    { kind: 'yesNo', id: 'offered', label: `Do your rules give ${what}?`, missing: `Say whether your rules give ${what}` },
    { kind: 'words', id: 'wording', label: 'What your rules say instead', missing: 'Write what your rules say instead', when: (draft) => draft['offered'] === 'no' },
    ...[
      { kind: 'ticks', id: 'who', label: 'Who may ask?', choices: choicesOf(askerWords), missing: 'Tick who may ask' } as const,
      { kind: 'ticks', id: 'grounds', label: 'On what ground?', choices: choicesOf(reviewGroundWords), missing: 'Tick the ground' } as const,
      { kind: 'words', id: 'groundWords', label: 'The ground in your ICB’s words', hint: inYourWords, missing: 'Copy the ground as your rules word it' } as const,
      { kind: 'line', id: 'form', label: 'In which form', hint: 'For example: on the reconsideration form, or by letter to the chair.', missing: 'Say in which form it is asked for' } as const,
      { kind: 'choice', id: 'limit', label: 'Is there a time limit?', choices: [{ id: limit, label: `Yes: the limit “${limitWords[limit]}” under Time limits` }, { id: 'none', label: 'No, our rules name none' }], missing: 'Say whether there is a time limit' } as const,
      { kind: 'line', id: 'lookedAtBy', label: 'Who looks at it', missing: 'Say who looks at it' } as const,
      { kind: 'yesNo', id: 'notInvolvedBefore', label: 'Must they be people who were not involved before?', missing: 'Say whether they must be people who were not involved before' } as const,
    ].map((field): Field => ({ ...field, when: (draft) => draft['offered'] === 'yes' })),
  ],
  toValue: (read) => (read['offered'] ? { ...read, limit: read['limit'] === 'none' ? null : read['limit'] } : read),
  fromValue: (value: FormDraft) => ({ ...value, limit: value['limit'] ?? (value['offered'] ? 'none' : undefined) }),
});

/** The form of every section. A section without one does not compile. */
export const sectionForms: { readonly [Id in IcbSectionId]: SectionFormShape } = {
  identity: {
    intro: 'How your ICB names itself on its letters. A letter that is drafted already keeps what it was drafted with; it then counts as out of date and is drafted again.',
    fields: [
      { kind: 'line', id: 'nameOnLetters', label: 'Name on letters', missing: 'Enter the name that letters carry' },
      { kind: 'letterhead', id: 'letterhead', label: 'Image of the letterhead or logo', hint: 'A PNG or JPEG file of at most 300 kB. It may be left out.' },
      { kind: 'line', id: 'letterheadAlt', label: 'What the image says', hint: 'For people who cannot see it, for example the words in the logo.', missing: 'Say what the image says, for people who cannot see it', when: (draft) => draft['letterhead'] !== null },
    ],
  },
  forms: {
    intro: 'Forms on which your ICB takes requests. A request on another form is not sent back by the app: a person decides.',
    fields: [
      {
        kind: 'rows', id: 'list', label: 'Forms', one: 'Form', add: 'Add a form', missing: 'Add at least one form',
        fields: [
          { kind: 'line', id: 'name', label: 'Name of the form', missing: 'Enter the name of the form' },
          { kind: 'line', id: 'version', label: 'Version', hint: 'As it is printed on the form.', width: 10, missing: 'Enter the version of the form' },
          { kind: 'choice', id: 'kind', label: 'For what?', choices: choicesOf(formKindWords), missing: 'Say for what the form is' },
          { kind: 'day', id: 'from', label: 'First day on which it is accepted', hint: 'Leave empty if it was always accepted.' },
          { kind: 'day', id: 'until', label: 'Last day on which it is accepted', hint: 'Leave empty if it is still accepted.' },
        ],
      },
    ],
    ...asList,
  },
  timeLimits: {
    intro: 'Time limits as your ICB prints them, in its own units. “6 weeks” and “30 working days” differ, so nothing is converted. A limit that you leave out is not set.',
    fields: [
      {
        kind: 'rows', id: 'list', label: 'Time limits', one: 'Limit', add: 'Add a time limit', missing: 'Add at least one time limit',
        fields: [
          { kind: 'choice', id: 'id', label: 'For what?', choices: choicesOf(limitWords), missing: 'Say what the limit is for' },
          { kind: 'number', id: 'amount', label: 'How many', least: 1, most: 400, missing: 'Enter how many' },
          { kind: 'choice', id: 'unit', label: 'Of which unit?', choices: choicesOf(unitWords), missing: 'Say which unit' },
          { kind: 'choice', id: 'from', label: 'Counted from the day when', choices: choicesOf(limitStartWords), missing: 'Say from which day it is counted' },
          { kind: 'yesNo', id: 'stopsWhileWaiting', label: 'Does the clock stop while the ICB waits for information?', missing: 'Say whether the clock stops while the ICB waits' },
        ],
      },
    ],
    ...asList,
  },
  screeningAuthority: {
    intro: 'Who may decide at screening. The screening screen shows it beside the name that is typed.',
    fields: [
      { kind: 'ticks', id: 'deciders', label: 'Who decides at screening?', choices: choicesOf(screeningDeciderWords), missing: 'Tick who decides at screening' },
      { kind: 'yesNo', id: 'secondCheckAlways', label: 'Does a second person check every outcome?', hint: 'Outcomes that lead away from the panel are checked by a second person in any case.', missing: 'Say whether a second person checks every outcome' },
      { kind: 'words', id: 'wording', label: 'In your ICB’s words (may be left empty)', hint: inYourWords },
    ],
  },
  panelMaySee: {
    intro: 'How much a panel member may see of who the patient is.',
    fields: [
      { kind: 'choice', id: 'some', label: 'May a panel member see anything that tells who the patient is?', choices: [{ id: 'some', label: 'Yes, some of it' }, { id: 'none', label: 'No, nothing' }], missing: 'Say whether a panel member may see anything that tells who the patient is' },
      { kind: 'ticks', id: 'identifiers', label: 'What may a panel member see?', choices: choicesOf(panelIdentifierWords), missing: 'Tick what a panel member may see', when: (draft) => draft['some'] === 'some' },
      { kind: 'yesNo', id: 'papersUnredacted', label: 'May a panel member see the papers as they came, not redacted?', missing: 'Say whether a panel member may see the papers as they came' },
    ],
    toValue: ({ some, identifiers, ...rest }) => ({ ...rest, identifiers: some === 'some' ? identifiers : [] }),
    fromValue: (value: FormDraft) => ({ ...value, some: (value['identifiers'] as string[]).length > 0 ? 'some' : 'none' }),
  },
  patientStatement: {
    intro: 'Whether your ICB hears the patient. Where patients are invited to make a statement, a case says so until an invitation is recorded.',
    fields: [
      { kind: 'choice', id: 'statement', label: 'Does the panel read a statement of the patient?', choices: choicesOf(statementRuleWords), missing: 'Say whether the panel reads a statement of the patient' },
      { kind: 'choice', id: 'attendance', label: 'May the patient attend?', choices: choicesOf(attendanceRuleWords), missing: 'Say whether the patient may attend' },
      { kind: 'line', id: 'document', label: 'In which document it stands', hint: 'Its title and version, with the clause or page.', missing: 'Say in which document it stands' },
      { kind: 'words', id: 'wording', label: 'In your ICB’s words (may be left empty)', hint: inYourWords },
    ],
  },
  quorum: {
    intro: 'When enough members are there to decide. The decision screen shows the rule, and says whether the number of names that are typed reaches it. It refuses nothing.',
    fields: [
      { kind: 'number', id: 'minimum', label: 'The least number of members who are entitled to decide', least: 1, most: 30, missing: 'Enter the least number of members' },
      {
        kind: 'rows', id: 'roles', label: 'Roles that must be there', one: 'Role', add: 'Add a role that must be there', hint: 'Add none if your rule names none.',
        fields: [
          { kind: 'choice', id: 'role', label: 'Which role?', choices: choicesOf(panelRoleWords), missing: 'Choose the role' },
          { kind: 'number', id: 'number', label: 'How many of them', least: 1, most: 10, missing: 'Enter how many of them' },
          { kind: 'yesNo', id: 'votes', label: 'Do they vote?', missing: 'Say whether they vote' },
        ],
      },
      { kind: 'yesNo', id: 'deputiesCount', label: 'Do deputies count?', missing: 'Say whether deputies count' },
      { kind: 'yesNo', id: 'chairsCastingVote', label: 'Does the chair have a casting vote?', missing: 'Say whether the chair has a casting vote' },
      { kind: 'words', id: 'wording', label: 'Anything else, in your ICB’s words (may be left empty)', hint: 'For example who else votes, or what happens when somebody leaves for an interest.' },
    ],
  },
  exceptionality: {
    intro: 'The test as your ICB prints it. The panel sees it above its own finding. The app applies no test and finds nobody exceptional or not.',
    fields: [
      { kind: 'words', id: 'wording', label: 'The test, as printed', rows: 6, missing: 'Copy the test as your document prints it' },
      { kind: 'choice', id: 'comparator', label: 'With whom is a patient compared?', choices: choicesOf(comparatorFamilyWords), missing: 'Say with whom a patient is compared' },
      { kind: 'words', id: 'comparatorWords', label: 'With whom, in words', missing: 'Say in words with whom a patient is compared', when: (draft) => draft['comparator'] === 'other' },
      { kind: 'line', id: 'document', label: 'In which document it is printed', hint: 'Its title and version.', missing: 'Say in which document it is printed' },
      { kind: 'line', id: 'clause', label: 'Clause or page (may be left empty)', width: 20 },
    ],
  },
  socialFactors: {
    intro: 'What your ICB’s policy says of social factors, such as employment or caring for others. Where it leaves them out, the decision screen remarks on words that may speak of them. It takes nothing out and stops nobody.',
    fields: [
      { kind: 'choice', id: 'rule', label: 'What does your policy say of social factors?', choices: choicesOf(socialRuleWords), missing: 'Say what your policy says of social factors' },
      { kind: 'words', id: 'wording', label: 'As your policy words it', missing: 'Copy what the policy says', when: (draft) => draft['rule'] !== null && draft['rule'] !== 'not-stated' },
      { kind: 'lines', id: 'named', label: 'Factors that it names (may be left empty)', hint: 'One on each line, for example: education.' },
    ],
  },
  governingDate: {
    intro: 'Policies change while a request is open. Which version governs is for your ICB to say; the assessment shows it where the day is chosen.',
    fields: [
      { kind: 'choice', id: 'date', label: 'Which day counts?', choices: choicesOf(governingDateWords), missing: 'Say which day counts' },
      { kind: 'words', id: 'wording', label: 'In your ICB’s words', missing: 'Say in words which day it is', when: (draft) => draft['date'] === 'other' },
    ],
  },
  reconsiderationRules: review('reconsideration', 'reconsideration'),
  appealRules: review('an appeal', 'appeal'),
  retention: {
    intro: 'How long the record of a closed case is kept. Nothing is removed by itself.',
    fields: [
      { kind: 'number', id: 'years', label: 'For how many years', least: 1, most: 100, missing: 'Enter for how many years it is kept' },
      { kind: 'choice', id: 'from', label: 'From which day?', choices: choicesOf(retentionStartWords), missing: 'Say from which day' },
      { kind: 'line', id: 'disposalAuthorisedBy', label: 'Who authorises disposal', hint: 'The role, for example: the information asset owner.', missing: 'Say who authorises disposal' },
    ],
  },
};
