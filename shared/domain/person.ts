import { z } from 'zod';

/** A named person who uses the app; whoever acts is recorded by this id. */
export const person = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(2).max(120),
  role: z.string().trim().min(2).max(120),
  organisation: z.string().trim().min(2).max(160),
});
export type Person = z.infer<typeof person>;
