import type { IsoDate } from '../domain/dates.ts';
import type { LetterheadRef } from './document.ts';

/**
 * Everything that a letter says, as plain data taken from the case record. Letters add headings and fixed
 * sentences of their own, but no fact and no reason: to change what a letter says, change the record.
 *
 * `null` always means "nobody has filled this in yet": the letters that need the piece refuse to be composed.
 * Where a piece may rightly be empty, a person says so: see {@link Recorded}.
 */
export interface LetterRecord {
  readonly icb: LetterIcb;
  /** The case number, as it is printed on every page. */
  readonly reference: string;
  /** The day printed on the letter. */
  readonly letterDate: IsoDate;
  /** Short form of the hash at the head of the case's chain of events, printed small at the foot of each page. */
  readonly chainHead: string;
  readonly application: LetterApplication;
  readonly patient: LetterPatient;
  readonly clinician: LetterClinician;
  /** The policy that governs, or the finding that the ICB has none for this treatment. */
  readonly policy: LetterPolicy | NoPolicy | null;
  /** Who decided. `null` where no panel met (a criteria-met route). */
  readonly panel: LetterPanel | null;
  readonly decision: LetterDecision;
  /** Needed by the two declined letters. */
  readonly reasons: LetterReasons | null;
  /** Needed by the two criteria-met letters. */
  readonly criteria: LetterCriteria | null;
  /** Needed by the two deferred letters. */
  readonly deferral: LetterDeferral | null;
  /** Needed by the two letters on an approval. */
  readonly approval: LetterApproval | null;
  /** Needed by the two letters on a request that goes another way. */
  readonly routed: LetterRouted | null;
  /** Needed by the letters that ask for information. */
  readonly information: LetterInformation | null;
  /** Needed by the letter on a request that goes back as incomplete; absent in other letters. */
  readonly returned?: LetterReturned;
  /** Needed by the two letters on an appeal. */
  readonly appeal: LetterAppeal | null;
  /** Absent where the request is no reconsideration. */
  readonly reconsideration?: LetterReconsideration;
  /** Absent where the letter takes the place of none. */
  readonly corrects?: LetterCorrects;
  /** Needed by the letters on a decline, on an appeal and on conditions. */
  readonly rights: LetterRights | null;
  /** What the panel's officer wrote for the patient, in plain English. Needed by the patient letters. */
  readonly patientNote: LetterPatientNote | null;
  /** How the patient hears of it: told in the letter to the clinician. */
  readonly tellingPatient: TellingPatient | null;
  /** Whom to ask for large print, braille, audio, Easy Read or another language. */
  readonly otherFormats: LetterContact;
  /** Who signs. */
  readonly signedBy: LetterSignatory;
  /** Who else gets this letter: roles only ("the patient’s GP"), never names of places or addresses. May be empty. */
  readonly copies: readonly string[];
}

/** A piece that may rightly be empty: the recorded words, or a person's statement that there is nothing to say. */
export type Recorded = { readonly words: string } | { readonly none: true };

export type LetterOutcome = 'declined' | 'criteria-met' | 'deferred' | 'approved' | 'routed-elsewhere' | 'information-needed' | 'returned-incomplete' | 'appeal-outcome';

export interface LetterDecision {
  /** A letter of another outcome refuses to be composed. */
  readonly outcome: LetterOutcome;
  /** The day on which it was decided, confirmed (criteria met), asked for (information) or reviewed (an appeal). */
  readonly date: IsoDate;
}

export interface LetterContact {
  readonly telephone: string;
  readonly email: string;
}

export interface LetterIcb extends LetterContact {
  readonly name: string;
  readonly addressLines: readonly string[];
  /** Absent where the ICB has set no image. */
  readonly letterhead?: LetterheadRef;
}

export interface LetterApplication {
  /** The original date: a request that reopens keeps it. */
  readonly receivedOn: IsoDate;
  readonly treatmentAsked: string;
  readonly diagnosis: string;
  /** Every paper that the deciders read, in the order of the case's paper list. */
  readonly papersRead: readonly PaperRead[];
  /** Every study that was sent or found and read. `{ none: true }`: none was sent. */
  readonly studies: readonly string[] | { readonly none: true };
}

