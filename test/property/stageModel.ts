/**
 * The process as its rules are written down, by hand and as plain data. It shares no code and no list with shared/workflow: where the
 * two differ, one of them is wrong. Marks: `Y` a well-made command is taken, `?` it depends on more than the stage, `.` it is refused.
 */

/** Columns, in this order. */
export const columns = ['received', 'checking', 'checked', 'assessed', 'screened', 'at-panel', 'decided', 'letters-out', 'closed', 'incomplete', 'returned', 'deferred', 'withdrawn', 'reconsideration', 'appeal'] as const;
export type Place = (typeof columns)[number];
export type Mark = 'Y' | '?' | '.';

type Who = 'officer' | 'screener' | 'chair';
const off: readonly Who[] = ['officer'];
const desk: readonly Who[] = ['officer', 'screener'];
const sign: readonly Who[] = ['officer', 'screener', 'chair'];
const take: readonly Who[] = ['officer', 'chair'];

/*                        rec chk ckd ass scr pan   dec out clo   inc ret def   wit rcn app */
export const rules: Readonly<Record<string, readonly [marks: string, who: readonly Who[]]>> = {
  addPaper:             ['Y   Y   Y   Y   Y   Y     Y   Y   .     Y   Y   Y     .   Y   Y', desk],
  linkPatient:          ['Y   Y   Y   Y   Y   Y     .   .   .     Y   Y   Y     .   Y   .', desk],
  changeUrgency:        ['Y   Y   Y   Y   Y   Y     .   .   .     Y   Y   Y     .   Y   Y', sign],
  confirmFact:          ['Y   Y   Y   Y   Y   Y     .   .   .     Y   Y   Y     .   Y   .', desk],
  finishFactsCheck:     ['Y   Y   .   .   .   .     .   .   .     .   .   .     .   Y   .', desk],
  recordArgument:       ['Y   Y   Y   Y   Y   Y     .   .   .     Y   Y   Y     .   Y   .', desk],
  withdrawArgument:     ['?   ?   ?   ?   ?   ?     .   .   .     ?   ?   ?     .   ?   .', desk],
  recordEvidence:       ['Y   Y   Y   Y   Y   Y     .   .   .     Y   Y   Y     .   Y   .', desk],
  withdrawEvidence:     ['?   ?   ?   ?   ?   ?     .   .   .     ?   ?   ?     .   ?   .', desk],
  recordStatement:      ['Y   Y   Y   Y   Y   Y     .   .   .     Y   Y   Y     .   Y   Y', desk],
  recordContact:        ['Y   Y   Y   Y   Y   Y     Y   Y   Y     Y   Y   Y     Y   Y   Y', desk],
  recordConsent:        ['Y   Y   Y   Y   Y   Y     Y   Y   Y     Y   Y   Y     Y   Y   Y', desk],
  pinPolicy:            ['Y   Y   Y   Y   Y   Y     .   .   .     Y   Y   Y     .   Y   .', desk],
  confirmAssessment:    ['.   .   ?   ?   ?   ?     .   .   .     .   ?   ?     .   .   .', desk],
  returnIncomplete:     ['Y   Y   .   .   .   .     .   .   .     .   .   .     .   Y   .', desk],
  recordScreening:      ['.   .   .   ?   .   .     .   .   .     .   .   .     .   .   .', desk],
  checkRoute:           ['.   .   .   .   ?   .     .   .   .     .   .   .     .   .   .', sign],
  listForPanel:         ['.   .   .   .   ?   .     .   .   .     .   .   .     .   .   .', off],
  recordDecision:       ['.   .   .   .   ?   ?     .   .   .     .   .   .     .   .   .', take],
  correctDecision:      ['.   .   .   .   .   .     ?   ?   ?     .   .   ?     .   .   .', take],
  recordNote:           ['Y   Y   Y   Y   Y   Y     Y   Y   Y     Y   Y   Y     Y   Y   Y', sign],
  ratifyDecision:       ['.   .   .   .   .   .     ?   ?   .     .   .   ?     .   .   .', take],
  recordReview:         ['.   .   .   .   .   .     .   .   .     .   .   .     .   .   Y', take],
  resume:               ['.   .   .   .   .   .     .   .   .     Y   Y   Y     .   .   .', desk],
  changePause:          ['.   .   .   .   .   .     .   .   .     Y   Y   Y     .   .   .', desk],
  withdrawCase:         ['Y   Y   Y   Y   Y   Y     .   .   .     Y   Y   Y     .   Y   Y', desk],
  reopen:               ['.   .   .   .   ?   .     .   ?   ?     .   .   .     Y   .   .', desk],
  askForReview:         ['.   .   .   .   .   .     ?   ?   ?     .   .   .     .   .   .', off],
  recordLetterNotes:    ['.   .   .   .   ?   ?     Y   Y   ?     Y   Y   Y     Y   .   .', desk],
  draftLetter:          ['.   .   .   .   ?   ?     ?   ?   ?     ?   ?   ?     ?   .   .', desk],
  checkLetter:          ['.   .   .   .   ?   ?     ?   ?   ?     ?   ?   ?     ?   .   .', sign],
  returnLetter:         ['.   .   .   .   ?   ?     ?   ?   ?     ?   ?   ?     ?   .   .', sign],
  approveLetter:        ['.   .   .   .   ?   ?     ?   ?   ?     ?   ?   ?     ?   .   .', sign],
  issueLetter:          ['.   .   .   .   ?   ?     ?   ?   ?     ?   ?   ?     ?   .   .', desk],
  recordLetterSent:     ['.   .   .   .   ?   ?     ?   ?   ?     ?   ?   ?     ?   .   .', desk],
  placeHold:            ['?   ?   ?   ?   ?   ?     ?   ?   ?     ?   ?   ?     ?   ?   ?', sign],
  liftHold:             ['?   ?   ?   ?   ?   ?     ?   ?   ?     ?   ?   ?     ?   ?   ?', sign],
  setFollowUpDay:       ['.   .   .   .   .   .     ?   ?   ?     .   .   .     .   .   .', desk],
  recordFollowUp:       ['.   .   .   .   .   .     ?   ?   ?     .   .   .     .   .   .', desk],
  askAccess:            ['?   ?   ?   ?   ?   ?     ?   ?   ?     ?   ?   ?     ?   ?   ?', desk],
  reviewAccessItem:     ['?   ?   ?   ?   ?   ?     ?   ?   ?     ?   ?   ?     ?   ?   ?', desk],
  checkAccess:          ['?   ?   ?   ?   ?   ?     ?   ?   ?     ?   ?   ?     ?   ?   ?', sign],
  writeAccess:          ['?   ?   ?   ?   ?   ?     ?   ?   ?     ?   ?   ?     ?   ?   ?', desk],
  endAccess:            ['?   ?   ?   ?   ?   ?     ?   ?   ?     ?   ?   ?     ?   ?   ?', desk],
  recordAcknowledgement: ['?  ?   ?   ?   ?   ?     ?   ?   .     ?   ?   ?     .   ?   ?', desk],
  raiseIssues:          ['Y   Y   Y   Y   Y   Y     Y   Y   .     Y   Y   Y     .   Y   Y', desk],
  answerIssue:          ['?   ?   ?   ?   ?   ?     ?   ?   .     ?   ?   ?     .   ?   ?', desk],
  closeCase:            ['.   .   .   .   ?   .     ?   ?   .     .   .   .     Y   .   .', desk],
};

