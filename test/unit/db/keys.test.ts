import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { KeyFileError, WeakPassphraseError, WrongPassphraseError, WrongRecoveryKeyError } from '../../../db/errors.ts';
import { addPerson, beginNewRecoveryKey, beginRecovery, changePassphrase, checkPassphrase, createKeys, defaultCost, isSameRecoveryKey, keyFileFor, peopleWithKeys, removePerson, unlockWithPassphrase, unlockWithRecovery } from '../../../db/keys.ts';
import { formatRecoveryKey, parseRecoveryKey } from '../../../db/recoveryKey.ts';
import { tempFolder } from './office.ts';

const cost = { N: 2, r: 1, p: 1 };
const first = 'lantern copper river moss';
const second = 'window basket seventeen oak';

async function made() {
  const file = join(tempFolder(), 'office.keys.json');
  const created = await createKeys({ file, person: 'p-1', passphrase: first, cost });
  return { file, ...created };
}

const print = (file: string) => readdirSync(dirname(file)).sort().map((name) => [name, createHash('sha256').update(readFileSync(join(dirname(file), name))).digest('hex')]);
const wrongOne = (key: string) => (key.startsWith('0') ? '1' : '0') + key.slice(1);

describe('the key file', () => {
  it('opens with the passphrase and with the recovery key, and with nothing else', async () => {
    const { file, databaseKey, recoveryKey } = await made();
    const before = print(file);
    expect(databaseKey).toHaveLength(32);
    expect(await unlockWithPassphrase({ file, passphrase: first })).toEqual({ databaseKey, person: 'p-1' });
    expect(unlockWithRecovery({ file, recoveryKey })).toEqual(databaseKey);
    expect(unlockWithRecovery({ file, recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l') })).toEqual(databaseKey);
    await expect(unlockWithPassphrase({ file, passphrase: second })).rejects.toThrow(WrongPassphraseError);
    await expect(unlockWithPassphrase({ file, passphrase: first, person: 'p-2' })).rejects.toThrow(WrongPassphraseError);
    expect(print(file)).toEqual(before);
  });

  it('takes the same passphrase however its accents were typed', async () => {
    const file = join(tempFolder(), 'a.keys.json');
    await createKeys({ file, person: 'p-1', passphrase: 'café crème brûlée', cost });
    await unlockWithPassphrase({ file, passphrase: 'café crème brûlée'.normalize('NFD') });
  });

  it('holds no key, passphrase or name, and is its owner’s only', async () => {
    const { file, databaseKey, recoveryKey } = await made();
    const text = readFileSync(file, 'utf8');
    for (const secret of [first, recoveryKey, databaseKey.toString('hex'), databaseKey.toString('base64')]) expect(text).not.toContain(secret);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('makes guessing slow unless a caller says otherwise', async () => {
    expect(defaultCost).toEqual({ N: 131072, r: 8, p: 1 });
    const file = join(tempFolder(), 'slow.keys.json');
    await createKeys({ file, person: 'p-1', passphrase: first });
    expect(JSON.parse(readFileSync(file, 'utf8')).slots[0].scrypt).toMatchObject(defaultCost);
    await unlockWithPassphrase({ file, passphrase: first });
  });

  it('is never overwritten', async () => {
    const { file } = await made();
    const before = print(file);
    await expect(createKeys({ file, person: 'p-1', passphrase: second, cost })).rejects.toThrow(KeyFileError);
    expect(print(file)).toEqual(before);
  });

  it('stands beside its database', () => {
    expect(keyFileFor('/a/b/office.db')).toBe('/a/b/office.keys.json');
    expect(keyFileFor('/a.b/office')).toBe('/a.b/office.keys.json');
  });

  it.each([
    ['a slot given to another person', (keys: any) => (keys.slots[0].person = 'p-2')],
    ['a changed wrapped key', (keys: any) => (keys.slots[0].wrapped = Buffer.alloc(32).toString('base64'))],
    ['a shortened tag', (keys: any) => (keys.slots[0].tag = Buffer.from(keys.slots[0].tag, 'base64').subarray(0, 4).toString('base64'))],
  ])('does not open with %s', async (_, change) => {
    const { file } = await made();
    const keys = JSON.parse(readFileSync(file, 'utf8'));
    change(keys);
    writeFileSync(file, JSON.stringify(keys));
    await expect(unlockWithPassphrase({ file, passphrase: first })).rejects.toThrow(WrongPassphraseError);
  });

  it.each([
    ['text', 'not json'],
    ['another format', '{"format":"other"}'],
    ['a cost that would take all memory', '{"format":"ifr-panel-keys","version":1,"slots":[{"kind":"passphrase","person":"p","scrypt":{"N":1073741824,"r":8,"p":1,"salt":""},"iv":"","tag":"","wrapped":""}]}'],
  ])('refuses %s with a sentence', async (_, text) => {
    const { file } = await made();
    writeFileSync(file, text);
    await expect(unlockWithPassphrase({ file, passphrase: first })).rejects.toThrow(/cannot be read/);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('says so when it is missing', async () => {
    await expect(unlockWithPassphrase({ file: join(tempFolder(), 'no.keys.json'), passphrase: first })).rejects.toThrow(/missing/);
  });
});

describe('passphrases', () => {
  it.each(['', 'short', 'elevenchars', 'aaaaaaaaaaaaaaaa', 'abcabcabcabcabc', 'password password ', 'ababababcababababc', '            '])('refuses %j', (passphrase) => {
    expect(() => checkPassphrase(passphrase)).toThrow(WeakPassphraseError);
  });
  it.each([first, 'Twelve chars', 'correct horse battery'])('takes %j', (passphrase) => checkPassphrase(passphrase));

  it('are changed only with the old one; the others still open', async () => {
    const { file, databaseKey, recoveryKey } = await made();
    await addPerson({ file, databaseKey, person: 'p-2', passphrase: 'a different person here', cost });
    const proveOpens = vi.fn();
    await changePassphrase({ file, person: 'p-1', oldPassphrase: first, newPassphrase: second, cost, proveOpens });
    expect(proveOpens).toHaveBeenCalledWith(databaseKey);
    expect((await unlockWithPassphrase({ file, passphrase: second })).databaseKey).toEqual(databaseKey);
    await expect(unlockWithPassphrase({ file, passphrase: first })).rejects.toThrow(WrongPassphraseError);
    expect((await unlockWithPassphrase({ file, passphrase: 'a different person here' })).person).toBe('p-2');
    expect(unlockWithRecovery({ file, recoveryKey })).toEqual(databaseKey);
    expect(readdirSync(dirname(file))).toEqual(['office.keys.json']);
  });

  it('a wrong or weak one changes nothing on the disk', async () => {
    const { file } = await made();
    const before = print(file);
    const times = statSync(file).mtimeMs;
    await expect(changePassphrase({ file, person: 'p-1', oldPassphrase: second, newPassphrase: 'something else entirely', cost })).rejects.toThrow(WrongPassphraseError);
    await expect(changePassphrase({ file, person: 'p-2', oldPassphrase: first, newPassphrase: 'something else entirely', cost })).rejects.toThrow(WrongPassphraseError);
    await expect(changePassphrase({ file, person: 'p-1', oldPassphrase: first, newPassphrase: 'short', cost })).rejects.toThrow(WeakPassphraseError);
    expect([print(file), statSync(file).mtimeMs]).toEqual([before, times]);
  });

  it('puts the old file back when the database does not open with the new one', async () => {
    const { file, databaseKey } = await made();
    const before = print(file);
    await expect(changePassphrase({ file, person: 'p-1', oldPassphrase: first, newPassphrase: second, cost, proveOpens: () => { throw new Error('does not open'); } })).rejects.toThrow('does not open');
    expect(print(file)).toEqual(before);
    expect((await unlockWithPassphrase({ file, passphrase: first })).databaseKey).toEqual(databaseKey);
  });

  it('can be taken away, but not the last', async () => {
    const { file, databaseKey } = await made();
    await addPerson({ file, databaseKey, person: 'p-2', passphrase: second, cost });
    await expect(addPerson({ file, databaseKey, person: 'p-2', passphrase: first, cost })).rejects.toThrow(KeyFileError);
    expect(peopleWithKeys(file)).toEqual(['p-1', 'p-2']);
    await removePerson({ file, databaseKey, person: 'p-1' });
    await expect(unlockWithPassphrase({ file, passphrase: first })).rejects.toThrow(WrongPassphraseError);
    await expect(removePerson({ file, databaseKey, person: 'p-2' })).rejects.toThrow(/last/);
  });
});

describe('the recovery key', () => {
  it('tells a typing mistake from another key', async () => {
    const { file, recoveryKey } = await made();
    const other = formatRecoveryKey(Buffer.alloc(32, 9));
    expect(() => unlockWithRecovery({ file, recoveryKey: wrongOne(recoveryKey) })).toThrow(expect.objectContaining({ mistyped: true }));
    expect(() => unlockWithRecovery({ file, recoveryKey: other })).toThrow(expect.objectContaining({ mistyped: false }));
    expect(() => unlockWithRecovery({ file, recoveryKey: recoveryKey.slice(0, -2) })).toThrow(/56/);
    expect(() => unlockWithRecovery({ file, recoveryKey: recoveryKey.replace(/^..../, 'A!UA') })).toThrow(/Group 1/);
  });

  it('notices every single mistyped character and every two that changed places', () => {
    const text = formatRecoveryKey(Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37 + 11) % 256))).replaceAll('-', '');
    for (let i = 0; i < text.length; i++) {
      for (const character of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (character !== text[i]) expect(() => parseRecoveryKey(text.slice(0, i) + character + text.slice(i + 1))).toThrow(WrongRecoveryKeyError);
      }
      if (i && text[i] !== text[i - 1]) expect(() => parseRecoveryKey(text.slice(0, i - 1) + text[i] + text[i - 1] + text.slice(i + 1))).toThrow(WrongRecoveryKeyError);
    }
  });

  it('sets a new passphrase and is replaced, once the new one was typed back', async () => {
    const { file, databaseKey, recoveryKey } = await made();
    const before = print(file);
    const pending = beginRecovery({ file, recoveryKey });
    expect(pending.newRecoveryKey).not.toBe(recoveryKey);
    const finish = (typedBack: string, newPassphrase = second) => pending.finish({ typedBack, person: 'p-1', newPassphrase, cost });
    await expect(finish(recoveryKey)).rejects.toThrow(/not the new one/);
    await expect(finish(wrongOne(pending.newRecoveryKey))).rejects.toThrow(WrongRecoveryKeyError);
    await expect(finish(pending.newRecoveryKey, 'short')).rejects.toThrow(WeakPassphraseError);
    expect(print(file)).toEqual(before);

    await finish(pending.newRecoveryKey.toLowerCase());
    expect(unlockWithRecovery({ file, recoveryKey: pending.newRecoveryKey })).toEqual(databaseKey);
    expect(() => unlockWithRecovery({ file, recoveryKey })).toThrow(WrongRecoveryKeyError);
    expect((await unlockWithPassphrase({ file, passphrase: second })).databaseKey).toEqual(databaseKey);
    await expect(unlockWithPassphrase({ file, passphrase: first })).rejects.toThrow(WrongPassphraseError);
  });

  it('can be replaced by somebody who is signed in', async () => {
    const { file, databaseKey, recoveryKey } = await made();
    const pending = beginNewRecoveryKey({ file, databaseKey });
    await expect(pending.finish(recoveryKey)).rejects.toThrow(WrongRecoveryKeyError);
    await pending.finish(pending.newRecoveryKey);
    expect(unlockWithRecovery({ file, recoveryKey: pending.newRecoveryKey })).toEqual(databaseKey);
    expect(isSameRecoveryKey(pending.newRecoveryKey.toLowerCase(), pending.newRecoveryKey)).toBe(true);
    expect(isSameRecoveryKey(recoveryKey, pending.newRecoveryKey)).toBe(false);
    expect(isSameRecoveryKey('nonsense', pending.newRecoveryKey)).toBe(false);
  });
});

describe('a stop in the middle of replacing the key file', () => {
  it('leaves a file that opens: before the rename, the old one', async () => {
    const { file, databaseKey } = await made();
    writeFileSync(`${file}.new`, '{"format":"ifr-pan'); // the power went while the new file was written
    expect((await unlockWithPassphrase({ file, passphrase: first })).databaseKey).toEqual(databaseKey);
    await changePassphrase({ file, person: 'p-1', oldPassphrase: first, newPassphrase: second, cost }); // and it is no obstacle later
    expect(readdirSync(dirname(file))).toEqual(['office.keys.json']);
  });

  it.each(['missing', 'cut off'])('falls back to the file kept before when the file in force is %s', async (fault) => {
    const { file, databaseKey } = await made();
    copyFileSync(file, `${file}.previous`);
    if (fault === 'missing') renameSync(file, join(tempFolder(), 'gone'));
    else writeFileSync(file, readFileSync(file, 'utf8').slice(0, 100));
    expect((await unlockWithPassphrase({ file, passphrase: first })).databaseKey).toEqual(databaseKey);
    await changePassphrase({ file, person: 'p-1', oldPassphrase: first, newPassphrase: second, cost });
    expect((await unlockWithPassphrase({ file, passphrase: second })).databaseKey).toEqual(databaseKey);
    expect(readdirSync(dirname(file))).toEqual(['office.keys.json']);
  });
});
