import type { FieldError } from '../../components/ErrorSummary.tsx';

/** The shortest passphrase that is taken. Length is what protects; there are no other rules. */
export const shortestPassphrase = 12;

/** What is wrong with a new passphrase typed twice. */
export function passphraseErrors(passphrase: string, again: string, ids: { first: string; second: string }): FieldError[] {
  if (passphrase === '') return [{ id: ids.first, message: 'Choose a passphrase' }];
  if ([...passphrase].length < shortestPassphrase) {
    return [{ id: ids.first, message: `Make the passphrase at least ${shortestPassphrase} characters long. Three or four words you can remember work well` }];
  }
  return again === passphrase ? [] : [{ id: ids.second, message: 'The two passphrases differ. Type the same one again' }];
}

/** Fields of the first person that are empty or too short. */
export function personErrors(person: { name: string; role: string; organisation: string }): FieldError[] {
  const asked = [
    ['name', 'Enter your full name'],
    ['role', 'Enter your role, for example IFR officer'],
    ['organisation', 'Enter the organisation you work for'],
  ] as const;
  return asked.filter(([field]) => person[field].trim().length < 2).map(([id, message]) => ({ id, message }));
}

/** The recovery key in groups that a person can read out and write down. */
export function keyGroups(key: string): string[] {
  const separated = key.split(/[\s-]+/).filter(Boolean);
  return separated.length > 1 ? separated : (key.match(/.{1,4}/g) ?? []);
}
