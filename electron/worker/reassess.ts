import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';

export const reassessHandlers = {
  'reassess.start': () => refuseWith('REFUSED', 'Open cases cannot be assessed again all at once in this version.', 'Open each case and assess it there.'),

  'reassess.get': () => ({ jobId: null, status: 'never' as const, by: null, startedAt: null, done: 0, total: 0, changed: [] }),
} satisfies Partial<Handlers>;