export const commands = Object.keys(rules);

/** What the table says about one cell. */
export function markOf(command: string, place: Place): Mark {
  return rules[command]![0].split(/\s+/)[columns.indexOf(place)] as Mark;
}

/** What the model knows of a case: as little as tells where each command leads. */
export interface Model {
  version: number;
  place: Place;
  /** Where a case that was returned as incomplete goes back to. */
  from: Place;
  kind: 'first' | 'reconsideration' | 'appeal';
  urgent: boolean;
  /** Whether a policy is set, the facts are checked, and an assessment stands. */
  pinned: boolean;
  checked: boolean;
  standing: boolean;
  verdict: string;
  route: string | null;
  secondCheck: 'none' | 'waiting' | 'done';
  /** A decision that answers the request; deferring and routing elsewhere do not. */
  answered: boolean;
  anyDecision: boolean;
  approved: boolean;
  reviewed: boolean;
  toRatify: boolean;
  ratified: boolean;
  /** Which outcome letters are written for; what they are about; whether the patient gets one; who has been written to. */
  round: number;
  about: string | null;
  sent: Set<string>;
  letters: Map<string, { to: string; round: number; about: string }>;
  /** The patient does not agree, by the last that was recorded, since a day before any panel in these runs. */
  noConsent: boolean;
  /** Who gets what is for the patient: the patient, a representative, or nobody. */
  patientPost: string;
  /** Evidence that stands. */
  evidence: number;
  /** A legal hold stands. */
  held: boolean;
  /** Whether it was recorded how the approval ended; nobody needs to look at it any more. */
  ended: boolean;
  /** A request for access: none that is open, open, or with its answers checked by a second person. */
  access: 'none' | 'open' | 'checked';
  /** Words of the decision that stands were put right. */
  corrected: boolean;
  acknowledged: boolean;
  /** What reading the papers brought up and nobody has answered: for each, the facts that would settle it. */
  issues: string[][];
  /** Requests for reconsideration or appeal on record. */
  links: number;
}

