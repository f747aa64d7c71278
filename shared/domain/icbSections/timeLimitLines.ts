import type { LimitId, LimitStart, TimeLimit, TimeUnit } from '../timeLimits.ts';
import { yesOrNo, type SaidLine } from './said.ts';

export const limitWords: Readonly<Record<LimitId, string>> = {
  acknowledge: 'Acknowledge the request',
  screen: 'Screen a routine request',
  'urgent-screen': 'Screen an urgent request',
  decide: 'Decide a routine request',
  'urgent-decide': 'Decide an urgent request',
  'send-letter': 'Send the letters',
  reconsideration: 'Ask for reconsideration',
  appeal: 'Ask for an appeal',
};

export const limitStartWords: Readonly<Record<LimitStart, string>> = {
  received: 'the request was received',
  complete: 'the request was complete',
  screened: 'it was screened',
  decided: 'it was decided',
  'letter-dated': 'the date on the letter',
  'letter-sent': 'the letter was sent',
};

export const unitWords: Readonly<Record<TimeUnit, string>> = { 'working-days': 'working days', days: 'days', weeks: 'weeks', months: 'months' };

/** "20 working days", "1 month": the unit as the ICB prints it. */
export const amountInWords = ({ amount, unit }: Pick<TimeLimit, 'amount' | 'unit'>): string => `${amount} ${amount === 1 ? unitWords[unit].slice(0, -1) : unitWords[unit]}`;

export const timeLimitLines = (limits: readonly TimeLimit[]): SaidLine[] =>
  limits.map((one) => ({ label: limitWords[one.id], words: `${amountInWords(one)} from the day: ${limitStartWords[one.from]}. Stops while the ICB waits for information: ${yesOrNo(one.stopsWhileWaiting).toLowerCase()}` }));
