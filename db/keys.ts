import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { KeyFileError, WeakPassphraseError, WrongPassphraseError, WrongRecoveryKeyError } from './errors.ts';
import { readKeyText, replaceKeyText, writeNewKeyText } from './keyFile.ts';
import { formatRecoveryKey, newRecoveryKey, parseRecoveryKey } from './recoveryKey.ts';

/**
 * The key file beside the database. The database key is 32 random bytes and never changes with a passphrase;
 * each slot holds it wrapped (AES-256-GCM) under something that a person knows or keeps.
 * The file holds no names: a slot belongs to an opaque person id.
 *
 * Several people: each passphrase slot may carry a sign-in name as a salted scrypt hash. It says which one slot to try. Without it
 * every slot would have to be tried, at half a second each, and two people who happened to choose the same passphrase would act in
 * each other's name. The hash is slow enough that names are not read off the file at a glance, and they guard nothing by themselves.
 */

/** Cost of turning a passphrase into a key. The default needs 128 MiB and about half a second: guessing must be slow. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
export const defaultCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

interface Box {
  readonly iv: string;
  readonly tag: string;
  readonly wrapped: string;
}
interface PassphraseSlot extends Box {
  readonly kind: 'passphrase';
  readonly person: string;
  readonly scrypt: ScryptCost & { readonly salt: string };
  /** Absent for somebody who was set up without a sign-in name. */
  readonly signIn?: { readonly salt: string; readonly hash: string };
}
interface RecoverySlot extends Box {
  readonly kind: 'recovery';
  /** Opaque id of who keeps the paper; absent for the holder of the first start. The name stands in the record. */
  readonly holder?: string;
}

/** The holder of the key that the first start made. */
export const firstHolder = 'first';
const holderOf = (slot: RecoverySlot): string => slot.holder ?? firstHolder;
interface KeyFile {
  readonly format: 'ifr-panel-keys';
  readonly version: 1;
  readonly slots: readonly (PassphraseSlot | RecoverySlot)[];
}

/** Where the key file of a database is: beside it, `<name>.keys.json`. */
export function keyFileFor(databaseFile: string): string {
  return databaseFile.replace(/\.[A-Za-z0-9]+$/, '') + '.keys.json';
}

export interface Created {
  readonly databaseKey: Buffer;
  /** To be shown once and written down; it is stored nowhere. */
  readonly recoveryKey: string;
}

/**
 * Makes a key file for a new database.
 * @throws WeakPassphraseError; KeyFileError when a key file is already there (it is never overwritten).
 */
export async function createKeys(options: { file: string; person: string; passphrase: string; signInName?: string | undefined; cost?: ScryptCost }): Promise<Created> {
  checkPassphrase(options.passphrase);
  const databaseKey = randomBytes(32);
  const recovery = newRecoveryKey();
  const slots = [
    { ...(await passphraseSlotFor(databaseKey, options.person, options.passphrase, options.cost ?? defaultCost)), ...(await signInFor(options.signInName)) },
    recoverySlotFor(databaseKey, recovery, firstHolder),
  ];
  writeNewKeyText(options.file, toText({ format: 'ifr-panel-keys', version: 1, slots }));
  return { databaseKey, recoveryKey: formatRecoveryKey(recovery) };
}

/**
 * The database key, by passphrase. With `person`, only that person's slot is tried; with `signInName`, the slot of that name (empty:
 * the ones without a name); with neither, each in turn.
 * @throws WrongPassphraseError; KeyFileError.
 */
export async function unlockWithPassphrase(options: { file: string; passphrase: string; person?: string; signInName?: string }): Promise<{ databaseKey: Buffer; person: string }> {
  const all = passphraseSlots(read(options.file)).filter((slot) => options.person === undefined || slot.person === options.person);
  const slots = options.signInName === undefined ? all : await slotsNamed(all, options.signInName);
  for (const slot of slots) {
    const databaseKey = await openPassphraseSlot(slot, options.passphrase);
    if (databaseKey) return { databaseKey, person: slot.person };
  }
  throw new WrongPassphraseError();
}