export const newModel = (): Model => ({
  version: 0, place: 'received', from: 'received', kind: 'first', urgent: false, pinned: false, checked: false, standing: false, verdict: '', route: null, secondCheck: 'none',
  answered: false, anyDecision: false, approved: false, reviewed: false, toRatify: false, ratified: false, round: 0, about: null, sent: new Set(), letters: new Map(), noConsent: false, patientPost: 'patient', evidence: 0, corrected: false, acknowledged: false, issues: [], held: false, ended: false, access: 'none', links: 0,
});

const settled = ['met', 'not-met', 'position-applies', 'parts-differ', 'outside-scope'];

/** Where the mark is `?`: what else has to hold, as far as the model knows it. `null`: it knows too little to say. */
export function condition(model: Model, command: string, given: { readonly [key: string]: unknown }): boolean | null {
  const away = model.route !== null && !['to-panel', 'more-information'].includes(model.route);
  const allSent = owed(model).every((to) => model.sent.has(to));
  switch (command) {
    case 'answerIssue':
      return model.issues.length > 0;
    case 'withdrawEvidence':
      return model.evidence > 0;
    case 'confirmAssessment':
      return model.checked && model.pinned;
    case 'recordScreening': {
      if (!model.standing) return false;
      const route = given['route'] as string;
      if (['to-panel', 'more-information'].includes(route)) return true;
      return settled.includes(model.verdict) && (route !== 'criteria-met' || model.verdict === 'met');
    }
    case 'checkRoute':
      return away && model.secondCheck === 'waiting' && model.standing;
    case 'listForPanel':
      return model.route === 'to-panel' && !model.noConsent && model.issues.length === 0;
    case 'recordDecision':
      return model.route === 'to-panel' && !model.noConsent && model.issues.length === 0 && model.standing && (model.place === 'at-panel' || given['alone'] === true) ? null : false;
    case 'ratifyDecision':
      return model.toRatify;
    case 'reopen':
      return model.place === 'screened' ? away : !model.answered && !model.reviewed;
    case 'askForReview':
      return model.answered && !model.toRatify;
    case 'placeHold':
      return !model.held;
    case 'liftHold':
      return model.held;
    case 'setFollowUpDay':
      return model.approved && !model.ended;
    case 'recordFollowUp':
      return model.approved;
    case 'askAccess':
      return model.access === 'none';
    case 'reviewAccessItem':
    case 'endAccess':
      return model.access !== 'none';
    case 'checkAccess':
      return given['agrees'] === true ? model.access === 'open' : model.access !== 'none';
    case 'writeAccess':
      return model.access === 'checked';
    case 'recordLetterNotes':
      return model.about !== null && (model.place !== 'closed' || model.corrected);
    case 'draftLetter':
      return model.about !== null && (model.place !== 'closed' || model.corrected) && (given['recipient'] !== 'patient' || model.patientPost !== 'clinician-tells');
    case 'checkLetter':
    case 'returnLetter':
    case 'approveLetter':
    case 'recordLetterSent':
      return model.place === 'closed' && !model.corrected ? false : null;
    case 'issueLetter': {
      const toPatient = model.letters.get(given['letterId'] as string)?.to === 'patient';
      // The letters of these runs bear the patient's own address.
      return model.secondCheck === 'waiting' || (toPatient && model.patientPost !== 'patient') || (model.place === 'closed' && !model.corrected) ? false : null;
    }
    case 'recordAcknowledgement':
      return !model.acknowledged;
    case 'closeCase':
      if (model.toRatify || !allSent) return false;
      if (model.reviewed || model.approved) return true;
      if (!settled.includes(model.verdict)) return false;
      return model.anyDecision || (away && model.secondCheck === 'done' && model.standing && (model.route !== 'criteria-met' || model.verdict === 'met'));
    default:
      return null;
  }
}

/** To whom letters must have gone. */
const owed = (model: Model): string[] => (model.patientPost === 'clinician-tells' ? ['clinician'] : ['clinician', 'patient']);

