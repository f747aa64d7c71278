import { longDate } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { HistoryEntry } from '../../shared/contract/case.ts';
import type { Vocabulary } from '../../shared/policy/vocabulary.ts';
import { outcomeLabels } from '../../shared/workflow/decisionFields.ts';
import { attendanceLabels, consentLabels, contactQuestions } from '../../shared/workflow/entryShapes.ts';
import { askerLabels, groundLabels, incompleteLabels, reviewLabels, reviewOutcomeLabels } from '../../shared/workflow/reviewShapes.ts';
import { parseCaseEvent, type CaseEvent } from '../../shared/workflow/events.ts';
import { afterInWords } from './historyAfter.ts';
import type { Pause } from '../../shared/workflow/shapes.ts';
import { stageLabels } from '../../shared/workflow/stages.ts';
import type { StoredEvent } from '../../db/eventLog.ts';
import { findNote } from '../../db/noteRepo.ts';
import type { Worker } from './context.ts';
import { routeLabels } from './routeLabels.ts';

/** The case's events as sentences, newest first. */
export function historyOf(worker: Worker, events: readonly StoredEvent[], vocabulary: Vocabulary): HistoryEntry[] {
  return events
    .map((stored): HistoryEntry => {
      const event = parseCaseEvent(stored);
      const { what, detail } = event.type === 'noteRecorded' ? noteInWords(worker, event.body.noteId) : inWords(event, vocabulary);
      return { seq: stored.applicationSeq, at: stored.at, who: worker.nameOf(stored.actor), what, detail };
    })
    .reverse();
}

/** A note as it was written; its words stand in a row of their own, which may be gone at the end of its retention. */
function noteInWords(worker: Worker, noteId: string): { what: string; detail: string | null } {
  const note = findNote(worker.signedIn.db, noteId);
  return note ? { what: `Note: ${note.who}`, detail: note.text } : { what: 'Note', detail: null };
}