/** The database key, by recovery key. @throws WrongRecoveryKeyError (`mistyped` when the checksum does not fit); KeyFileError. */
export function unlockWithRecovery(options: { file: string; recoveryKey: string }): Buffer {
  return openRecovery(read(options.file), parseRecoveryKey(options.recoveryKey));
}

/** The opaque ids of the people who have a passphrase here. */
export function peopleWithKeys(file: string): string[] {
  return passphraseSlots(read(file)).map((slot) => slot.person);
}

/**
 * Replaces one person's passphrase. The old one is checked first; other people's slots and the recovery key stay.
 * `proveOpens` is called with the key as read back from the new file (open the database with it): if it throws, the old file is put back.
 */
export async function changePassphrase(options: {
  file: string;
  person: string;
  oldPassphrase: string;
  newPassphrase: string;
  cost?: ScryptCost;
  proveOpens?: (databaseKey: Buffer) => void;
}): Promise<void> {
  const { file, person, newPassphrase } = options;
  const { databaseKey } = await unlockWithPassphrase({ file, passphrase: options.oldPassphrase, person });
  checkPassphrase(newPassphrase);
  const slot = await passphraseSlotFor(databaseKey, person, newPassphrase, options.cost ?? defaultCost);
  await replace(file, withSlot(read(file), slot), readBackBy(file, person, newPassphrase), databaseKey, options.proveOpens);
}

/** Sets a person's passphrase and sign-in name, whether or not the person had one. Somebody who can already unlock passes the database key. */
export async function setPassphrase(options: { file: string; databaseKey: Buffer; person: string; passphrase: string; signInName: string; cost?: ScryptCost }): Promise<void> {
  checkPassphrase(options.passphrase);
  const slot = await passphraseSlotFor(options.databaseKey, options.person, options.passphrase, options.cost ?? defaultCost);
  const named = { ...slot, ...(await signInFor(options.signInName)) };
  await replace(options.file, withSlot(read(options.file), named), readBackBy(options.file, options.person, options.passphrase), options.databaseKey);
}

/** Gives another person a passphrase. Somebody who can already unlock passes the database key. */
export async function addPerson(options: { file: string; databaseKey: Buffer; person: string; passphrase: string; signInName?: string; cost?: ScryptCost }): Promise<void> {
  checkPassphrase(options.passphrase);
  const keys = read(options.file);
  if (passphraseSlots(keys).some((slot) => slot.person === options.person)) {
    throw new KeyFileError('That person already has a passphrase here.', 'Change it instead.');
  }
  const slot = await passphraseSlotFor(options.databaseKey, options.person, options.passphrase, options.cost ?? defaultCost);
  const named = { ...slot, ...(await signInFor(options.signInName)) };
  await replace(options.file, withSlot(keys, named), readBackBy(options.file, options.person, options.passphrase), options.databaseKey);
}

/** Takes a person's passphrase away. The last one cannot be taken. */
export async function removePerson(options: { file: string; databaseKey: Buffer; person: string }): Promise<void> {
  const keys = read(options.file);
  const left = keys.slots.filter((slot) => !(slot.kind === 'passphrase' && slot.person === options.person));
  if (!left.some((slot) => slot.kind === 'passphrase')) throw new KeyFileError('The last passphrase cannot be taken away.', 'Give another person a passphrase first.');
  await replace(options.file, { ...keys, slots: left }, async () => options.databaseKey, options.databaseKey);
}

/** A recovery under way: the new recovery key must be typed back before anything is replaced. */
export interface PendingRecovery {
  readonly databaseKey: Buffer;
  /** Whose recovery key it is. */
  readonly holder: string;
  /** Replaces the old recovery key once {@link finish} has seen it typed back. */
  readonly newRecoveryKey: string;
  /** @throws WrongRecoveryKeyError when what was typed is not the new key; WeakPassphraseError. Nothing is changed then. */
  finish(options: { typedBack: string; person: string; newPassphrase: string; cost?: ScryptCost; proveOpens?: (databaseKey: Buffer) => void }): Promise<void>;
}

