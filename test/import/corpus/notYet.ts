/** The share of the facts of the good files that must be read. */
export const recallToday = 0.98;

/** Entries that the readers do not read as they should yet. Each is asserted to fail, so that it leaves this list once it is read. */
export const notYet: readonly string[] = [
  'letter/pdf-gp-record', // an address after the GP's name may be the practice's: none is proposed
];
