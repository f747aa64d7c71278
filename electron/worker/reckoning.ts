import { canonicalJson, sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { findSetting } from '../../db/settingRepo.ts';
import type { BankHolidays } from '../../shared/domain/bankHolidays.ts';
import { icbSectionKey } from '../../shared/domain/icbConfiguration.ts';
import { timeLimits, type TimeLimits } from '../../shared/domain/timeLimits.ts';
import { holidaysOf } from './holidays.ts';

/** What the dates of an ICB's cases are reckoned by, besides the days of the case itself. */
export interface Reckoning {
  /** The limits that the ICB has set; undefined while nobody has entered any. */
  readonly limits: TimeLimits | undefined;
  readonly holidays: BankHolidays;
  /** Another one whenever the limits, the bank holidays or the rules of reckoning are others. */
  readonly stamp: string;
}

/** Goes up when a date comes out otherwise from the same days, limits and holidays. */
const rules = 1;

/** Reads the limits and holidays as they are in force now. */
export function reckoningOf(db: Db, ods: string): Reckoning {
  const row = findSetting(db, icbSectionKey(ods, 'timeLimits'));
  const parsed = row ? timeLimits.safeParse(row.value) : null;
  const limits = parsed?.success ? parsed.data : undefined;
  const { list } = holidaysOf(db);
  return { limits, holidays: list, stamp: sha256(canonicalJson({ rules, limits: limits ?? null, holidays: list })).slice(0, 16) };
}

/** As {@link reckoningOf}, each ICB read once: for going through many cases. */
export function reckonings(db: Db): (ods: string) => Reckoning {
  const known = new Map<string, Reckoning>();
  return (ods) => {
    let one = known.get(ods);
    if (!one) known.set(ods, (one = reckoningOf(db, ods)));
    return one;
  };
}
