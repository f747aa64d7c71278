import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetDrafts } from '../../components/useDraft.ts';
import { useSeen } from './ChangedMeanwhile.tsx';

const start = (now: number, typing: boolean) => renderHook((props) => useSeen('decision:a1', props.now, props.typing), { initialProps: { now, typing } });

beforeEach(forgetDrafts);

describe('the version that a person has seen', () => {
  it('stays where typing began, through other screens, until what changed was looked at', () => {
    const first = start(4, false);
    first.rerender({ now: 4, typing: true });
    first.unmount();
    const second = start(6, true);
    expect(second.result.current).toMatchObject({ seq: 4, changed: true });
    act(() => second.result.current.accept());
    expect(second.result.current).toMatchObject({ seq: 6, changed: false });
  });

  it('is forgotten once the words are recorded: the next record of the same case begins anew', () => {
    const first = start(4, true);
    act(() => first.result.current.clear());
    first.rerender({ now: 4, typing: true });
    first.unmount();
    const later = start(9, true);
    expect(later.result.current).toMatchObject({ seq: 9, changed: false });
  });
});
