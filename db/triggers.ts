/** What people recorded about policies, guidance and practices. Nothing in it is about a patient. */
const policyTables = ['policy_version', 'policy_adoption', 'reading_choice', 'policy_file', 'policy_page', 'policy_comparison', 'guidance_entry', 'practice_list', 'practice_entry'] as const;

/**
 * The triggers that keep the record append-only: name and text. The migrations hold the same text, frozen (a test compares);
 * verify compares this list with the file, so a trigger that was dropped, or made to do nothing, is found.
 */
export const sealedTables = [
  'person_detail', 'patient_identity', 'paper', 'paper_reading', 'candidate_fact', 'application_paper', 'intake', 'intake_step',
  'confirmation', 'argument', 'assessment', 'letter', 'letter_version', 'setting', 'disposal',
  ...policyTables,
  'note', 'case_entry', 'access_item', 'register_line', 'past_decision', 'intake_part', 'paper_note',
] as const;
export type SealedTable = (typeof sealedTables)[number];

/** How many steps of the structure a file must have for it to hold these tables; all others are there from the first. */
export const laterTables: ReadonlyMap<string, number> = new Map<string, number>([...policyTables.map((table) => [table, 3] as const), ['note', 5], ['case_entry', 7], ['access_item', 8], ['register_line', 9], ['past_decision', 9], ['intake_part', 11], ['paper_note', 12]]);

/** Rows that no retention schedule removes: they say who acted, on what authority and by which rules. */
export const keptTables: readonly string[] = ['person_detail', 'setting', 'disposal', 'person', ...policyTables, 'past_decision'];
const eventColumnsKept = ['seq', 'application_id', 'application_seq', 'type', 'version', 'body_digest', 'actor', 'at', 'prev_hash', 'hash'];

export const expectedTriggers: ReadonlyMap<string, string> = new Map([
  ...[...sealedTables, 'paper_chunk', 'person'].flatMap((table) => [
    trigger(`${table}_no_update`, 'UPDATE', table, '', `${table} is append-only: a row cannot be changed`),
    keptTables.includes(table)
      ? trigger(`${table}_no_delete`, 'DELETE', table, '', `${table} is append-only: a row cannot be removed`)
      : trigger(`${table}_no_delete`, 'DELETE', table, withoutDisposal(table), `${table} is append-only: a row cannot be removed without a disposal`),
  ]),
  trigger(
    'event_no_update', 'UPDATE', 'event',
    `NOT (NEW.\`body\` IS NULL AND NEW.\`body_salt\` IS NULL AND ${eventColumnsKept.map((name) => `NEW.\`${name}\` IS OLD.\`${name}\``).join(' AND ')}
  AND EXISTS (SELECT 1 FROM \`disposal\` WHERE \`table_name\` = 'event' AND \`row_id\` = CAST(OLD.\`seq\` AS TEXT)))`,
    'event is append-only: an event cannot be changed',
  ),
  trigger('event_no_delete', 'DELETE', 'event', '', 'event is append-only: an event cannot be removed'),
  trigger(
    'event_in_order', 'INSERT', 'event',
    'NEW.`seq` IS NOT (SELECT coalesce(max(`seq`), 0) + 1 FROM `event`) OR NEW.`body` IS NULL OR NEW.`body_salt` IS NULL',
    'event is append-only: the next event has the next number and a body',
  ),
  trigger('chain_head_no_delete', 'DELETE', 'chain_head', '', 'the head of the chain cannot be removed'),
  trigger('application_no_delete', 'DELETE', 'application', '', 'a case cannot be removed'),
]);

/** Bytes of a paper go with the paper that they belong to. */
function withoutDisposal(table: string): string {
  const [name, id] = table === 'paper_chunk' ? ['paper', 'OLD.`paper_id`'] : [table, 'OLD.`id`'];
  return `NOT EXISTS (SELECT 1 FROM \`disposal\` WHERE \`table_name\` = '${name}' AND \`row_id\` = ${id})`;
}

function trigger(name: string, on: 'INSERT' | 'UPDATE' | 'DELETE', table: string, when: string, message: string): [string, string] {
  return [name, `CREATE TRIGGER \`${name}\` BEFORE ${on} ON \`${table}\`${when ? `\nWHEN ${when}` : ''}\nBEGIN SELECT RAISE(ABORT, '${message}'); END`];
}
