import type { ScreeningView } from '../../shared/contract/decision.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { leavesThePanel } from '../../shared/workflow/letters.ts';
import { screeningRoutes, type ScreeningRoute } from '../../shared/workflow/shapes.ts';
import { isSettled, verdictInWords } from '../../shared/workflow/verdicts.ts';
import { readEvents } from '../../db/eventLog.ts';
import { mustStillStand, openCase } from './caseFile.ts';
import { caseView, confirmedAssessment, screeningOf, sentenceOf } from './caseView.ts';
import { commit } from './commit.ts';
import { done } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { routeLabels } from './routeLabels.ts';

/** What follows from each route: which letter, which clock, under what it is counted. */
const follows: Readonly<Record<ScreeningRoute, { letter: string; clock: string; counted: string }>> = {
  'to-panel': { letter: 'None now; the panel’s decision has its own letters.', clock: 'Runs on.', counted: 'Individual funding request' },
  'criteria-met': { letter: 'Criteria met, to the clinician and the patient.', clock: 'Ends when the letters are sent.', counted: 'Met the policy’s criteria; not an individual funding request' },
  'outside-policy': { letter: 'Routed elsewhere, to the clinician and the patient.', clock: 'Ends when the letters are sent.', counted: 'Outside the policy; not declined' },
  'other-commissioner': { letter: 'Routed elsewhere, to the clinician and the patient.', clock: 'Ends when the letters are sent.', counted: 'Another commissioner; not declined' },
  'service-development': { letter: 'Routed elsewhere, to the clinician and the patient.', clock: 'Ends when the letters are sent.', counted: 'Service development; not declined' },
  'more-information': { letter: 'Information needed, to the clinician.', clock: 'Stands still, for limits that stop while the ICB waits, until what was asked for comes or the day you set.', counted: 'Not counted yet' },
};

export const screeningHandlers = {
  'screening.get': (worker, { applicationId }) => {
    const file = openCase(worker, applicationId);
    const { state } = file;
    const assessment = state.assessment?.current ? confirmedAssessment(worker, file) : undefined;
    return {
      seq: state.version,
      sentence: assessment ? sentenceOf(assessment) : null,
      routes: screeningRoutes.map((route) => ({
        route,
        label: routeLabels[route],
        ...follows[route],
        whyNot: whyNot(state, route),
        needsSecondCheck: leavesThePanel(route),
        needsTellingPatient: leavesThePanel(route),
        needsPause: route === 'more-information',
      })),
      recorded: screeningOf(worker, state, readEvents(worker.signedIn.db, applicationId)),
    } satisfies ScreeningView;
  },

  'screening.record': (worker, { applicationId, seq, route, reason, decidedBy, tellingPatient, pause }) => {
    const { db, person } = worker.signedIn;
    mustStillStand(openCase(worker, applicationId));
    done(
      commit({
        db, actor: person.id, now: worker.now(), newId: worker.newId,
        command: { type: 'recordScreening', applicationId, expectedVersion: seq, route, reason, decidedBy, tellingPatient: tellingPatient ?? null, pause: pause ?? null },
      }),
    );
    worker.changed(applicationId);
    return caseView(worker, applicationId);
  },
} satisfies Partial<Handlers>;

/** Said on screen before anybody chooses; the workflow refuses it in any case. */
function whyNot(state: CaseState, route: ScreeningRoute): string | null {
  const assessment = state.assessment;
  if (!assessment?.current) return assessment ? 'Not open now, because something has changed since the assessment. Confirm a new one first.' : 'Not open now. Confirm an assessment first.';
  if (!leavesThePanel(route)) return null;
  if (!isSettled(assessment.verdict)) return `Not open now, because ${verdictInWords(assessment.verdict)}.`;
  if (route === 'criteria-met' && assessment.verdict !== 'met') return `Not open now, because ${verdictInWords(assessment.verdict)}.`;
  return null;
}