/** Begins setting a new passphrase by recovery key. Changes nothing on disk. @throws WrongRecoveryKeyError; KeyFileError. */
export function beginRecovery(options: { file: string; recoveryKey: string }): PendingRecovery {
  const { databaseKey, holder } = openRecoverySlot(read(options.file), parseRecoveryKey(options.recoveryKey));
  const next = newRecoveryKey();
  return {
    databaseKey,
    holder,
    newRecoveryKey: formatRecoveryKey(next),
    async finish({ typedBack, person, newPassphrase, cost, proveOpens }) {
      checkTypedBack(typedBack, next);
      checkPassphrase(newPassphrase);
      const slot = await passphraseSlotFor(databaseKey, person, newPassphrase, cost ?? defaultCost);
      const keys = withRecovery(withSlot(read(options.file), slot), recoverySlotFor(databaseKey, next, holder));
      const bothOpen = async () => {
        const byRecovery = openRecovery(read(options.file), next);
        const byPassphrase = await readBackBy(options.file, person, newPassphrase)();
        return byRecovery.equals(byPassphrase) ? byRecovery : Buffer.alloc(32);
      };
      await replace(options.file, keys, bothOpen, databaseKey, proveOpens);
    },
  };
}

/** The ids of those who hold a recovery key. */
export function recoveryHolders(file: string): string[] {
  return read(file).slots.filter((slot) => slot.kind === 'recovery').map(holderOf);
}

/** Takes a holder's recovery key out of force. The last one cannot be taken. */
export async function removeRecoveryKey(options: { file: string; databaseKey: Buffer; holder: string }): Promise<void> {
  const keys = read(options.file);
  const left = keys.slots.filter((slot) => !(slot.kind === 'recovery' && holderOf(slot) === options.holder));
  if (!left.some((slot) => slot.kind === 'recovery')) throw new KeyFileError('The last recovery key cannot be taken away.', 'Give another person a recovery key first.');
  await replace(options.file, { ...keys, slots: left }, async () => options.databaseKey, options.databaseKey);
}

/** Begins a recovery key for a holder, in place of the one that this holder has, by somebody who can unlock. Changes nothing until it is typed back. */
export function beginNewRecoveryKey(options: { file: string; databaseKey: Buffer; holder?: string }): { newRecoveryKey: string; finish(typedBack: string): Promise<void> } {
  const next = newRecoveryKey();
  return {
    newRecoveryKey: formatRecoveryKey(next),
    async finish(typedBack) {
      checkTypedBack(typedBack, next);
      await replace(options.file, withRecovery(read(options.file), recoverySlotFor(options.databaseKey, next, options.holder ?? firstHolder)), async () => openRecovery(read(options.file), next), options.databaseKey);
    },
  };
}

/** Whether what was typed is this recovery key; for asking that a shown key be typed back. Never throws. */
export function isSameRecoveryKey(typed: string, shown: string): boolean {
  try {
    return timingSafeEqual(parseRecoveryKey(typed), parseRecoveryKey(shown));
  } catch {
    return false;
  }
}

/**
 * The rule for passphrases: at least 12 characters, and not one short piece over and over.
 * @throws WeakPassphraseError with a sentence for the person.
 */
export function checkPassphrase(passphrase: string): void {
  const characters = [...normal(passphrase)];
  if (characters.length < 12) throw new WeakPassphraseError(`The passphrase has ${characters.length} characters; it needs at least 12.`);
  if (new Set(characters.map((character) => character.toLowerCase())).size < 5 || isOnePieceRepeated(characters.join('').toLowerCase())) {
    throw new WeakPassphraseError('The passphrase is the same few characters over and over.');
  }
}

function isOnePieceRepeated(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}

// One person types é as one character, another keyboard as two: both must open the file.
const normal = (passphrase: string): string => passphrase.normalize('NFKC');

