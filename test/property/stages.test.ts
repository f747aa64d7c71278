import { describe, expect, it } from 'vitest';
import { allowedIn, caseCommands, stages, type StageRow } from '../../shared/workflow/stages.ts';
import { columns, commands, rules } from './stageModel.ts';
import { everyCell, runModel, sweep } from './stageRuns.ts';

/** `IFR_MODEL_RUNS=10000` for the whole of it; a few hundred otherwise, always the same ones. */
const asked = Number(process.env.IFR_MODEL_RUNS ?? 0);
const runs = asked || 250;

describe('the stage table against a model that was written by hand', () => {
  it('knows the same stages and commands', () => {
    expect([...columns].sort()).toEqual([...stages].sort());
    expect([...commands].sort()).toEqual([...caseCommands].sort());
    for (const [command, [marks]] of Object.entries(rules)) expect([command, marks.split(/\s+/)]).toEqual([command, expect.objectContaining({ length: columns.length })]);
  });

  it(`does in ${runs} runs what the model says, visits every cell, and is rebuilt from its events`, () => {
    // In the long run chance alone visits every cell; the short one sees to it.
    const tally = runModel({ runs, ...(asked ? {} : { seed: 20260504 }) });
    const swept = asked ? null : sweep();
    const visited = new Set([...tally.cells.keys(), ...(swept?.cells.keys() ?? [])]);
    const refused = tally.illegal + tally.otherwise;
    const share = tally.illegal / tally.tried;
    if (asked) {
      const cells = [...tally.cells.values()];
      console.log(`${runs} runs, ${tally.tried} commands: ${tally.illegal} illegal (${(100 * share).toFixed(1)}%), ${refused} refused (${((100 * refused) / tally.tried).toFixed(1)}%); ${tally.cells.size} of ${everyCell.length} cells visited, the rarest ${Math.min(...cells)} times; codes ${JSON.stringify(Object.fromEntries(tally.codes))}`);
    }
    expect(share).toBeGreaterThanOrEqual(0.4);
    expect(refused / tally.tried).toBeLessThan(0.85); // or nothing would be tried but refusals
    expect(everyCell.filter((cell) => !visited.has(cell))).toEqual([]);
    expect([...new Set([...tally.places, ...(swept?.places ?? [])])].sort()).toEqual([...stages].sort());
  }, 3_600_000);
});

/** A row of the table with something wrong in it. */
const planted: readonly { name: string; command: keyof typeof allowedIn; change: (row: StageRow) => StageRow }[] = [
  { name: 'a deferred case cannot be taken up again', command: 'resume', change: (row) => ({ ...row, stages: row.stages.filter((stage) => stage !== 'deferred') }) },
  { name: 'a decided case can be withdrawn', command: 'withdrawCase', change: (row) => ({ ...row, stages: [...row.stages, 'decided'] }) },
  { name: 'a fact of a closed case can be answered', command: 'confirmFact', change: (row) => ({ ...row, stages: [...row.stages, 'closed'] }) },
  { name: 'a route cannot be checked by anybody', command: 'checkRoute', change: (row) => ({ ...row, stages: [] }) },
  { name: 'a request is screened before it is assessed', command: 'recordScreening', change: (row) => ({ ...row, stages: [...row.stages, 'checked'] }) },
  { name: 'an appeal takes a decision on the treatment', command: 'recordDecision', change: (row) => ({ ...row, stages: [...row.stages, 'appeal'] }) },
  { name: 'a deferred case is closed', command: 'closeCase', change: (row) => ({ ...row, stages: [...row.stages, 'deferred'] }) },
  { name: 'a request goes back as incomplete after its facts are checked', command: 'returnIncomplete', change: (row) => ({ ...row, stages: [...row.stages, 'checked'] }) },
  { name: 'chair’s action cannot be ratified once its letters are out', command: 'ratifyDecision', change: (row) => ({ ...row, stages: row.stages.filter((stage) => stage !== 'letters-out') }) },
  { name: 'a closed case cannot be written about again', command: 'draftLetter', change: (row) => ({ ...row, stages: row.stages.filter((stage) => stage !== 'closed') }) },
  { name: 'a closed case is acknowledged', command: 'recordAcknowledgement', change: (row) => ({ ...row, stages: [...row.stages, 'closed'] }) },
  { name: 'a panel member closes cases', command: 'closeCase', change: (row) => ({ ...row, roles: [...row.roles, 'panel-member'] }) },
  { name: 'evidence comes in after the decision', command: 'recordEvidence', change: (row) => ({ ...row, stages: [...row.stages, 'decided'] }) },
  { name: 'how the patient is reached cannot be put right once the letters are out', command: 'recordContact', change: (row) => ({ ...row, stages: row.stages.filter((stage) => stage !== 'letters-out') }) },
  { name: 'a panel member records consent', command: 'recordConsent', change: (row) => ({ ...row, roles: [...row.roles, 'panel-member'] }) },
  { name: 'a hold cannot be lifted from a closed case', command: 'liftHold', change: (row) => ({ ...row, stages: row.stages.filter((stage) => stage !== 'closed') }) },
  { name: 'what came of an approval is recorded before there is one', command: 'recordFollowUp', change: (row) => ({ ...row, stages: [...row.stages, 'at-panel'] }) },
  { name: 'the chair cannot record a decision', command: 'recordDecision', change: (row) => ({ ...row, roles: row.roles.filter((role) => role !== 'chair') }) },
];

describe('a bug in the table', () => {
  it.each(planted)('is found: $name', ({ command, change }) => {
    const table = allowedIn as Record<string, StageRow>;
    const row = table[command]!;
    table[command] = change(row);
    try {
      expect(() => {
        sweep();
        runModel({ runs: 250, seed: 20260504 });
      }).toThrow();
    } finally {
      table[command] = row;
    }
  }, 120_000);
});