/** What a command that was taken makes of the case. */
export function follow(model: Model, command: string, given: { readonly [key: string]: unknown }): void {
  const outcome = (about: string | null) => {
    model.round++;
    model.about = about;
    model.sent = new Set();
  };
  const record = given['record'] as { outcome: string } | undefined;
  switch (command) {
    case 'correctDecision':
      model.corrected = true;
      break;
    case 'recordAcknowledgement':
      model.acknowledged = true;
      break;
    case 'changeUrgency':
      model.urgent = !model.urgent;
      break;
    case 'confirmFact':
      if (model.place === 'received' || model.place === 'reconsideration') model.place = 'checking';
      model.standing = false;
      // An issue that waits for this fact and for no other is settled by it; one that no fact settles stays.
      model.issues = model.issues.flatMap((waits) => {
        if (!waits.includes(given['factId'] as string)) return [waits];
        const left = waits.filter((one) => one !== given['factId']);
        return left.length > 0 ? [left] : [];
      });
      break;
    case 'raiseIssues':
      for (const { facts } of given['issues'] as { facts: string[] }[]) model.issues.push([...facts]);
      break;
    case 'answerIssue':
      model.issues.shift();
      break;
    case 'finishFactsCheck':
      model.place = 'checked';
      model.checked = true;
      break;
    case 'recordEvidence':
      if (given['supersedes'] === null) model.evidence++;
      break;
    case 'withdrawEvidence':
      model.evidence--;
      break;
    case 'recordContact':
      model.patientPost = ((given['contact'] as { doNotWrite?: { instead?: { to: string } } }).doNotWrite?.instead?.to) ?? 'patient';
      break;
    case 'recordConsent':
      model.noConsent = ['refused', 'withdrawn'].includes((given['consent'] as { status: string }).status);
      break;
    case 'pinPolicy':
      model.pinned = true;
      model.standing = false;
      break;
    case 'confirmAssessment':
      if (model.place === 'checked') model.place = 'assessed';
      model.standing = true;
      model.verdict = given['verdict'] as string;
      break;
    case 'returnIncomplete':
      model.from = model.place;
      model.place = 'incomplete';
      outcome(given['missing'] ? 'returned-incomplete' : 'information-needed');
      break;
    case 'recordScreening':
      model.route = given['route'] as string;
      model.place = model.route === 'more-information' ? 'returned' : 'screened';
      model.secondCheck = ['to-panel', 'more-information'].includes(model.route) ? 'none' : 'waiting';
      outcome(({ 'to-panel': null, 'more-information': 'information-needed', 'criteria-met': 'criteria-met' } as Record<string, string | null>)[model.route] ?? (model.route === 'to-panel' ? null : 'routed-elsewhere'));
      break;
    case 'checkRoute':
      if (given['agrees']) model.secondCheck = 'done';
      else {
        model.place = 'assessed';
        model.route = null;
        model.secondCheck = 'none';
        outcome(null);
      }
      break;
    case 'listForPanel':
      model.place = 'at-panel';
      break;
    case 'recordDecision':
      model.place = record!.outcome === 'defer' ? 'deferred' : 'decided';
      model.anyDecision = true;
      model.corrected = false;
      model.answered = ['approve', 'approve-with-conditions', 'decline'].includes(record!.outcome);
      model.approved = record!.outcome.startsWith('approve');
      model.ended = false;
      model.toRatify = given['alone'] === true;
      model.ratified = false;
      outcome({ defer: 'deferred', decline: 'declined' }[record!.outcome] ?? 'approved');
      break;
    case 'ratifyDecision':
      model.toRatify = false;
      model.ratified = given['ratified'] === true;
      if (!model.ratified) {
        model.place = 'at-panel';
        model.anyDecision = model.answered = model.approved = model.corrected = false;
        outcome(null);
      }
      break;
    case 'recordReview':
      model.place = 'decided';
      model.reviewed = true;
      outcome('appeal-outcome');
      break;
    case 'resume':
      if (model.place === 'deferred') model.place = 'at-panel';
      else {
        model.place = model.place === 'incomplete' ? model.from : 'checking';
        model.checked = false;
      }
      outcome(null);
      break;
    case 'withdrawCase':
      model.place = 'withdrawn';
      outcome('withdrawn');
      break;
    case 'reopen':
      model.place = model.kind === 'appeal' ? 'appeal' : 'checking';
      model.checked = model.standing = model.anyDecision = model.answered = model.approved = model.toRatify = model.corrected = false;
      model.route = null;
      model.secondCheck = 'none';
      outcome(null);
      break;
    case 'askForReview':
      model.links++;
      break;
    case 'recordLetterSent': {
      const letter = model.letters.get(given['letterId'] as string)!;
      if (letter.round === model.round && letter.about === model.about) model.sent.add(letter.to);
      if (['decided', 'screened'].includes(model.place) && owed(model).every((to) => model.sent.has(to))) model.place = 'letters-out';
      break;
    }
    case 'placeHold':
      model.held = true;
      break;
    case 'liftHold':
      model.held = false;
      break;
    case 'recordFollowUp':
      model.ended = true;
      break;
    case 'askAccess':
    case 'reviewAccessItem':
      model.access = 'open';
      break;
    case 'checkAccess':
      model.access = given['agrees'] === true ? 'checked' : 'open';
      break;
    case 'endAccess':
      model.access = 'none';
      break;
    case 'closeCase':
      model.place = 'closed';
  }
}