function passphraseSlots(keys: KeyFile): PassphraseSlot[] {
  return keys.slots.filter((slot) => slot.kind === 'passphrase');
}

/** A new passphrase leaves the sign-in name as it is, where none is given with it. */
function withSlot(keys: KeyFile, slot: PassphraseSlot): KeyFile {
  const before = passphraseSlots(keys).find((held) => held.person === slot.person);
  const signIn = slot.signIn ?? before?.signIn;
  return { ...keys, slots: [...keys.slots.filter((held) => !(held.kind === 'passphrase' && held.person === slot.person)), { ...slot, ...(signIn ? { signIn } : {}) }] };
}

function withRecovery(keys: KeyFile, slot: RecoverySlot): KeyFile {
  return { ...keys, slots: [...keys.slots.filter((held) => !(held.kind === 'recovery' && holderOf(held) === holderOf(slot))), slot] };
}

async function passphraseSlotFor(databaseKey: Buffer, person: string, passphrase: string, cost: ScryptCost): Promise<PassphraseSlot> {
  const salt = randomBytes(16);
  const wrapping = await stretch(passphrase, salt, cost);
  return { kind: 'passphrase', person, scrypt: { ...cost, salt: salt.toString('base64') }, ...wrap(databaseKey, wrapping, `passphrase:${person}`) };
}

async function openPassphraseSlot(slot: PassphraseSlot, passphrase: string): Promise<Buffer | null> {
  return unwrap(slot, await stretch(passphrase, Buffer.from(slot.scrypt.salt, 'base64'), slot.scrypt), `passphrase:${slot.person}`);
}

function recoverySlotFor(databaseKey: Buffer, recovery: Buffer, holder: string): RecoverySlot {
  return { kind: 'recovery', ...(holder === firstHolder ? {} : { holder }), ...wrap(databaseKey, recoveryWrapping(recovery), recoveryPurpose(holder)) };
}

/** The first holder's is as it was when there was only one. */
const recoveryPurpose = (holder: string): string => (holder === firstHolder ? 'recovery' : `recovery:${holder}`);

const openRecovery = (keys: KeyFile, recovery: Buffer): Buffer => openRecoverySlot(keys, recovery).databaseKey;

function openRecoverySlot(keys: KeyFile, recovery: Buffer): { databaseKey: Buffer; holder: string } {
  for (const slot of keys.slots) {
    if (slot.kind !== 'recovery') continue;
    const databaseKey = unwrap(slot, recoveryWrapping(recovery), recoveryPurpose(holderOf(slot)));
    if (databaseKey) return { databaseKey, holder: holderOf(slot) };
  }
  throw new WrongRecoveryKeyError(false);
}

/** Cost of a sign-in name: some hundredths of a second for each person, 16 MiB. */
const signInCost: ScryptCost = { N: 2 ** 14, r: 8, p: 1 };
const plainName = (name: string): string => name.trim().toLowerCase();

async function signInFor(name: string | undefined): Promise<Pick<PassphraseSlot, 'signIn'>> {
  if (!name) return {};
  const salt = randomBytes(16);
  return { signIn: { salt: salt.toString('base64'), hash: (await stretch(plainName(name), salt, signInCost)).toString('base64') } };
}

/** The slots of a sign-in name; of an empty one, those that have none. */
async function slotsNamed(slots: readonly PassphraseSlot[], name: string): Promise<PassphraseSlot[]> {
  if (plainName(name) === '') return slots.filter((slot) => !slot.signIn);
  const found: PassphraseSlot[] = [];
  for (const slot of slots) {
    if (!slot.signIn) continue;
    const hash = Buffer.from(slot.signIn.hash, 'base64');
    const typed = await stretch(plainName(name), Buffer.from(slot.signIn.salt, 'base64'), signInCost);
    if (hash.length === typed.length && timingSafeEqual(hash, typed)) found.push(slot);
  }
  return found;
}

function recoveryWrapping(recovery: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', recovery, '', 'ifr-panel recovery slot 1', 32));
}

