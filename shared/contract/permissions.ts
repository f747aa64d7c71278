import type { Action } from '../domain/permissions.ts';
import type { ChannelName } from './index.ts';

/** Answered while nobody is signed in. */
type BeforeUnlock = 'anybody';
/** Open to everybody who is signed in, whatever their roles. */
type SignedIn = 'signed-in';

/**
 * Which action each call needs: every call that may cross the wall, or this does not compile. The worker looks here before every call.
 * A call that is open to all who are signed in gives away nothing of a patient, or looks closer by itself and says so here.
 */
export const permissionOf: Readonly<Record<ChannelName, Action | BeforeUnlock | SignedIn>> = {
  'session.status': 'anybody',
  'session.create': 'anybody',
  'session.confirmRecoveryKey': 'anybody',
  'session.newRecoveryKey': 'anybody',
  'session.unlock': 'anybody',
  'session.recoverPeople': 'anybody',
  'session.recover': 'anybody',
  'session.lock': 'signed-in',
  'session.changePassphrase': 'signed-in',

  'people.list': 'signed-in',
  'people.add': 'keepPeople',
  'people.change': 'keepPeople',
  'people.givePassphrase': 'keepPeople',
  'people.leave': 'keepPeople',
  'recovery.list': 'signed-in',
  'recovery.begin': 'keepPeople',
  'recovery.finish': 'keepPeople',
  'recovery.remove': 'keepPeople',

  // The main process gives tokens, which only the call that takes them can use.
  'intake.choose': 'signed-in',
  'intake.start': 'takeIn',
  'intake.list': 'takeIn',
  'intake.get': 'takeIn',
  'intake.makeCase': 'takeIn',
  'intake.attach': 'takeIn',
  'intake.discard': 'takeIn',
  'intake.returnWithoutConsent': 'takeIn',
  'intake.returned': 'takeIn',
  'intake.records': 'takeIn',
  'intake.makeCaseOfRecord': 'takeIn',
  'intake.attachRecord': 'takeIn',
  'intake.setRecordAside': 'takeIn',
  'intake.columns': 'takeIn',
  'intake.mapColumns': 'takeIn',
  'intake.retry': 'takeIn',
  'intake.confirmOne': 'takeIn',
  'intake.split': 'takeIn',
  'intake.join': 'takeIn',
  'intake.recognise': 'takeIn',
  'case.openPaper': 'takeIn',
  // Which roles may answer stands in the stage table, which `decide` asks.
  'issue.answer': 'actOnCase',
  'batch.look': 'takeIn',
  'batch.start': 'takeIn',
  'batch.goOn': 'takeIn',
  'batch.goOnFrom': 'takeIn',
  'batch.list': 'takeIn',
  'batch.get': 'takeIn',
  'job.cancel': 'reassess',

  // Names and NHS numbers are searched only for whoever may see who the patient is, in the handler.
  'case.find': 'seeCases',
  'case.count': 'seeCases',
  'case.filterChoices': 'seeCases',
  'filters.list': 'signed-in',
  'filters.keep': 'signed-in',
  'filters.forget': 'signed-in',
  'search.rebuild': 'verify',
  'search.stopRebuild': 'verify',
  'caller.find': 'revealIdentity',
  'note.record': 'actOnCase',

  'register.open': 'bringInRegister',
  'register.look': 'bringInRegister',
  'register.import': 'bringInRegister',
  'register.leftOver': 'bringInRegister',
  'register.last': 'seeCases',
  // Who the patients are is written only for whoever may see it, in the handler.
  'register.takeOut': 'takeOutRegister',
  'register.takeOutDecisions': 'takeOutRegister',

  'work.list': 'seeCases',
  'case.get': 'seeCases',
  'case.reveal': 'revealIdentity',
  // The official file of a policy is for all; the papers of a case ask for openPapers, in the handler.
  'paper.get': 'signed-in',
  'paper.part': 'signed-in',
  'paper.drawn': 'signed-in',
  // Searches only the papers that the person may open, in the handler.
  'papers.find': 'signed-in',
  // Only beside papers that the person may open, in the handler.
  'paperNotes.list': 'seeCases',
  'paperNotes.write': 'seeCases',
  'paperNotes.withdraw': 'seeCases',
  // Identity is left out for whoever may not see it, in the handler.
  'facts.get': 'seeCases',
  'facts.answer': 'checkFacts',
  'paper.readPicture': 'checkFacts',
  'facts.finish': 'checkFacts',
  'argument.record': 'checkFacts',
  'argument.withdraw': 'checkFacts',
  'evidence.record': 'checkFacts',
  'evidence.withdraw': 'checkFacts',
  'statement.record': 'checkFacts',
  'contact.get': 'revealIdentity',
  // Which roles may record it stands in the stage table, which `decide` asks.
  'contact.record': 'actOnCase',

  'assessment.get': 'seeCases',
  'assessment.confirm': 'confirmAssessment',
  'assessment.history': 'seeCases',

  'screening.get': 'seeCases',
  'screening.record': 'screen',
  'decision.get': 'seeCases',
  'decision.record': 'recordDecision',
  'decision.saveDraft': 'recordDecision',
  'decision.takeUpDraft': 'recordDecision',
  'decision.correct': 'recordDecision',
  'case.resume': 'resumeCase',
  'case.changeWait': 'resumeCase',
  'case.close': 'closeCase',
  'case.actions': 'seeCases',
  // Which roles may give each of them stands in the stage table, which `decide` asks.
  'case.act': 'actOnCase',

  'letters.get': 'seeLetters',
  'letters.recordNotes': 'writeLetters',
  'letter.draft': 'writeLetters',
  'letter.preview': 'seeLetters',
  'letter.check': 'checkLetters',
  'letter.return': 'checkLetters',
  'letter.approve': 'approveLetters',
  'letter.issue': 'writeLetters',
  'letter.sent': 'writeLetters',
  'letter.saveCopy': 'writeLetters',

  'policy.list': 'signed-in',
  'policy.get': 'signed-in',
  'policy.library': 'signed-in',
  'policy.check': 'keepPolicies',
  'policy.import': 'keepPolicies',
  'policy.export': 'signed-in',
  'policy.adopt': 'keepPolicies',
  'policy.withdraw': 'keepPolicies',
  'policy.sign': 'keepPolicies',
  'policy.touched': 'seeTouched',
  'policy.attach': 'keepPolicies',
  'policy.point': 'keepPolicies',
  'policy.compared': 'keepPolicies',
  'guidance.list': 'signed-in',
  'guidance.set': 'keepPolicies',
  'practice.list': 'signed-in',
  'practice.set': 'keepPractices',
  'practice.import': 'keepPractices',
  'reassess.start': 'reassess',
  'reassess.get': 'seeCases',

  'icb.list': 'signed-in',
  'icb.set': 'configure',
  'icb.configuration': 'signed-in',
  'icb.section.set': 'configure',
  'icb.section.history': 'signed-in',
  'icb.letterhead.read': 'configure',
  'case.rules': 'seeCases',
  'holidays.get': 'signed-in',
  'holidays.look': 'configure',
  'holidays.import': 'configure',
  'record.verify': 'verify',

  // Shows who the patient is; the stage table says who may do what of it.
  'access.get': 'reviewAccess',
  'access.ask': 'reviewAccess',
  'access.review': 'reviewAccess',
  'access.check': 'reviewAccess',
  'access.write': 'reviewAccess',
  'access.end': 'reviewAccess',

  // The second person is looked for in the handler: the same action, another person.
  'disposal.list': 'dispose',
  'disposal.propose': 'dispose',
  'disposal.takeBack': 'dispose',
  'disposal.confirm': 'dispose',
  'disposal.rewrite': 'dispose',
};
