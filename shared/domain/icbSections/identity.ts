import { z } from 'zod';
import { shortWords, type SaidLine } from './said.ts';

/** The largest letterhead image, in bytes. A logo in print quality has far less; more would swell every letter. */
export const letterheadLimit = 300_000;
/** Sides of the image in pixels: less cannot be read in print, more is no logo. */
export const letterheadSides = { least: 16, most: 4000 } as const;

export const letterheadImage = z.strictObject({
  kind: z.enum(['png', 'jpeg']),
  base64: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/).max(Math.ceil(letterheadLimit / 3) * 4),
  /** Of the bytes: by it a letter that was drafted with this image finds it again. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.number().int().min(letterheadSides.least).max(letterheadSides.most),
  height: z.number().int().min(letterheadSides.least).max(letterheadSides.most),
});
export type LetterheadImage = z.infer<typeof letterheadImage>;

/** How an ICB names itself on its letters, and its letterhead. */
export const identity = z
  .strictObject({
    nameOnLetters: shortWords,
    letterhead: letterheadImage.optional(),
    /** What the image says, for people who cannot see it. */
    letterheadAlt: shortWords.optional(),
  })
  .refine((value) => (value.letterhead === undefined) === (value.letterheadAlt === undefined), { message: 'Say what the image says, for people who cannot see it', path: ['letterheadAlt'] });
export type IcbIdentity = z.infer<typeof identity>;

export const identityLines = ({ nameOnLetters, letterhead, letterheadAlt }: IcbIdentity): SaidLine[] => [
  { label: 'Name on letters', words: nameOnLetters },
  { label: 'Letterhead', words: letterhead ? `${letterhead.kind.toUpperCase()} image, ${letterhead.width} by ${letterhead.height} pixels (${letterhead.sha256.slice(0, 12)}): “${letterheadAlt ?? ''}”` : 'No image' },
];
