import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBridge } from '../../test/dom/fakeBridge.ts';
import { caseView } from '../../test/dom/samples.ts';
import { call } from './bridge.ts';
import { useCommand } from './useCommand.ts';
import { useQuery } from './useQuery.ts';

describe('asking', () => {
  it('never throws: without a bridge, or when it breaks, the caller gets a refusal', async () => {
    expect(await call('work.list', {})).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    fakeBridge({});
    expect(await call('work.list', {})).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  });

  it('drops a late answer to an older question', async () => {
    const waiting: Record<string, () => void> = {};
    fakeBridge({
      'case.get': ({ applicationId }) => new Promise((resolve) => (waiting[applicationId] = () => resolve(caseView({ applicationId })))),
    });
    const { result, rerender } = renderHook(({ id }) => useQuery('case.get', { applicationId: id }), { initialProps: { id: 'old' } });
    await waitFor(() => expect(waiting.old).toBeDefined());
    rerender({ id: 'new' });
    await waitFor(() => expect(waiting.new).toBeDefined());
    await act(async () => waiting.new!());
    await act(async () => waiting.old!());
    expect(result.current.data?.applicationId).toBe('new');
  });

  it('asks again only for its own case', async () => {
    const bridge = fakeBridge({ 'case.get': ({ applicationId }) => caseView({ applicationId }) });
    const { result } = renderHook(() => useQuery('case.get', { applicationId: 'mine' }));
    await waitFor(() => expect(result.current.status).toBe('ready'));
    bridge.push({ kind: 'changed', applicationId: 'another' });
    bridge.push({ kind: 'job', jobId: 'j', state: 'running', done: 1, total: 2, label: '' });
    expect(bridge.calls).toHaveLength(1);
    bridge.push({ kind: 'changed', applicationId: 'mine' });
    await waitFor(() => expect(bridge.calls).toHaveLength(2));
    bridge.push({ kind: 'changed', applicationId: null });
    await waitFor(() => expect(bridge.calls).toHaveLength(3));
  });

  it('does a thing once when the button is pressed twice', async () => {
    let finish = () => {};
    const bridge = fakeBridge({ 'job.cancel': () => new Promise((resolve) => (finish = () => resolve({}))) });
    const { result } = renderHook(() => useCommand('job.cancel'));
    let first: unknown;
    let second: unknown;
    await act(async () => {
      void result.current.run({ jobId: 'j' }).then((answer) => (first = answer));
      second = await result.current.run({ jobId: 'j' });
    });
    expect(second).toMatchObject({ ok: false });
    expect(bridge.calls).toHaveLength(1);
    await act(async () => finish());
    expect(first).toMatchObject({ ok: true });
    expect(result.current.busy).toBe(false);
  });
});
