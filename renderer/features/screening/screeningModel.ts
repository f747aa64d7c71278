import type { ScreeningView } from '../../../shared/contract/decision.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { ScreeningRoute, TellingPatient } from '../../../shared/workflow/shapes.ts';
import { Checks, type Wrong } from '../../components/checks.ts';
import { noDate, type DateParts } from '../../components/dateParts.ts';

/** What a person has entered so far. No route, name or day has a default. */
export interface ScreeningDraft {
  readonly route: ScreeningRoute | null;
  readonly reason: string;
  readonly who: string;
  readonly on: DateParts;
  readonly owner: string;
  readonly until: DateParts;
  readonly chaseOn: DateParts;
  readonly telling: TellingPatient['way'] | null;
  readonly tellingReason: string;
}

export const emptyScreening: ScreeningDraft = {
  route: null, reason: '', who: '', on: noDate, owner: '', until: noDate, chaseOn: noDate, telling: null, tellingReason: '',
};

/** The chosen route as the screen was told of it, with what else it needs; undefined while none is chosen. */
export const chosenRoute = (draft: ScreeningDraft, view: ScreeningView) => view.routes.find((one) => one.route === draft.route);

/** Where a refusal of the store belongs on the form. */
export const screeningFields: Readonly<Record<string, string>> = {
  reason: 'screening-reason', decidedBy: 'screening-who', pause: 'pause-owner', route: 'route-1', tellingPatient: 'telling-1',
};

export type ScreeningCheck = { ok: true; input: Input<'screening.record'> } | { ok: false; wrong: Wrong };

/** Checks the form and makes the call's input from it. */
export function checkScreening(draft: ScreeningDraft, view: ScreeningView, applicationId: string): ScreeningCheck {
  const checks = new Checks();
  const route = checks.choice('route', draft.route, 'Choose what happens with the request');
  const reason = checks.reason('screening-reason', draft.reason, 'The reason');
  const needs = chosenRoute(draft, view);
  const pause = needs?.needsPause
    ? {
        owner: checks.words('pause-owner', draft.owner, 'Name the person who looks after the wait'),
        until: checks.day('pause-until', draft.until, 'The day until which the case waits'),
        chaseOn: checks.day('pause-chase', draft.chaseOn, 'The day on which to ask again'),
      }
    : null;
  if (pause?.until && pause.chaseOn > pause.until) checks.addDay('pause-chase', 'The day on which to ask again comes after the end of the wait');
  const who = checks.words('screening-who', draft.who, 'Say who decided this');
  const on = checks.day('screening-on', draft.on, 'The day on which it was decided');
  const telling = needs?.needsTellingPatient ? checks.choice('telling', draft.telling, 'Say how the patient hears of it') : null;
  const tellingReason = telling === 'clinician-tells' ? checks.words('telling-reason', draft.tellingReason, 'Say why the clinician tells the patient') : '';
  if (checks.errors.length > 0 || route === null) return { ok: false, wrong: checks };
  return {
    ok: true,
    input: {
      applicationId,
      seq: view.seq,
      route,
      reason,
      decidedBy: { who, on },
      ...(pause ? { pause } : {}),
      ...(telling ? { tellingPatient: telling === 'we-write' ? { way: telling } : { way: telling, reason: tellingReason } } : {}),
    },
  };
}
