import { nameWords } from '../mergeCandidates.ts';

/** The parts of a name: "WINTER, Agnes" and "Mrs Agnes Winter" have the same. */
export interface NameParts {
  readonly forenames: readonly string[];
  readonly surname: string;
}

/** Splits a name. The surname stands before a comma, else last; a name of one word is a surname. */
export function nameParts(name: string): NameParts {
  const comma = name.indexOf(',');
  if (comma > 0) return { surname: nameWords(name.slice(0, comma)).join(' '), forenames: nameWords(name.slice(comma + 1)) };
  const words = name.trim().split(/\s+/).flatMap((word) => {
    const plain = nameWords(word);
    return plain.length > 0 ? [plain.join(' ')] : [];
  });
  return { surname: words.at(-1) ?? '', forenames: words.slice(0, -1) };
}

/** Whether a forename stands in both; an initial stands for the name that begins with it. */
export function sameForename(a: string, b: string): boolean {
  const others = nameParts(b).forenames;
  return nameParts(a).forenames.some((one) => others.some((other) => one === other || (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other))));
}

/** One surname, or one word of a surname of two: "Bligh" and "Bligh-Holm". */
export function sameSurname(a: string, b: string): boolean {
  const [first, second] = [a, b].map((name) => nameParts(name).surname.split(' ').filter((word) => word !== ''));
  return first!.some((word) => second!.includes(word));
}

/** One surname and forenames that have nothing in common: siblings, twins, a parent and a child. */
export function sameSurnameOnly(a: string, b: string): boolean {
  const [first, second] = [nameParts(a), nameParts(b)];
  return first.surname !== '' && first.surname === second.surname && first.forenames.length > 0 && second.forenames.length > 0 && !sameForename(a, b);
}
