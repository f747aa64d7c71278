/*
 * What HNY 142 says, written down by hand from the printed page. This file imports nothing: it shares no code and no
 * type with the engine that it is held against.
 * y = yes, n = no, ? = not known; in a row of a table * stands for any of the three.
 */

/** Columns: severe trauma, hidden landmarks, two injections without relief, adverse effects, no response over three months. */
const steroidRows: string[] = [
  '****n not-met', // without the item after AND nothing else helps
  'nnnn* not-met', // none of the four
  'y***y met',
  '*y**y met',
  '**y*y met',
  '***yy met',
];

/** The same list where AND binds only the bullet before it. */
const steroidRowsOtherBrackets: string[] = [
  'y**** met',
  '*y*** met',
  '**y** met',
  '***yy met',
  'nnnn* not-met',
  'nnn*n not-met',
];

/** Columns: severe trauma, hidden landmarks, failed attempt, abandoned attempt. */
const aspirationRows: string[] = [
  'y*** met',
  '*y** met',
  '**y* met',
  '***y met',
  'nnnn not-met',
];

/** The first row that fits; where none does, it is not known. */
function lookUp(rows: string[], marks: string): string {
  for (const row of rows) {
    const [pattern, answer] = row.split(' ') as [string, string];
    if ([...pattern].every((letter, column) => letter === '*' || letter === marks[column])) return answer;
  }
  return 'not-known';
}

export const steroidByHand = (marks: string): string => lookUp(steroidRows, marks);
export const steroidOtherBracketsByHand = (marks: string): string => lookUp(steroidRowsOtherBrackets, marks);
export const aspirationByHand = (marks: string): string => lookUp(aspirationRows, marks);

/** Two asked for at once, each answered for itself; the answer to the whole where they differ. */
export function bothByHand(steroid: string, aspiration: string): string {
  if (steroid === aspiration) return steroid;
  return steroid === 'not-known' || aspiration === 'not-known' ? 'not-known' : 'parts-differ';
}

/** Every word of this many letters out of y, n and ?. */
export function everyMark(length: number): string[] {
  if (length === 0) return [''];
  const shorter = everyMark(length - 1);
  return ['y', 'n', '?'].flatMap((mark) => shorter.map((rest) => mark + rest));
}

/*
 * The same again as three-valued logic, so that a slip in a table shows: yes is 2, not known 1, no 0; the best of
 * several is their maximum, all together their minimum.
 */
const number = (mark: string): number => ({ y: 2, n: 0 })[mark] ?? 1;
const inWords = (value: number): string => ['not-met', 'not-known', 'met'][value]!;

export function steroidByLogic(marks: string): string {
  const [trauma, landmarks, two, adverse, noResponse] = [...marks].map(number) as [number, number, number, number, number];
  return inWords(Math.min(Math.max(trauma, landmarks, two, adverse), noResponse));
}

export function steroidOtherBracketsByLogic(marks: string): string {
  const [trauma, landmarks, two, adverse, noResponse] = [...marks].map(number) as [number, number, number, number, number];
  return inWords(Math.max(trauma, landmarks, two, Math.min(adverse, noResponse)));
}

export function aspirationByLogic(marks: string): string {
  return inWords(Math.max(...[...marks].map(number)));
}

/** Landmark-guided injections without relief, and what item 3 makes of them. */
export const twoInjections: (readonly [number: number, answer: string])[] = [[0, 'not-met'], [1, 'not-met'], [2, 'met'], [3, 'met']];

/** Three calendar months: the first day, the last day that is too early, the first that is enough. Reckoned on paper with a calendar. */
export const threeMonths: (readonly [start: string, tooEarly: string, enough: string])[] = [
  ['2026-01-20', '2026-04-19', '2026-04-20'],
  ['2025-12-01', '2026-02-28', '2026-03-01'], // February of an ordinary year between
  ['2023-12-01', '2024-02-29', '2024-03-01'], // and of a leap year
  ['2025-12-31', '2026-03-30', '2026-03-31'],
  ['2026-01-31', '2026-04-29', '2026-04-30'], // no 31 April: its last day
  ['2026-03-31', '2026-06-29', '2026-06-30'],
  ['2025-08-31', '2025-11-29', '2025-11-30'],
  ['2026-05-31', '2026-08-30', '2026-08-31'],
  ['2026-01-30', '2026-04-29', '2026-04-30'],
  ['2025-11-30', '2026-02-27', '2026-02-28'], // no 30 February: the 28th
  ['2025-11-29', '2026-02-27', '2026-02-28'],
  ['2025-11-28', '2026-02-27', '2026-02-28'],
  ['2023-11-30', '2024-02-28', '2024-02-29'], // leap day
  ['2023-11-29', '2024-02-28', '2024-02-29'],
  ['2023-11-28', '2024-02-27', '2024-02-28'],
  ['2024-02-29', '2024-05-28', '2024-05-29'], // from a leap day
  ['2026-02-28', '2026-05-27', '2026-05-28'],
  ['2025-10-15', '2026-01-14', '2026-01-15'], // over the turn of the year
];

/** 84 days and 91 days after 20 January 2026, for the readings in weeks. */
export const inWeeks: (readonly [option: string, start: string, tooEarly: string, enough: string])[] = [
  ['twelve-weeks', '2026-01-20', '2026-04-13', '2026-04-14'],
  ['thirteen-weeks', '2026-01-20', '2026-04-20', '2026-04-21'],
  ['twelve-weeks', '2023-12-07', '2024-02-28', '2024-02-29'],
  ['thirteen-weeks', '2023-11-30', '2024-02-28', '2024-02-29'],
];
