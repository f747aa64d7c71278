/** Entries that the readers do not read as they should yet. Each is asserted to fail, so that it leaves this list once it is read. */
export const notYet: readonly string[] = [];
