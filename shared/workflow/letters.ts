import type { Outcome } from './decisionFields.ts';
import type { LetterAbout, LetterRecipient, ScreeningRoute, TellingPatient } from './shapes.ts';

/** What a letter to somebody is about, and whether the case may close without it. */
export interface LetterNeed {
  readonly about: LetterAbout;
  readonly recipient: LetterRecipient;
}

const aboutOutcome: Readonly<Record<Exclude<Outcome, 'route-elsewhere'>, LetterAbout>> = {
  approve: 'approved',
  'approve-with-conditions': 'approved',
  decline: 'declined',
  defer: 'deferred',
};

/** What the letters of a panel's decision are about. */
export function aboutDecision(outcome: Outcome, routedTo: string | null): LetterAbout {
  if (outcome !== 'route-elsewhere') return aboutOutcome[outcome];
  return routedTo === 'criteria-met' ? 'criteria-met' : 'routed-elsewhere';
}

/** Routes that end the request without a panel. */
export function leavesThePanel(route: string): boolean {
  return route !== 'to-panel' && route !== 'more-information';
}

/** What the letters of a screening route are about; null where it needs none (the panel's own letters follow). */
export function aboutRoute(route: ScreeningRoute): LetterAbout | null {
  if (route === 'to-panel') return null;
  if (route === 'more-information') return 'information-needed';
  return route === 'criteria-met' ? 'criteria-met' : 'routed-elsewhere';
}

/** Letters that ask the clinician for something; the clinician tells the patient. */
export function asksClinician(about: LetterAbout): boolean {
  return about === 'information-needed' || about === 'returned-incomplete';
}

/** The letters that must have been sent: always the clinician's; the patient's unless the record says why the clinician tells them. */
export function lettersFor(about: LetterAbout, telling: TellingPatient | null): readonly LetterNeed[] {
  const needs: LetterNeed[] = [{ about, recipient: 'clinician' }];
  if (telling?.way !== 'clinician-tells' && !asksClinician(about)) needs.push({ about, recipient: 'patient' });
  return needs;
}

/** Letters that tell of reconsideration and appeal. */
export function tellsOfAppeal(about: LetterAbout): boolean {
  return about === 'declined';
}
