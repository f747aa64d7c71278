import type { Worker } from './context.ts';
import { may } from './guard.ts';

/** Whether names, NHS numbers and dates of birth are searched for the person who is signed in: everybody who may see who a patient is. */
export function maySearchIdentity(worker: Worker): boolean {
  return worker.session !== null && may(worker, 'revealIdentity');
}
