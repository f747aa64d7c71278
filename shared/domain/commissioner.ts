import type { IsoDate } from './dates.ts';
import type { IcbLink } from './icb.ts';

/** Who is responsible, as far as the practice tells (Who Pays: the ICB of the GP practice). A warning for people; it rejects nothing. */
export interface CommissionerCheck {
  readonly answer: 'agrees' | 'another-icb' | 'icb-replaced' | 'cannot-tell' | 'not-known';
  /** ODS code of the ICB that the practice belongs to on the day; null where it cannot be told. */
  readonly icb: string | null;
  readonly sentence: string;
}

/** What the app holds of the practice: null where it is not in the list. */
export function checkCommissioner(query: { commissioner: string; practiceCode: string | null; on: IsoDate; links: readonly IcbLink[] | null }): CommissionerCheck {
  void query;
  return { answer: 'not-known', icb: null, sentence: '' };
}
