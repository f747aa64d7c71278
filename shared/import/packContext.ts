import type { IsoDate } from '../domain/dates.ts';
import type { IcbLink } from '../domain/icb.ts';
import type { AcceptedForm } from '../domain/icbSections/forms.ts';

/** What a pack is judged against. */
export interface PackContext extends PackAgainst {
  /** The day of the check: the day on which the pack came. */
  readonly asAt: IsoDate;
  /** ODS code of the ICB that the pack came to; null where it is not known. */
  readonly commissioner: string | null;
}

/** What else is known where the pack came in. What is absent is not compared with. */
export interface PackAgainst {
  /** ODS code of the ICB that the pack came to; null or absent where it is not known. */
  readonly commissioner?: string | null;
  /** How urgent a person said it is when they took it in. */
  readonly urgency?: 'urgent' | 'routine' | null;
  /** The policies that are held, of every ICB. */
  readonly policies?: readonly HeldPolicy[];
  /** The forms and versions that the ICB accepts; null where nobody has entered them. */
  readonly forms?: readonly AcceptedForm[] | null;
  /** To which ICBs a GP practice belongs or belonged; null where the practice is not in the list. */
  readonly practiceLinks?: (code: string) => readonly IcbLink[] | null;
}

/** A policy as far as a request can name it. */
export interface HeldPolicy {
  readonly id: string;
  readonly commissioner: string;
  readonly title: string;
  /** Other names and numbers under which it goes: the app's own title, its reference. */
  readonly names: readonly string[];
  /** As printed; null where it prints none. */
  readonly version: string | null;
  /** Versions that it took the place of. */
  readonly earlier: readonly string[];
  /** The first year in which it was in force or ratified; null where it prints none. */
  readonly year: number | null;
}