function inWords(event: Exclude<CaseEvent, { type: 'noteRecorded' }>, vocabulary: Vocabulary): { what: string; detail: string | null } {
  const say = (what: string, detail: string | null = null) => ({ what, detail });
  switch (event.type) {
    case 'applicationReceived':
      return say('Case made', `Received ${longDate(event.body.receivedOn)}, ${event.body.urgency}`);
    case 'patientLinked':
      return say('Patient recorded');
    case 'paperAdded':
      return say('Paper added', event.body.role);
    case 'urgencyChanged':
      return say(`Urgency changed to ${event.body.urgency}`, event.body.reason);
    case 'factConfirmed':
      return say(event.body.answer === 'known' ? 'Fact confirmed' : 'Fact answered “not known”', vocabulary.get(event.body.factId)?.label ?? event.body.factId);
    case 'factsCheckFinished':
      return say('Check of the facts finished', event.body.notKnown.length > 0 ? `${event.body.notKnown.length} answered “not known”` : null);
    case 'argumentRecorded':
      return say(event.body.supersedes ? 'Argument corrected' : 'Argument recorded');
    case 'argumentWithdrawn':
      return say('Argument put aside', event.body.reason);
    case 'evidenceRecorded':
      return say(event.body.supersedes ? 'Evidence corrected' : 'Evidence recorded', event.body.reason ?? null);
    case 'evidenceWithdrawn':
      return say('Evidence taken back', event.body.reason);
    case 'statementRecorded':
      return say('Patient’s statement and attendance recorded', attendanceLabels[event.body.attendance]);
    case 'contactRecorded':
      return say('Contact and needs recorded', `Answered: ${event.body.asked.map((one) => contactQuestions[one]).join(', ')}`);
    case 'consentRecorded':
      return say(`Consent: ${consentLabels[event.body.status].replace(/^./, (first) => first.toLowerCase())}`, event.body.on ? longDate(event.body.on) : null);
    case 'policyPinned':
      return say('Policy set', event.body.policy ? `${event.body.policy.id}, version ${event.body.policy.version ?? 'not printed'}` : event.body.answer);
    case 'assessmentConfirmed':
      return say('Assessment confirmed', `As at ${longDate(event.body.asAt)}: ${event.body.verdict.replaceAll('-', ' ')}`);
    case 'screeningRecorded':
      return say(`Screened: ${routeLabels[event.body.route]}`, `Decided by ${event.body.decidedBy.who}`);
    case 'returnedIncomplete':
      return say('Returned as incomplete', `${event.body.reasons.map((reason) => incompleteLabels[reason]).join('; ')}. ${event.body.words}${event.body.missing?.length ? ` Without an answer: ${event.body.missing.map((item) => item.question).join('; ')}.` : ''}`);
    case 'routeChecked':
      return say('Route checked by a second person');
    case 'routeCheckRefused':
      return say('Route not agreed at the second check', event.body.reason);
    case 'listedForPanel':
      return say('Put to the panel', `${event.body.panel}, ${longDate(event.body.meetsOn)}`);
    case 'decisionRecorded':
      return say(`${event.body.record.decidedBy.kind === 'chairs-action' ? 'Chair’s action recorded, to be ratified' : 'Decision recorded'}: ${outcomeLabels[event.body.record.outcome]}`, `Decided by ${event.body.record.decidedBy.who}, ${longDate(event.body.record.decidedBy.on)}`);
    case 'decisionCorrected':
      return say('Decision corrected', `Asked for by ${event.body.askedBy}. Why: ${event.body.why}`);
    case 'decisionRatified':
      return say(event.body.ratified ? 'Chair’s action ratified' : 'Chair’s action not ratified: the panel has the case before it', `${event.body.panel}, ${longDate(event.body.metOn)}${event.body.words ? `. ${event.body.words}` : ''}`);
    case 'caseLinked': {
      const { part, kind, otherNumber, grounds, askedBy, askedOn } = event.body;
      const detail = `${grounds.map((ground) => groundLabels[ground]).join('; ')}. Asked for by: ${askerLabels[askedBy].toLowerCase()}, ${longDate(askedOn)}`;
      return say(part === 'first' ? `${reviewLabels[kind]} asked for: case ${otherNumber}` : `${reviewLabels[kind]} of case ${otherNumber}`, detail);
    }
    case 'broughtFromRegister': {
      const { stage, dueOn, pause } = event.body;
      return say('Taken over from the running register', `It stood there at a stage that was said to be “${stageLabels[stage]}”${dueOn ? `, due on ${longDate(dueOn)}` : ''}. Papers of before that are in the office’s old file.${pause ? ` ${waitWords(pause)}` : ''}`);
    }
    case 'reviewRecorded':
      return say(`Outcome of the appeal: ${reviewOutcomeLabels[event.body.outcome]}`, `Decided by ${event.body.decidedBy.who}, ${longDate(event.body.decidedBy.on)}`);
    case 'caseResumed':
      return say('Taken up again', event.body.reason);
    case 'pauseChanged':
      return say('Wait changed', `${event.body.reason.replace(/[.\s]*$/, '.')} ${waitWords(event.body.pause)}`);
    case 'applicationWithdrawn':
      return say('Request withdrawn', `${event.body.by}, ${longDate(event.body.on)}. ${event.body.reason}`);
    case 'caseReopened':
      return say('Case reopened', event.body.reason);
    case 'letterNotesRecorded':
      return say('Words for the letters recorded');
    case 'letterDrafted':
      return say(`Letter to the ${event.body.recipient} drafted`, `Draft ${event.body.number}`);
    case 'letterChecked':
      return say('Letter checked');
    case 'letterReturned':
      return say('Letter returned to its writer', event.body.reason);
    case 'letterApproved':
      return say('Letter approved');
    case 'letterIssued':
      return say('Letter issued', `SHA-256 ${event.body.pdfSha256.slice(0, 16)}…`);
    case 'letterSent':
      return say('Letter sent', `By ${event.body.how.replace('-', ' ')} on ${longDate(londonDay(event.body.sentAt))}`);
    case 'issuesRaised':
      return say('Brought up by the papers', `${event.body.issues.length} to be answered before the panel`);
    case 'issueAnswered':
      return say(event.body.how === 'paper-read' ? 'A paper that was held was read after all' : 'Answered: something that the papers brought up');
    case 'holdPlaced':
    case 'holdLifted':
    case 'followUpDaySet':
    case 'followUpRecorded':
    case 'accessAsked':
    case 'accessItemReviewed':
    case 'accessChecked':
    case 'accessReturned':
    case 'accessWritten':
    case 'accessEnded':
      return afterInWords(event);
    case 'requestAcknowledged':
      return say('Request acknowledged', `By ${event.body.how.replace('-', ' ')} on ${longDate(event.body.on)}`);
    case 'applicationClosed':
      return say('Case closed');
  }
}

function waitWords({ owner, until, chaseOn }: Pause): string {
  return `${owner} looks after it, until ${longDate(until)}${chaseOn ? `; to be asked again on ${longDate(chaseOn)}` : ''}`;
}
