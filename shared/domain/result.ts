/** What every call across a wall returns: a value, or a refusal that says what, why and what to do next. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Refusal };

/** The closed list of error codes. A new one needs its place in the screens and in docs. */
export const errorCodes = [
  'INVALID', // the request itself is malformed
  'LOCKED', // nobody is signed in
  'NOT_ALLOWED', // the roles of the signed-in person do not allow it
  'WRONG_PASSPHRASE',
  'WRONG_RECOVERY_KEY',
  'NOT_FOUND',
  'CONFLICT', // somebody else changed the case first
  'REFUSED', // the process does not allow it now
  'UNREADABLE', // a file could not be read
  'TOO_LARGE',
  'CANCELLED',
  'DATABASE', // the file will not open, or is from a newer version, or is damaged
  'UNAVAILABLE', // the worker or parser is restarting
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface Refusal {
  readonly code: ErrorCode;
  /** One sentence: what and why. Never holds patient data beyond what the caller sent. */
  readonly message: string;
  /** What to do next. */
  readonly next?: string;
  /** The field of the form that is wrong, if one is. */
  readonly field?: string;
}

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (code: ErrorCode, message: string, next?: string, field?: string): Result<never> => ({
  ok: false,
  error: { code, message, ...(next ? { next } : {}), ...(field ? { field } : {}) },
});
