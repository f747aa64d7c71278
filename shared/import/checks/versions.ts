/** Compares two version numbers part by part ("2", "2.0", "v1.10"): below 0 where the first is earlier; null where either is no number. */
export function compareVersions(a: string, b: string): number | null {
  const parts = [a, b].map((text) => /^v?\.?\s?(\d{1,4}(?:\.\d{1,4}){0,3})$/i.exec(text.trim())?.[1]?.split('.').map(Number));
  const [first, second] = parts;
  if (!first || !second) return null;
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    const difference = (first[i] ?? 0) - (second[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The same version, written in two ways: "Version 3.2", "v3.2", "3.20" is another. */
export function sameVersion(a: string, b: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/^(?:version|ver|v|issue|rev(?:ision)?)\b[\s.:]*|^v(?=\d)/, '').replace(/\s+/g, ' ').trim();
  return bare(a) === bare(b) || compareVersions(bare(a), bare(b)) === 0;
}

const months = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const numbered = /\b(?:version|ver|issue|revision|rev)\b\s?(?:no\.?|number)?[\s:.]{0,3}(\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\b|\bv\s?\.?\s?(\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\b/i;
const dated = new RegExp(`\\b(?:version|revised|updated|issued|revision)\\b[^\\n\\d]{0,20}(${months} \\d{4})\\b`, 'i');

/** The version that a line prints: a number, else the month and year beside the word; null where it prints none. */
export function versionIn(line: string): string | null {
  const number = numbered.exec(line);
  return number?.[1] ?? number?.[2] ?? dated.exec(line)?.[1] ?? null;
}
