import type { PolicySummary } from '../../shared/contract/policy.ts';
import { addDays } from '../../shared/domain/dates.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import { forceOf, readingsOf } from '../../shared/policy/force.ts';
import type { ForceSpan } from '../../shared/policy/schema.ts';
import { bearingOf } from '../../shared/policy/superseded.ts';
import type { Worker } from './context.ts';
import type { HeldPolicy, PolicyLibrary } from './policyLibrary.ts';

/** A held text as the list of policies shows it. */
export function policySummary(worker: Worker, library: PolicyLibrary, held: HeldPolicy): PolicySummary {
  const { policy, hash, state, signed } = held;
  const mine = <R extends { readonly policyId: string; readonly hash: string }>(rows: readonly R[]) => rows.find((row) => row.policyId === policy.id && row.hash === hash);
  const byAt = (row: { readonly by: string; readonly at: string } | undefined) => (row ? { by: worker.nameOf(row.by), at: row.at } : null);
  const treatment = library.vocabulary.get('treatment')?.answer;
  return {
    id: policy.id,
    line: policy.line,
    commissioner: policy.commissioner,
    icb: icbByOds(policy.commissioner)?.name ?? policy.commissioner,
    treatment: policy.treatment,
    treatmentLabel: (treatment?.kind === 'choice' ? treatment.choices.find((choice) => choice.id === policy.treatment)?.label : undefined) ?? policy.treatmentLabel ?? policy.treatment,
    title: policy.title,
    ourTitle: policy.ourTitle,
    version: policy.version,
    hash,
    effective: policy.dates.effective?.printed ?? (policy.dates.ratified ? `none printed; ratified ${policy.dates.ratified.printed}` : 'none printed'),
    force: forceDays(library, held),
    state,
    adopted: state === 'adopted' ? byAt(mine(library.records.adoptions)) : null,
    compared: byAt(mine(library.records.comparisons)),
    clauses: Object.keys(policy.clauses).length,
    defects: policy.defects.length,
    readings: policy.readings.length,
    unsigned: policy.readings.filter((reading) => !Object.hasOwn(signed, reading.id)).length,
  };
}

/**
 * The days between which it begins under the readings followed, and the last: where its own file ends it, mandatory guidance does by
 * its own clause, or a later version that decides takes over.
 */
function forceDays(library: PolicyLibrary, held: HeldPolicy): PolicySummary['force'] {
  const { from, to: begunBy, printed } = startOf(held);
  const later = library.held
    .filter((one) => one.policy.line === held.policy.line && one !== held && (one.state === 'shipped' || one.state === 'adopted'))
    .map((one) => startOf(one).from)
    .filter((start) => start > from)
    .map((start) => addDays(start, -1));
  const guidance = bearingOf(held.policy, library.guidance, lastDay).endedBy;
  const ends = [...(held.policy.endsOn ? [held.policy.endsOn] : []), ...(guidance ? [addDays(guidance.since, -1)] : []), ...later].sort();
  return { from, to: ends[0] ?? null, begunBy, start: printed };
}

/** No date in the register lies after it. */
const lastDay = '9999-12-31';

/** When it begins. Where nobody chose the reading that settles it: some day of all that it could be. */
function startOf(held: HeldPolicy): ForceSpan {
  return forceOf(held.policy, readingsOf(held.policy, held.signed));
}