function stretch(passphrase: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  const { N, r, p } = cost;
  return new Promise((resolve, reject) => {
    scrypt(normal(passphrase), salt, 32, { N, r, p, maxmem: 128 * r * (N + p) + 32 * 1024 * 1024 }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** The purpose is bound in, so that a slot moved to another person or kind does not open. */
function wrap(databaseKey: Buffer, wrapping: Buffer, purpose: string): Box {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrapping, iv).setAAD(Buffer.from(`ifr-panel-keys 1 ${purpose}`));
  const wrapped = Buffer.concat([cipher.update(databaseKey), cipher.final()]);
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), wrapped: wrapped.toString('base64') };
}

function unwrap(slot: Box, wrapping: Buffer, purpose: string): Buffer | null {
  const tag = Buffer.from(slot.tag, 'base64');
  const iv = Buffer.from(slot.iv, 'base64');
  if (tag.length !== 16 || iv.length !== 12) return null; // a shortened tag would be easy to forge
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrapping, iv, { authTagLength: 16 }).setAAD(Buffer.from(`ifr-panel-keys 1 ${purpose}`)).setAuthTag(tag);
    const key = Buffer.concat([decipher.update(Buffer.from(slot.wrapped, 'base64')), decipher.final()]);
    return key.length === 32 ? key : null;
  } catch {
    return null;
  }
}

function checkTypedBack(typed: string, expected: Buffer): void {
  if (!timingSafeEqual(parseRecoveryKey(typed), expected)) {
    throw new WrongRecoveryKeyError(true, 'What was typed is a recovery key, but not the new one that is shown.');
  }
}

function readBackBy(file: string, person: string, passphrase: string): () => Promise<Buffer> {
  return async () => (await unlockWithPassphrase({ file, passphrase, person })).databaseKey;
}

function read(file: string): KeyFile {
  const keys = parse(readKeyText(file, (candidate) => parse(candidate) !== null));
  if (!keys) throw new KeyFileError('The key file beside the database cannot be read.', 'Restore the key file from the same backup as the database. Nothing was changed.');
  return keys;
}

async function replace(file: string, keys: KeyFile, readBack: () => Promise<Buffer>, expected: Buffer, proveOpens?: (databaseKey: Buffer) => void): Promise<void> {
  await replaceKeyText(file, toText(keys), (text) => parse(text) !== null, async () => {
    const found = await readBack();
    if (!found.equals(expected)) throw new KeyFileError('The new key file does not open the database.', 'The earlier key file was put back.');
    proveOpens?.(found);
  });
}

const toText = (keys: KeyFile): string => `${JSON.stringify(keys, null, 2)}\n`;

/** The key file that a text holds, or null where it is not one. */
function parse(text: string): KeyFile | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const keys = read as Partial<KeyFile> | null;
  if (keys?.format !== 'ifr-panel-keys' || keys.version !== 1 || !Array.isArray(keys.slots) || keys.slots.length === 0) return null;
  return keys.slots.every(isSlot) ? (keys as KeyFile) : null;
}

function isSlot(value: unknown): boolean {
  const slot = value as Partial<PassphraseSlot> | Partial<RecoverySlot> | null;
  if (![slot?.iv, slot?.tag, slot?.wrapped].every((part) => typeof part === 'string')) return false;
  if (slot?.kind === 'recovery') return slot.holder === undefined || typeof slot.holder === 'string';
  if (slot?.kind !== 'passphrase' || typeof slot.person !== 'string' || typeof slot.scrypt?.salt !== 'string') return false;
  if (slot.signIn !== undefined && !(typeof slot.signIn?.salt === 'string' && typeof slot.signIn.hash === 'string')) return false;
  // Upper bounds, or a changed file could make the app ask for all the memory there is.
  const { N, r, p } = slot.scrypt;
  return within(N, 2, 2 ** 20) && within(r, 1, 16) && within(p, 1, 4);
}

function within(value: unknown, from: number, to: number): boolean {
  return Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
}
