import type { Db } from '../../db/connection.ts';
import { findPerson } from '../../db/personRepo.ts';
import type { Asking } from '../../shared/workflow/gates.ts';

/** Who gives a command, as the stage table asks: the one place that looks a person up for it. */
export function askingOf(db: Db, personId: string): Asking {
  const person = findPerson(db, personId);
  return { actor: personId, ...(person ? { actorName: person.name, roles: person.roles } : {}) };
}
