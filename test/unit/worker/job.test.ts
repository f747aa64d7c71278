import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFacts, drop, samples, signUp, startWorker } from './harness.ts';

describe('probe', () => {
  it('reads', async () => {
    const test = startWorker();
    await signUp(test);
    const { readdirSync } = await import('node:fs');
    for (const name of readdirSync(samples).filter((one) => !one.endsWith('.md'))) {
      const commissioner = name.startsWith('lsc') ? 'QE1' : name.startsWith('hny') ? 'QOQ' : 'S1Y5D';
      const intakeId = await drop(test, [join(samples, name)], { commissioner });
      const view = await test.ask('intake.get', { intakeId });
      console.log(name, view.status, view.patient, view.papers.map((p) => `${p.name}:${p.kind}:${p.pages}`), view.issues.map((i) => i.code));
      const { applicationId } = await test.ask('intake.makeCase', { intakeId });
      const seq = await checkFacts(test, applicationId);
      const a = await test.ask('assessment.get', { applicationId });
      console.log(a.lookup, a.assessment?.sentence, a.assessment?.verdict, a.assessment?.ifThisVersion?.sentence);
      await test.ask('assessment.confirm', { applicationId, seq, asAt: a.asAt });
      const s = await test.ask('screening.get', { applicationId });
      console.log(s.routes.map((r) => `${r.route}:${r.whyNot}`));
    }
    console.log(await test.ask('record.verify', {}));
  });
  expect(1).toBe(1);
});
