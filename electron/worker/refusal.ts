import type { ErrorCode, Refusal } from '../../shared/domain/result.ts';

/** A refusal on its way out of a handler. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** Ends a handler with a refusal: what and why, what to do next, and the field if one is wrong. */
export function refuseWith(code: ErrorCode, message: string, next?: string, field?: string): never {
  throw new RefusedError({ code, message, ...(next ? { next } : {}), ...(field ? { field } : {}) });
}