export interface PaperRead {
  readonly name: string;
  readonly kind: string;
  /** The date on the paper; absent where nobody has recorded one. */
  readonly date?: IsoDate;
  readonly pages?: number;
}

export interface LetterPatient {
  readonly name: string;
  /** Ten digits; checked. */
  readonly nhsNumber: string;
  readonly dateOfBirth: IsoDate;
  readonly addressLines: readonly string[];
  /** Where letters to the patient go, as the record says; absent: to the patient at the address above. */
  readonly post?: PatientPost;
  /** The patient reads large print: letters to the patient are set in 16 point. */
  readonly largePrint?: boolean;
}

/** Another envelope for the patient's letters: a representative's, or an address that is safe to write to. */
export type PatientPost = { readonly to: 'representative'; readonly name: string; readonly lines: readonly string[] } | { readonly to: 'other-address'; readonly lines: readonly string[] };

export interface LetterClinician {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly addressLines: readonly string[];
}

export interface LetterPolicy {
  readonly title: string;
  /** `null`: the policy prints none, and the letter says so. */
  readonly version: string | null;
  /** Its date in the policy's own words ("ratified on 22 April 2026", "??? 2025"). */
  readonly dateSaid: string;
  /** Why this version governs this request: the ICB's rule and the date it was applied to. */
  readonly whyThisVersion: string;
  /** What the policy says about this treatment, in one or two sentences. */
  readonly position: string;
  readonly clauses: readonly { readonly number: string; readonly summary: string }[];
}

export interface NoPolicy {
  readonly noPolicy: true;
  /** How it was established that the ICB has no policy for this, and by whom. */
  readonly words: string;
}

export interface LetterPanel {
  readonly name: string;
  readonly metOn: IsoDate;
  /** Who decided, as text ("five members, all entitled to decide; Dr A in the chair"). */
  readonly decidedBy: string;
  readonly recordedBy: string;
}

export interface LetterReasons {
  /** The clinician's case in the panel's words: strong enough for the clinician to sign. */
  readonly caseRestated: string | null;
  /** The group of patients that this patient was compared with. */
  readonly comparator: string | null;
  /** Each argument of the application, in the order it was put. */
  readonly arguments: readonly AnsweredArgument[];
  /** What the evidence shows for this patient. */
  readonly evidence: string | null;
  /** The policy's principles, in the policy's order, only those that the panel reached. */
  readonly principles: readonly { readonly name: string; readonly reason: string }[];
  /** The panel's own finding, in its own words. */
  readonly exceptionalityFinding: string | null;
  /** Questions that the policy keeps until a patient is found exceptional. Empty where they were not reached. */
  readonly reservedQuestions: readonly { readonly name: string; readonly reason: string }[];
  readonly couldChange: string | null;
  /** Care that goes on meanwhile, as the clinician stated. `{ none: true }`: the application did not say. */
  readonly careMeanwhile: Recorded | null;
  /** Anything the panel attached to its decision. */
  readonly conditions: Recorded | null;
}

export interface AnsweredArgument {
  readonly argument: string;
  readonly finding: string;
  readonly reason: string;
}

export interface LetterCriteria {
  /** The person who confirmed, with role. */
  readonly confirmedBy: string | null;
  /** The second person who checked it. */
  readonly checkedBy: string | null;
  /** The alternative that was met, clause by clause, with dates in `how` and the paper that shows it. */
  readonly alternativeMet: readonly { readonly clause: string; readonly text: string; readonly how: string; readonly paper: string }[];
  /** The reading of unclear wording that was used; `{ none: true }`: the wording needed no reading. */
  readonly readingUsed: Recorded | null;
  /** What exactly is covered. `{ none: true }`: the piece does not apply to this treatment. */
  readonly covers: {
    readonly joint: Recorded | null;
    readonly side: Recorded | null;
    readonly purpose: Recorded | null;
    readonly injectate: Recorded | null;
  };
  /** What the clinician does now: the usual referral. */
  readonly nextStep: string | null;
  /** The local prior-approval step; `{ none: true }`: the ICB has none for this. */
  readonly priorApproval: Recorded | null;
}

