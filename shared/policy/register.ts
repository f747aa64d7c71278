import { z } from 'zod';
import { guidance, type Guidance } from './guidance.ts';
import register from './guidance/register.json' with { type: 'json' };

let shipped: readonly Guidance[] | undefined;

/** The register of guidance that ships with the app, checked for form on first use. Nobody has compared it with the publishers' pages. */
export function shippedGuidance(): readonly Guidance[] {
  shipped ??= z.array(guidance).parse(register);
  return shipped;
}
