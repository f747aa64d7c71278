import { longDate } from '../../../shared/domain/dates.ts';
import { isOdsCode, type IcbLink } from '../../../shared/domain/icb.ts';
import type { Practice } from '../../../shared/contract/policy.ts';
import { Checks, type Wrong } from '../../components/checks.ts';
import { type DateParts, noDate, partsOfDay, readDay } from '../../components/dateParts.ts';
import { shortIcb } from '../../components/words.ts';

/** One membership while it is typed. Empty dates: not known, or no end. */
export interface LinkDraft {
  readonly key: number;
  readonly icb: string;
  readonly from: DateParts;
  readonly to: DateParts;
}

export interface PracticeDraft {
  readonly code: string;
  readonly name: string;
  readonly links: readonly LinkDraft[];
}


/** The draft that a person starts from: empty, or the practice as it stands. */
export function startPractice(practice: Practice | null): PracticeDraft {
  if (!practice) return { code: '', name: '', links: [{ key: 0, icb: '', from: noDate, to: noDate }] };
  return { code: practice.code, name: practice.name, links: practice.links.map((link, key) => ({ key, icb: link.icb, from: partsOfDay(link.from), to: partsOfDay(link.to) })) };
}

/** Reads the draft, or says what is wrong. */
export function readPractice(draft: PracticeDraft): { ok: true; practice: Practice } | { ok: false; wrong: Wrong } {
  const checks = new Checks();
  const code = checks.words('practice-code', draft.code, 'Enter the ODS code of the practice').toUpperCase();
  if (code !== '' && !isOdsCode(code)) checks.add('practice-code', 'An ODS code has three to six letters and figures, for example Y99999');
  const name = checks.words('practice-name', draft.name, 'Enter the name of the practice');
  const links = draft.links.map((link, index): IcbLink => {
    const icb = link.icb.trim().toUpperCase();
    if (!isOdsCode(icb)) checks.add(`practice-icb-${index}`, 'Choose the ICB, or enter its ODS code');
    const from = dayOrNone(checks, `practice-from-${index}`, link.from, 'The first day');
    const to = dayOrNone(checks, `practice-to-${index}`, link.to, 'The last day');
    if (from !== null && to !== null && from !== '' && to !== '' && to < from) checks.addDay(`practice-to-${index}`, 'The last day comes before the first');
    return { icb, from, to };
  });
  return checks.errors.length > 0 ? { ok: false, wrong: checks } : { ok: true, practice: { code, name, links } };
}

function dayOrNone(checks: Checks, id: string, typed: DateParts, what: string): string | null {
  const empty = [typed.day, typed.month, typed.year].every((part) => part.trim() === '');
  if (empty) return null;
  const read = readDay(typed, what);
  return read.ok ? read.value : checks.day(id, typed, what);
}

/** One membership in words. */
export function linkWords({ icb, from, to }: IcbLink): string {
  const since = from ? ` from ${longDate(from)}` : '';
  const until = to ? ` until ${longDate(to)}` : '';
  return `${shortIcb(icb)}${since}${until}`;
}