export interface LetterDeferral {
  readonly cannotTell: string | null;
  /** Why it matters to the route that the request takes. */
  readonly why: string | null;
  readonly needs: readonly DeferralNeed[];
  readonly byWhen: IsoDate | null;
  /** Where to send it. */
  readonly where: string | null;
  readonly clockPausedFrom: IsoDate | null;
  /** How the clock starts again. */
  readonly restarts: string | null;
  /** The ICB's configured step where nothing comes. Never a refusal. */
  readonly ifSilent: string | null;
  /** The ICB's rule on treatment begun before a decision (no retrospective funding). */
  readonly untilThen: string | null;
  /** How to say that the case has become urgent. */
  readonly ifUrgent: string | null;
}

export interface DeferralNeed {
  readonly n: number;
  /** The clause it serves. */
  readonly clause: string;
  readonly what: string;
  /** What would prove it. */
  readonly proof: string;
  readonly heldBy: string;
}

export interface LetterApproval {
  /** Until when it holds: a day, or the panel's words where it named none. */
  readonly ends: { readonly on: IsoDate } | { readonly words: string } | null;
  /** `{ none: true }`: the panel gave none. */
  readonly reference: Recorded | null;
  /** What is reported back, and by when. `{ none: true }`: the panel asks for nothing. */
  readonly outcomeData: { readonly what: string; readonly on: IsoDate } | { readonly none: true } | null;
  /** Each condition in the panel's words. `{ none: true }`: approved without conditions. */
  readonly conditions: readonly string[] | { readonly none: true } | null;
  /** The panel's own finding, in its own words. */
  readonly finding: string | null;
  readonly whoPays: string | null;
  readonly nextStep: string | null;
}

/** Ways out of the panel's work that are no refusal, and no “criteria met”, which has letters of its own. */
export type LetterRoute = 'outside-policy' | 'other-commissioner' | 'service-development' | 'prior-approval';

export interface LetterRouted {
  readonly route: LetterRoute;
  readonly decidedBy: string | null;
  /** The second person who checked it. `{ none: true }`: a panel decided it. */
  readonly checkedBy: Recorded | null;
  readonly reason: string | null;
  /** Who looks after the request now, with how to reach them. */
  readonly whoseItIs: string | null;
  readonly nextStep: string | null;
}

export interface LetterInformation {
  readonly askedBy: string | null;
  /** Why it cannot go on, from a closed list in words; empty where it was asked for at screening. */
  readonly reasons: readonly string[];
  /** What is asked for, as it was recorded. */
  readonly asked: string | null;
  readonly byWhen: IsoDate | null;
  readonly where: string | null;
  /** What the ICB's clocks do meanwhile. */
  readonly clock: string | null;
  readonly ifSilent: string | null;
  readonly untilThen: string | null;
  readonly ifUrgent: string | null;
}

/** What the papers answer of what their form must say. */
export interface LetterReturned {
  /** The form that was recognised; null: none was. `accepted` false: the ICB does not accept this form or version. */
  readonly form: { readonly title: string; readonly version: string | null; readonly accepted: boolean | null } | null;
  /** Each question without an answer, in the order of the form. `what` fits after "We need". */
  readonly missing: readonly ReturnedItem[];
  /** The questions that were answered: none of them may be asked again. */
  readonly answered: readonly ReturnedItem[];
}

export interface ReturnedItem {
  readonly id: string;
  readonly question: string;
  readonly what: string;
}

