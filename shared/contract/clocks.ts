import { z } from 'zod';
import { pause } from '../workflow/shapes.ts';
import { caseView } from './case.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
const seq = z.number().int().min(0);

export const clockChannels = {
  /** Changes who looks after a wait, its end or the day to ask again; with the reason, which may be that somebody asked again. */
  'case.changeWait': channel(z.object({ applicationId: id, seq, pause, reason: z.string().trim().min(10).max(500) }).strict(), caseView),
};
