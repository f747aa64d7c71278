import { createHash } from 'node:crypto';
import type { Db } from '../../db/connection.ts';
import { guidanceInForce } from '../../db/guidanceRepo.ts';
import { policyBody, policyRecords, policyStamp, type PolicyRecords, type PolicyVersionRow } from '../../db/policyRepo.ts';
import type { FactStates } from '../../shared/domain/facts.ts';
import type { Guidance } from '../../shared/policy/guidance.ts';
import { bundledPolicies, contentHash, parsePolicy, type Policy } from '../../shared/policy/index.ts';
import { shippedGuidance } from '../../shared/policy/register.ts';
import { vocabularyOf, type Vocabulary } from '../../shared/policy/vocabulary.ts';

/** `shipped`: came with the app, and nobody has adopted it by name. Only `shipped` and `adopted` texts decide anything. */
export type PolicyState = 'shipped' | 'adopted' | 'inert' | 'withdrawn';

/** One policy text that the record or the app holds. */
export interface HeldPolicy {
  readonly policy: Policy;
  readonly hash: string;
  readonly state: PolicyState;
  /** Readings that a person signed, by reading: the option in force. They stand over those in the file. */
  readonly signed: Readonly<Record<string, string>>;
}

/** What a case may be decided by, and everything that is held besides. */
export interface PolicyLibrary {
  readonly held: readonly HeldPolicy[];
  /** The policies that decide, bundled ones first. */
  readonly deciding: readonly Policy[];
  /** Signed readings by policy, for the engine. */
  readonly readings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly guidance: readonly Guidance[];
  /** The questions that a case can be asked now: the app's own, and those of the policies that decide. */
  readonly asked: Vocabulary;
  /** Every question that a held text knows, for showing answers that were given earlier. */
  readonly vocabulary: Vocabulary;
  readonly records: PolicyRecords;
}

const hashes = new WeakMap<Policy, string>();

/** The content hash of a policy, in lower-case hex. */
export function policyHash(policy: Policy): string {
  let hash = hashes.get(policy);
  if (hash === undefined) {
    hash = contentHash(policy, (text) => createHash('sha256').update(text, 'utf8').digest('hex'));
    hashes.set(policy, hash);
  }
  return hash;
}

interface Cached {
  /** What the library was made from. */
  readonly at: string;
  readonly library: PolicyLibrary;
}

const cache = new WeakMap<Db, Cached>();
/** Imported texts, read once: rows never change. */
const texts = new WeakMap<Db, Map<string, Policy>>();

/** The library as the record now says. Made anew only when something about policies or guidance was recorded since. */
export function libraryOf(db: Db): PolicyLibrary {
  const at = policyStamp(db);
  const cached = cache.get(db);
  if (cached?.at === at) return cached.library;
  const library = makeLibrary(db);
  cache.set(db, { at, library });
  return library;
}

function makeLibrary(db: Db): PolicyLibrary {
  const records = policyRecords(db);
  const bundled = bundledPolicies();
  const imported = records.versions.map((row) => readText(db, row)).filter((policy) => !bundled.some((one) => one.id === policy.id && policyHash(one) === policyHash(policy)));
  const held = [...bundled, ...imported].map((policy): HeldPolicy => {
    const hash = policyHash(policy);
    return { policy, hash, state: stateOf(records, policy.id, hash, bundled.includes(policy)), signed: signedReadings(records, policy) };
  });
  return assemble(held, overlaid(shippedGuidance(), guidanceInForce(db)), records);
}

function assemble(held: readonly HeldPolicy[], guidance: readonly Guidance[], records: PolicyRecords): PolicyLibrary {
  const decides = ({ state }: HeldPolicy) => state === 'shipped' || state === 'adopted';
  const deciding = held.filter(decides).map(({ policy }) => policy);
  const besides = held.filter((one) => !decides(one)).map(({ policy }) => policy);
  return {
    held, deciding, guidance, records,
    readings: Object.fromEntries(held.filter(decides).map(({ policy, signed }) => [policy.id, signed])),
    asked: vocabularyOf(deciding),
    vocabulary: vocabularyOf([...deciding, ...besides]),
  };
}