export interface LetterAppeal {
  /** The number of the request whose decision was looked at. */
  readonly firstNumber: string;
  readonly askedOn: IsoDate;
  /** By role. */
  readonly askedBy: string;
  /** What is said to have gone wrong, as it was put. */
  readonly saidWrong: string;
  /** The ICB's own rule: the ground in its words. `null`: not entered, and no letter can tell of an appeal. */
  readonly rule: ReviewRuleWords | null;
  readonly reviewedBy: string;
  /** Those who looked, by name and role. */
  readonly people: string;
  readonly findings: readonly { readonly ground: string; readonly found: 'met' | 'not-met'; readonly reason: string }[];
  readonly outcome: 'stands' | 'heard-again';
  readonly whatFollows: string | null;
  /** What the ICB's rules give after an appeal, beside a complaint. `{ none: true }`: they state nothing. */
  readonly nextRight: Recorded | null;
}

/** What an ICB's rule on reconsideration or appeal says, as it was entered. */
export interface ReviewRuleWords {
  readonly ground: string;
  readonly lookedAtBy: string;
}

/** A request that was decided before and is looked at again. */
export interface LetterReconsideration {
  readonly firstNumber: string;
  readonly askedOn: IsoDate;
  readonly askedBy: string;
  readonly grounds: readonly string[];
  readonly whatIsNew: string;
  readonly rule: ReviewRuleWords | null;
}

/** An issued letter whose place this one takes, since words of the decision were put right after it. */
export interface LetterCorrects {
  readonly letterOn: IsoDate;
  readonly changes: readonly { readonly what: string; readonly before: string; readonly after: string; readonly why: string }[];
}

export interface LetterRights {
  readonly reconsideration: Right | NoRight | null;
  readonly appeal: Right | NoRight | null;
  readonly complaint: Right | NoRight | null;
}

export interface Right {
  /** Who may use it, in the ICB's words. */
  readonly who: string;
  /** Who has to start it: decides what the patient's letter tells the patient to do. */
  readonly startedBy: 'clinician' | 'patient' | 'either' | 'patient-with-clinician';
  readonly ground: string;
  /** How it is made: the form, where it goes. */
  readonly form: string;
  readonly limit: RightLimit | null;
  readonly contact: string;
  /** What it is and when it helps, for the patient. */
  readonly inPlainWords: string;
}

/** The last date with its reckoning, or a named person's statement that the ICB's policy states none. */
export type RightLimit =
  | { readonly lastDate: IsoDate; readonly reckoning: string }
  | { readonly noneStated: true; readonly wording: string; readonly by: string };

/** The ICB's policy does not offer this right. Said by a named person, never assumed. */
export interface NoRight {
  readonly noneStated: true;
  readonly wording: string;
  readonly by: string;
}

export interface LetterPatientNote {
  /** The treatment in everyday words, fitting after "fund" or "pay for" ("an ultrasound device to help your broken bone heal"). */
  readonly treatment: string | null;
  /** Declined, routed elsewhere, appeal: why, in three or four sentences. */
  readonly reasons: string | null;
  /** Declined: the care that goes on now. `{ none: true }`: the application did not say. */
  readonly careNow: Recorded | null;
  /** Approved with conditions: what the conditions mean for the patient. */
  readonly conditions: string | null;
  /** All but declined and deferred: what happens next. */
  readonly nextStep: string | null;
  /** Criteria met, approved, routed elsewhere: whom the patient rings about it (the clinician's team). */
  readonly whomToRing: string | null;
  /** Deferred: what we asked the clinician's team for, in one sentence. */
  readonly askedFor: string | null;
  /** Deferred: what the patient needs to do. `{ none: true }`: nothing. */
  readonly toDo: Recorded | null;
  /** Deferred: when the patient will hear. */
  readonly willHear: string | null;
  /** The officer who wrote the note. */
  readonly writtenBy: string | null;
}

/** `we-write`: a letter of its own goes to the patient. `clinician-tells`: it does not, and why. */
export type TellingPatient = { readonly way: 'we-write' } | { readonly way: 'clinician-tells'; readonly reason: string };

export interface LetterSignatory {
  readonly name: string;
  readonly role: string;
}
