import type { Outcome } from '../../../shared/import/paper.ts';

/** A file of the corpus. `/` in the name makes folders. */
export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a reader of referral packs must make of an entry. */
export interface Expectation {
  /** One or several that are right; where more than one stands here, offices may well differ. */
  readonly outcome: readonly Outcome[];
  /** Codes of docs/import-issues.md that must be among the issues. An alternative is written `a|b`. */
  readonly codes?: readonly string[];
  /** Codes that must not be among the issues: false alarms. */
  readonly noCodes?: readonly string[];
  /** Fact → value as scripts print it. `~words`: holds these words; `*`: any value; `a|b`: either. Every value proposed must be the right one. */
  readonly facts?: Readonly<Record<string, string>>;
  /** The facts of each case, where the file holds several requests. */
  readonly cases?: readonly Readonly<Record<string, string>>[];
  /** Fact ids of which no value may be proposed, or words that may be in no proposed value (`=words`: that may be no whole value). */
  readonly absent?: readonly string[];
  /** Words that may appear in no message, no code and no name of an issue. */
  readonly canary?: readonly string[];
  /** How many files at the least must be held beside the case. */
  readonly held?: number;
}

/** One file or pack that an IFR office could meet. */
export interface CorpusEntry {
  readonly name: string;
  readonly kind: string;
  /** Good but odd: the facts must be read. Otherwise hostile or broken: nothing may go wrong. */
  readonly good: boolean;
  /** Why an IFR office meets it. */
  readonly about: string;
  readonly expect: Expectation;
  readonly password?: string;
  /** ODS code of the ICB that looks at the pack. */
  readonly icb?: string;
  /** The bytes hold random salts, so that they differ with each making. */
  readonly salted?: true;
  /** Making it means tens of megabytes: tests make it once only. */
  readonly large?: true;
  /** Links to make beside the files: name → where it points. */
  readonly links?: Readonly<Record<string, string>>;
  make(): readonly CorpusFile[] | Promise<readonly CorpusFile[]>;
}

type Bytes = Uint8Array | string;
const toBytes = (content: Bytes): Uint8Array => (typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : new Uint8Array(content));

/** A list of one file. */
export async function one(name: string, content: Bytes | Promise<Bytes>): Promise<readonly CorpusFile[]> {
  return [{ name, bytes: toBytes(await content) }];
}

/** A folder of files. */
export async function folder(files: Readonly<Record<string, Bytes | Promise<Bytes>>>): Promise<readonly CorpusFile[]> {
  const made: CorpusFile[] = [];
  for (const [name, content] of Object.entries(files)) made.push({ name, bytes: toBytes(await content) });
  return made;
}

/** What most good packs come to: a case, perhaps with something to be answered. */
export const taken: readonly Outcome[] = ['accept', 'warn'];
/** A case from what could be read, or with something to be answered. */
export const notStopped: readonly Outcome[] = ['accept', 'warn', 'partial'];
/** Nothing of a request was found. */
export const stopped: readonly Outcome[] = ['quarantine'];

type Made = Omit<CorpusEntry, 'name' | 'kind' | 'good' | 'about' | 'expect' | 'make'>;

/** A good entry: the facts must be read. */
export function good(name: string, about: string, make: CorpusEntry['make'], facts: Expectation['facts'], more: Partial<Expectation> = {}, rest: Made = {}): CorpusEntry {
  return { name, kind: name.split('/')[0]!, good: true, about, make, expect: { outcome: taken, ...(facts ? { facts } : {}), ...more }, ...rest };
}

/** A hostile or broken entry: nothing may go wrong. */
export function hostile(name: string, about: string, make: CorpusEntry['make'], expect: Expectation, rest: Made = {}): CorpusEntry {
  return { name, kind: name.split('/')[0]!, good: false, about, make, expect, ...rest };
}
