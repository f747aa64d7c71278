import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { closeDatabase, type Db } from '../../db/connection.ts';
import { StorageError } from '../../db/errors.ts';
import { markInterrupted } from '../../db/jobRepo.ts';
import { keyFileFor } from '../../db/keys.ts';
import { openAndMigrate } from '../../db/migrate.ts';
import { findPerson } from '../../db/personRepo.ts';
import { findSetting } from '../../db/settingRepo.ts';
import type { PushEvent } from '../../shared/contract/push.ts';
import type { Permissions } from '../../shared/domain/permissions.ts';
import type { Colleague } from '../../shared/domain/person.ts';
import { rewriteIfDue } from './rewriteRecord.ts';
import { ensureIndex, type Building } from './searchIndex.ts';
import { killStep } from './killStep.ts';
import type { ParserPool } from './parserPool.ts';

/** Who is signed in, and the open record. */
export interface Session {
  readonly db: Db;
  readonly databaseKey: Buffer;
  readonly person: Colleague;
}

/** A sign-in that waits for the recovery key to be typed back. */
export interface Unfinished {
  readonly session: Session;
  /** Ends the waiting: throws if what was typed is not the key that was shown. Null until a key has been shown. */
  readonly confirm: ((typed: string) => Promise<void>) | null;
}

/** A recovery that waits for the new recovery key to be typed back; nobody is signed in yet. */
export interface Recovering {
  confirm(typed: string): Promise<{ readonly session: Session; readonly holder: string }>;
}

/** A further recovery key that waits to be typed back by the person who is to hold it. */
export interface NewHolder {
  readonly holderId: string;
  readonly name: string;
  finish(typed: string): Promise<void>;
}

export interface WorkerOptions {
  /** Folder of the database and its key file. */
  readonly dataFolder: string;
  /** Folder with migrations, fonts and letter styles. */
  readonly resources: string;
  readonly nativeBinding?: string | undefined;
  readonly parsers: ParserPool;
  readonly push: (event: PushEvent) => void;
  /** Time and ids are passed in, so that a test can hold them still. */
  readonly now?: () => string;
  readonly newId?: () => string;
  /** Who may do what; the app's own table where none is given. A test plants holes in it. */
  readonly permissions?: Permissions;
}

/** The setting that says that somebody has typed the recovery key back. */
export const recoveryConfirmedKey = 'recoveryKeyTypedBack';

/** What the worker knows between two calls. */
export class Worker {
  readonly options: WorkerOptions;
  readonly parsers: ParserPool;
  readonly now: () => string;
  readonly newId: () => string;
  /** Jobs that run now, by id, so that they can be cancelled. */
  readonly jobs = new Map<string, AbortController>();
  session: Session | null = null;
  /** How far the index of cases has come while it is being made; null otherwise. */
  indexing: Building | null = null;
  /** How far the dates of the open cases have come while they are reckoned anew; null otherwise. */
  reckoning: Building | null = null;
  /** The job that makes the lists anew; null where none was begun. */
  remaking: string | null = null;
  unfinished: Unfinished | null = null;
  recovering: Recovering | null = null;
  newHolder: NewHolder | null = null;
  /** What the signed-in person was noted to have looked at. */
  readonly revealed = new Set<string>();

  constructor(options: WorkerOptions) {
    this.options = options;
    this.parsers = options.parsers;
    this.now = options.now ?? (() => new Date().toISOString());
    this.newId = options.newId ?? randomUUID;
  }

  get databaseFile(): string {
    return join(this.options.dataFolder, 'ifr-panel.db');
  }

  get keyFile(): string {
    return keyFileFor(this.databaseFile);
  }

  /** Whether a record, or a part of one, is there. A part is never treated as nothing: it must not be written over. */
  get hasRecord(): boolean {
    return existsSync(this.databaseFile) || existsSync(this.keyFile);
  }

  /** The signed-in session. The dispatcher has refused the call already where there is none. */
  get signedIn(): Session {
    if (!this.session) throw new Error('Nobody is signed in');
    return this.session;
  }

  /** Name of a person of the record, for screens. */
  nameOf(personId: string): string {
    return findPerson(this.signedIn.db, personId)?.name ?? 'somebody not known to this record';
  }

  open(databaseKey: Buffer): Db {
    return this.#openAt(this.databaseFile, databaseKey, 'open');
  }

  /**
   * Makes a new record in a folder of its own and puts it in place by one rename: a start that is cut off leaves
   * either nothing or a whole record, never a key without a database.
   */
  async makeRecord(make: (place: { keyFile: string; open(key: Buffer): Db }) => Promise<Buffer>): Promise<Db> {
    const place = this.options.dataFolder;
    if (existsSync(place) && readdirSync(place).length > 0) {
      throw new StorageError('DATABASE', 'There are files already in the folder where the record is to be kept, and they are not a record.', 'Look into the folder “data” of IFR Panel and move what is there to another place. Nothing was changed.');
    }
    const draft = `${place}.new`;
    rmSync(draft, { recursive: true, force: true }); // left by a first start that was cut off; nobody has seen its recovery key
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    const file = join(draft, 'ifr-panel.db');
    let db: Db | null = null;
    try {
      const key = await make({ keyFile: keyFileFor(file), open: (databaseKey) => (db = this.#openAt(file, databaseKey, 'create')) });
      if (db) closeDatabase(db);
      db = null;
      mkdirSync(dirname(place), { recursive: true });
      if (existsSync(place)) rmdirSync(place); // an empty folder only; otherwise this fails and nothing is lost
      renameSync(draft, place);
      return this.open(key);
    } finally {
      if (db) closeDatabase(db);
      rmSync(draft, { recursive: true, force: true });
    }
  }

  /** Signs a person in, or holds the sign-in back until the recovery key has been typed back. */
  begin(session: Session, confirm: Unfinished['confirm'] = null): void {
    markInterrupted(session.db, this.now());
    if (findSetting(session.db, recoveryConfirmedKey)) {
      this.session = session;
      this.unfinished = null;
      rewriteIfDue(this); // cut off after a disposal: it is finished before anything else
      ensureIndex(this, this.session);
      this.parsers.warm();
    } else {
      this.unfinished = { session, confirm };
    }
  }

  /** Closes the record and forgets the key. Running jobs end; what they had not stored is said to be interrupted. */
  lock(why: 'asked' | 'idle' | 'screen-locked'): void {
    if (!this.session && !this.unfinished) return;
    this.close();
    this.options.push({ kind: 'locked', why });
  }

  close(): void {
    for (const job of this.jobs.values()) job.abort();
    this.jobs.clear();
    for (const session of [this.session, this.unfinished?.session]) {
      if (!session) continue;
      markInterrupted(session.db, this.now());
      closeDatabase(session.db);
      session.databaseKey.fill(0);
    }
    this.session = null;
    this.unfinished = null;
    this.recovering = null;
    this.newHolder = null;
    this.revealed.clear();
    this.indexing = null;
    this.reckoning = null;
    this.remaking = null;
  }

  /** For kill tests: where in this piece of work the process is to stop. Undefined in what is packaged. */
  faultHook(work: string): ((step: string) => void) | undefined {
    return __TEST_HOOKS__ ? killStep(work) : undefined;
  }

  changed(applicationId: string | null): void {
    this.options.push({ kind: 'changed', applicationId });
  }

  #openAt(file: string, key: Buffer, mode: 'open' | 'create'): Db {
    const { nativeBinding, resources } = this.options;
    return openAndMigrate({ file, key, mode, migrations: join(resources, 'migrations'), now: this.now(), ...(nativeBinding ? { nativeBinding } : {}) }).db;
  }
}
