import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { pause } from '../workflow/shapes.ts';
import { caseView } from './case.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
const seq = z.number().int().min(0);

const token = z.string().regex(/^[0-9a-f-]{36}$/);
const tokens = z.array(token).length(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const days = z.array(z.object({ on: isoDate, name: z.string() }));

export const clockChannels = {
  /** Changes who looks after a wait, its end or the day to ask again; with the reason, which may be that somebody asked again. */
  'case.changeWait': channel(z.object({ applicationId: id, seq, pause, reason: z.string().trim().min(10).max(500) }).strict(), caseView),
  /** The bank holidays to count by; `brought` null: they came with the app. */
  'holidays.get': channel(z.object({}).strict(), z.object({ knownFrom: isoDate, knownTo: isoDate, source: z.string(), days, brought: z.object({ by: z.string(), at: z.string() }).nullable() })),
  /** Reads a file of GOV.UK and says what it would change; changes nothing. */
  'holidays.look': channel(z.object({ tokens }).strict(), z.object({ knownTo: isoDate, added: days, removed: days, sha256 }), { files: 'look' }),
  /** Takes over the file that was looked at, as its SHA-256 tells. */
  'holidays.import': channel(z.object({ tokens, sha256 }).strict(), z.object({ knownTo: isoDate }), { files: 'spend' }),
};