function readText(db: Db, row: PolicyVersionRow): Policy {
  let known = texts.get(db);
  if (!known) texts.set(db, (known = new Map()));
  let policy = known.get(row.id);
  if (!policy) known.set(row.id, (policy = parsePolicy(JSON.parse(policyBody(db, row.id)))));
  return policy;
}

function stateOf(records: PolicyRecords, policyId: string, hash: string, bundled: boolean): PolicyState {
  const last = records.adoptions.find((row) => row.policyId === policyId && row.hash === hash);
  if (last) return last.state === 'adopted' ? 'adopted' : 'withdrawn';
  return bundled ? 'shipped' : 'inert';
}

/** A signature counts only where the text still has that reading and option. */
function signedReadings(records: PolicyRecords, policy: Policy): Record<string, string> {
  const signed: Record<string, string> = {};
  for (const row of records.readings) {
    if (row.policyId !== policy.id || Object.hasOwn(signed, row.reading)) continue;
    const reading = policy.readings.find((one) => one.id === row.reading);
    if (reading?.options.some((option) => option.id === row.option)) signed[row.reading] = row.option;
  }
  return signed;
}

function overlaid(shipped: readonly Guidance[], entered: ReadonlyMap<string, { readonly entry: unknown }>): Guidance[] {
  const own = new Map([...entered].map(([id, row]) => [id, row.entry as Guidance]));
  return [...shipped.map((one) => own.get(one.id) ?? one), ...[...own.values()].filter((one) => !shipped.some(({ id }) => id === one.id))];
}

/** The kind of treatment that the facts name; null where it is not known. */
export function treatmentIn(facts: FactStates): string | null {
  const state = facts['treatment'];
  return state?.state === 'known' && state.value.kind === 'choice' ? state.value.choice : null;
}

/**
 * The facts that these questions know. Answers that were given to a policy which decides no more are left aside, and so is a kind of
 * treatment that only such a policy knew: the library then holds no policy on it.
 */
export function factsFor(vocabulary: Vocabulary, facts: FactStates): FactStates {
  const treatments = vocabulary.get('treatment')?.answer;
  const treatment = treatmentIn(facts);
  const unknown = treatment !== null && treatments?.kind === 'choice' && !treatments.choices.some(({ id }) => id === treatment);
  return Object.fromEntries(Object.entries(facts).filter(([id]) => vocabulary.get(id) !== undefined && !(unknown && id === 'treatment')));
}

/** A held text by id, whatever its state; with `hash`, that very text. */
export function heldIn(library: PolicyLibrary, id: string | null | undefined, hash?: string | null): HeldPolicy | null {
  const sameId = library.held.filter(({ policy }) => policy.id === id);
  return sameId.find((one) => one.hash === hash) ?? sameId[0] ?? null;
}

/** The text with this id that decides; null where none does. */
export function decidingText(library: PolicyLibrary, id: string): HeldPolicy | null {
  return library.held.find(({ policy }) => policy.id === id && library.deciding.includes(policy)) ?? null;
}

/** The library as it would be after a change: one text let in or taken out, or one reading signed. Nothing is recorded. */
export function libraryAfter(library: PolicyLibrary, policyId: string, change: { readonly state: PolicyState } | { readonly reading: string; readonly option: string }): PolicyLibrary {
  const held = library.held.map((one): HeldPolicy => {
    if (one.policy.id !== policyId) return one;
    return 'state' in change ? { ...one, state: change.state } : { ...one, signed: { ...one.signed, [change.reading]: change.option } };
  });
  return assemble(held, library.guidance, library.records);
}

/** The option that is followed of each reading; null where nobody chose. */
export function readingsFollowed({ policy, signed }: HeldPolicy): Record<string, string | null> {
  return Object.fromEntries(policy.readings.map((reading) => [reading.id, signed[reading.id] ?? reading.inForce]));
}
