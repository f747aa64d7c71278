import { z } from 'zod';

const choice = z.strictObject({
  id: z.string().min(1).max(80),
  label: z.string().trim().min(1).max(200),
  /** "Cannot tell": an answer that a person gave, and that leaves the question open. */
  cannotTell: z.literal(true).optional(),
});

/**
 * What kind of answer a fact takes, and how the screen asks for it. `several`: more than one choice may hold at once
 * (aspirate, then inject), or more than one stretch of time belongs together (two courses of physiotherapy).
 */
export const factKind = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), long: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('choice'), choices: z.array(choice).min(2), several: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal('count') }),
  /** A measured amount; the unit belongs to the question ("mm", "ml"). */
  z.strictObject({ kind: z.literal('quantity'), unit: z.string().trim().min(1).max(20) }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({ kind: z.literal('interval'), several: z.literal(true).optional() }),
]);
export type FactKind =
  | { readonly kind: 'text'; readonly long?: boolean | undefined }
  | { readonly kind: 'choice'; readonly choices: readonly FactChoice[]; readonly several?: true | undefined }
  | { readonly kind: 'count' }
  | { readonly kind: 'quantity'; readonly unit: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'interval'; readonly several?: true | undefined };

/** One answer that a choice offers. */
export interface FactChoice {
  readonly id: string;
  readonly label: string;
  readonly cannotTell?: true | undefined;
}
