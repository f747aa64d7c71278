import { describe, expect, it } from 'vitest';
import { FileTokens } from '../../../electron/main/tokens.ts';
import { contract } from '../../../shared/contract/index.ts';

describe('tokens of chosen files', () => {
  it('may be looked at any number of times and spent once; one that is not known spoils the call and spends nothing', () => {
    const tokens = new FileTokens();
    const [a, b] = [tokens.grant('/tmp/a.json').token, tokens.grant('/tmp/b.json').token];
    expect(tokens.look([a, b])).toEqual(['/tmp/a.json', '/tmp/b.json']);
    expect(tokens.look([a, b])).toEqual(['/tmp/a.json', '/tmp/b.json']);
    expect(tokens.spend([a, '00000000-0000-4000-8000-000000000000'])).toBeNull();
    expect(tokens.spend([a, b])).toEqual(['/tmp/a.json', '/tmp/b.json']);
    expect(tokens.spend([a])).toBeNull();
    expect(tokens.look([b])).toBeNull();
  });

  it('end with the sign-in', () => {
    const tokens = new FileTokens();
    const { token } = tokens.grant('/tmp/a.json');
    tokens.clear();
    expect(tokens.look([token])).toBeNull();
  });
});

describe('calls that the main process has a part in', () => {
  const channels = Object.entries(contract);
  const token = '00000000-0000-4000-8000-000000000000';

  it('take files by tokens: the main process finds them in the input', () => {
    const taking = channels.filter(([, one]) => one.files !== undefined);
    expect(taking.map(([name]) => name).sort()).toEqual(['batch.goOnFrom', 'batch.look', 'batch.start', 'holidays.import', 'holidays.look', 'icb.letterhead.read', 'intake.start', 'policy.attach', 'policy.check', 'policy.import', 'practice.import', 'register.open']);
    for (const [name, one] of taking) {
      const good = { tokens: [token], policyId: 'p', batchId: 'b', receivedOn: '2026-11-02', urgency: 'routine', commissioner: 'QE1', sha256: '0'.repeat(64), kind: 'cases' };
      const shape = Object.keys((one.input as unknown as { shape: object }).shape);
      const given = Object.fromEntries(Object.entries(good).filter(([key]) => shape.includes(key)));
      expect([name, one.input.safeParse(given).success]).toEqual([name, true]);
      expect([name, one.input.safeParse({ ...given, tokens: ['/etc/passwd'] }).success]).toEqual([name, false]);
      expect([name, one.input.safeParse({ ...given, tokens: [] }).success]).toEqual([name, false]);
    }
  });

  it('save a file only where the contract says so, and tell the page nothing but whether it was saved', () => {
    const saving = channels.filter(([, one]) => one.save !== undefined);
    expect(saving.map(([name]) => name).sort()).toEqual(['access.write', 'letter.saveCopy', 'policy.export', 'register.leftOver', 'register.takeOut', 'register.takeOutDecisions']);
    for (const [name, one] of saving) expect([name, Object.keys((one.output as unknown as { shape: object }).shape)]).toEqual([name, ['saved']]);
    expect(channels.filter(([, one]) => one.at === 'main').map(([name]) => name)).toEqual(['intake.choose']);
  });
});
