import { parseCaseEvent } from './events.ts';
import { type Projection, evolveAll, project } from './evolve.ts';

/** What a case's stored events add up to, in the columns of the list of cases; for verify. @throws UnknownEventError. */
export function replayForVerify(events: readonly { type: string; version: number; body: unknown }[]): Projection & Record<string, unknown> {
  return { ...project(evolveAll(events.map(parseCaseEvent))) };
}
