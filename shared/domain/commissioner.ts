import { longDate, type IsoDate } from './dates.ts';
import { icbByOds, type IcbLink } from './icb.ts';

/**
 * Who is responsible, as far as the GP practice tells (NHS England, Who Pays?: the ICB of the practice at which the
 * patient is registered). A warning for people; it rejects nothing.
 */
export interface CommissionerCheck {
  readonly answer: 'agrees' | 'another-icb' | 'icb-replaced' | 'cannot-tell' | 'not-known';
  /** ODS code of the ICB that the practice belongs to on the day; null where it cannot be told. */
  readonly icb: string | null;
  readonly sentence: string;
}

export interface CommissionerQuery {
  /** ODS code of the ICB that the case names. */
  readonly commissioner: string;
  /** ODS code of the practice as confirmed; null where nobody has confirmed one. */
  readonly practiceCode: string | null;
  /** The day for which it is asked: the day on which the request was received. */
  readonly on: IsoDate;
  /** What the app holds of the practice; null where it is not in the list. */
  readonly links: readonly IcbLink[] | null;
}

const nobodyRejects = 'A person decides what follows; nothing is sent back by itself.';

/** Compares the ICB of the case with the one of the patient's practice on a day. */
export function checkCommissioner({ commissioner, practiceCode, on, links }: CommissionerQuery): CommissionerCheck {
  const named = nameOf(commissioner);
  const gone = replaced(commissioner, on);
  if (gone !== null) return { answer: 'icb-replaced', icb: gone.only, sentence: `${named} did not exist on ${longDate(on)}: ${gone.words} ${nobodyRejects}` };
  if (practiceCode === null) return { answer: 'not-known', icb: null, sentence: 'Not known: the code of the patient’s GP practice has not been confirmed, so it cannot be compared with the ICB.' };
  if (links === null) return { answer: 'not-known', icb: null, sentence: `Not known: the practice ${practiceCode} is not in the list of GP practices that this app holds.` };
  const current = links.filter((link) => (link.from === null || link.from <= on) && (link.to === null || on <= link.to));
  const codes = [...new Set(current.flatMap((link) => presentCodes(link.icb, on)))];
  if (codes.length === 0) return { answer: 'cannot-tell', icb: null, sentence: `Cannot tell: the list of GP practices gives no ICB for the practice ${practiceCode} on ${longDate(on)}.` };
  if (codes.length > 1) {
    return { answer: 'cannot-tell', icb: null, sentence: `Cannot tell: the list of GP practices leaves open whether the practice ${practiceCode} belonged to ${codes.map(nameOf).join(' or ')} on ${longDate(on)}. ${nobodyRejects}` };
  }
  const [icb] = codes;
  if (icb === commissioner) return { answer: 'agrees', icb: icb!, sentence: `The practice ${practiceCode} belonged to ${named} on ${longDate(on)}.` };
  return { answer: 'another-icb', icb: icb!, sentence: `The practice ${practiceCode} belonged to ${nameOf(icb!)} on ${longDate(on)}, and not to ${named}. ${nobodyRejects}` };
}

/** What a code stands for on a day: itself, or what became of it. A split ICB stands for all that it became. */
function presentCodes(ods: string, on: IsoDate): readonly string[] {
  const icb = icbByOds(ods);
  return icb === undefined || icb.to === null || on <= icb.to ? [ods] : icb.successors;
}

function replaced(ods: string, on: IsoDate): { words: string; only: string | null } | null {
  const icb = icbByOds(ods);
  if (icb?.to != null && on > icb.to) {
    const names = icb.successors.map(nameOf);
    return {
      only: icb.successors.length === 1 ? icb.successors[0]! : null,
      words: names.length > 1 ? `it was split between ${names.join(' and ')}, and only the patient’s GP practice tells which.` : `it became ${names[0]}.`,
    };
  }
  if (icb?.from != null && on < icb.from) return { only: null, words: `it began on ${longDate(icb.from)}, and other ICBs stood in its place before.` };
  return null;
}

function nameOf(ods: string): string {
  return icbByOds(ods)?.name ?? `the ICB with the code ${ods}`;
}
