import { z } from 'zod';
import { limitIds, type TimeLimits } from '../timeLimits.ts';
import { limitWords } from './timeLimitLines.ts';
import { listed, longWords, shortWords, yesOrNo, type SaidLine } from './said.ts';

export const askers = ['clinician', 'patient', 'patient-with-clinician', 'representative'] as const;
export const askerWords: Readonly<Record<(typeof askers)[number], string>> = {
  clinician: 'The clinician',
  patient: 'The patient',
  'patient-with-clinician': 'The patient, with the clinician’s support',
  representative: 'A person who acts for the patient',
};

/** Grounds that ICBs are known to print, coded so that reconsideration and appeal stay apart; the ICB's own words stand beside them. */
export const reviewGrounds = ['new-clinical-information', 'procedure-not-followed', 'evidence-not-considered', 'no-reasonable-panel', 'unwanted-conditions', 'other'] as const;
export const reviewGroundWords: Readonly<Record<(typeof reviewGrounds)[number], string>> = {
  'new-clinical-information': 'New clinical information that was not sent before',
  'procedure-not-followed': 'The ICB’s own procedure or policy was not followed',
  'evidence-not-considered': 'The evidence was misunderstood or not considered',
  'no-reasonable-panel': 'No reasonable panel could have decided so',
  'unwanted-conditions': 'Conditions that came with an approval',
  other: 'Another ground, in the words below',
};

/** What can follow a decision by an ICB's rules: reconsideration, or appeal. */
export const reviewRule = z.discriminatedUnion('offered', [
  z.strictObject({
    offered: z.literal(true),
    who: z.array(z.enum(askers)).min(1).max(askers.length),
    grounds: z.array(z.enum(reviewGrounds)).min(1).max(reviewGrounds.length),
    groundWords: longWords,
    /** On which form, or in which way, it is asked for. */
    form: shortWords,
    /** Which of the ICB's time limits runs; null: its rules name none. */
    limit: z.enum(limitIds).nullable(),
    lookedAtBy: shortWords,
    /** Whether those who look at it must not have been involved before. */
    notInvolvedBefore: z.boolean(),
  }),
  z.strictObject({ offered: z.literal(false), wording: longWords }),
]);
export type ReviewRule = z.infer<typeof reviewRule>;

export function reviewRuleLines(rule: ReviewRule): SaidLine[] {
  if (!rule.offered) return [{ label: 'Given by the ICB’s rules', words: `No. ${rule.wording}` }];
  return [
    { label: 'Who may ask', words: listed(askerWords, rule.who) },
    { label: 'On what ground', words: listed(reviewGroundWords, rule.grounds) },
    { label: 'The ground in the ICB’s words', words: rule.groundWords },
    { label: 'In which form', words: rule.form },
    { label: 'Within what time', words: rule.limit === null ? 'The rules name no limit' : `As the time limit “${limitWords[rule.limit]}” says` },
    { label: 'Who looks at it', words: rule.lookedAtBy },
    { label: 'Only people who were not involved before', words: yesOrNo(rule.notInvolvedBefore) },
  ];
}

/** Whether the time limit that a rule leans on is set. Null: it leans on none, or it is set. */
export function limitMissing(rule: ReviewRule, limits: TimeLimits | null): string | null {
  if (!rule.offered || rule.limit === null || limits?.some((one) => one.id === rule.limit)) return null;
  return 'That time limit is not set, so no last date can be said.';
}
