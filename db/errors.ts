import type { ErrorCode } from '../shared/domain/result.ts';

/**
 * A storage fault in words that a person can act on. `message` says what and why, `next` what to do;
 * neither ever holds patient data. `code` is the code that crosses the wall.
 */
export class StorageError extends Error {
  readonly code: ErrorCode;
  readonly next: string;
  constructor(code: ErrorCode, message: string, next: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.next = next;
  }
}

/** The database did not open with this key: another key, or a file that is not ours. Nothing was changed. */
export class WrongKeyError extends StorageError {
  constructor() {
    super(
      'DATABASE',
      'The database did not open with the key from its key file.',
      'Check that the database and its key file belong together; if either was copied, copy both from the same backup. Nothing was changed.',
    );
  }
}

/** The file was written by a newer version of the app. Nothing was changed. */
export class NewerDatabaseError extends StorageError {
  constructor(recorded: number, known: number) {
    super(
      'DATABASE',
      `This database was written by a newer version of IFR Panel (its structure is at step ${recorded}; this version knows ${known}).`,
      'Open it with the newer version. Nothing was changed.',
    );
  }
}

/** A migration did not end well. `restored` tells whether the file stands as it stood before. */
export class MigrationError extends StorageError {
  readonly restored: boolean;
  readonly backup: string | null;
  constructor(why: string, restored: boolean, backup: string | null) {
    super(
      'DATABASE',
      `The database could not be brought up to this version: ${why}.`,
      restored
        ? 'It was put back as it was; nothing is lost. Go on with the earlier version of the app and send this message to whoever supports it.'
        : `It was NOT put back. Do not use it; the copy made before the change is${backup ? ` ${backup}` : ' missing'}.`,
    );
    this.restored = restored;
    this.backup = backup;
  }
}

export class WrongPassphraseError extends StorageError {
  constructor() {
    super('WRONG_PASSPHRASE', 'That passphrase does not open this database.', 'Try again, or use the recovery key. Nothing was changed.');
  }
}

/** `mistyped`: the checksum says that the text was not copied right, so no key was tried. */
export class WrongRecoveryKeyError extends StorageError {
  readonly mistyped: boolean;
  constructor(mistyped: boolean, detail?: string) {
    super(
      'WRONG_RECOVERY_KEY',
      mistyped ? (detail ?? 'The recovery key has a typing mistake in it.') : 'The recovery key is typed correctly, but it belongs to another database or has been replaced.',
      mistyped ? 'Compare it group by group with the paper copy. Nothing was changed.' : 'Look for the recovery key that was written down last. Nothing was changed.',
    );
    this.mistyped = mistyped;
  }
}

export class WeakPassphraseError extends StorageError {
  constructor(why: string) {
    super('INVALID', why, 'Choose a passphrase of at least 12 characters, for example four words that do not belong together.');
  }
}

export class KeyFileError extends StorageError {
  constructor(message: string, next: string) {
    super('DATABASE', message, next);
  }
}
