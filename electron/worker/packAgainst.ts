import { heldPolicies } from '../../shared/import/heldPolicies.ts';
import type { PackAgainst, PackContext } from '../../shared/import/packContext.ts';
import type { Db } from '../../db/connection.ts';
import { icbConfigurationOf } from './icbSettings.ts';
import { libraryOf } from './policyLibrary.ts';
import { linksOf } from './practices.ts';

/** What this office knows that a pack is compared with: its policies, the forms that the ICB accepts, the list of practices. */
function packAgainst(db: Db, drop: { readonly commissioner: string; readonly urgency: string | null }): PackAgainst {
  return {
    commissioner: drop.commissioner,
    urgency: drop.urgency === 'urgent' || drop.urgency === 'routine' ? drop.urgency : null,
    policies: heldPolicies(libraryOf(db).deciding),
    forms: icbConfigurationOf(db, drop.commissioner).forms ?? null,
    practiceLinks: (code) => linksOf(db, code),
  };
}

/** What a drop or a case is judged against, as of the day on which it came: the same when it comes and whenever it is judged anew. */
export function packContext(db: Db, about: { readonly receivedOn: string; readonly commissioner: string; readonly urgency: string | null }): PackContext {
  return { ...packAgainst(db, about), asAt: about.receivedOn, commissioner: about.commissioner };
}
