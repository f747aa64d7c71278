import { heldPolicies } from '../../shared/import/heldPolicies.ts';
import type { PackAgainst } from '../../shared/import/packContext.ts';
import type { Db } from '../../db/connection.ts';
import { icbConfigurationOf } from './icbSettings.ts';
import { libraryOf } from './policyLibrary.ts';
import { linksOf } from './practices.ts';

/** What this office knows that a pack is compared with: its policies, the forms that the ICB accepts, the list of practices. */
export function packAgainst(db: Db, drop: { readonly commissioner: string; readonly urgency: string | null }): PackAgainst {
  return {
    commissioner: drop.commissioner,
    urgency: drop.urgency === 'urgent' || drop.urgency === 'routine' ? drop.urgency : null,
    policies: heldPolicies(libraryOf(db).deciding),
    forms: icbConfigurationOf(db, drop.commissioner).forms ?? null,
    practiceLinks: (code) => linksOf(db, code),
  };
}
