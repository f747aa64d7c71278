import { act } from '@testing-library/react';
import { contract, type ChannelName, type Output, type Parsed } from '../../shared/contract/index.ts';
import { caseSectionIds, type CaseRules, type IcbSectionStates } from '../../shared/contract/icbConfiguration.ts';
import { icbSectionIds } from '../../shared/domain/icbConfiguration.ts';
import { pushEvent, type PushEvent } from '../../shared/contract/push.ts';
import { ok, type Result } from '../../shared/domain/result.ts';

type Answer<N extends ChannelName> = Output<N> | Result<Output<N>>;
export type Handlers = { [N in ChannelName]?: (input: Parsed<N>) => Answer<N> | Promise<Answer<N>> };

export interface FakeBridge {
  /** Every call that was made, in order. */
  readonly calls: { channel: string; input: unknown }[];
  /** The inputs of the calls to one channel. */
  callsTo<N extends ChannelName>(channel: N): Parsed<N>[];
  push(event: PushEvent): void;
  /** Replaces or adds handlers while the page is open. */
  answer(handlers: Handlers): void;
  readonly listeners: number;
}

/** An ICB that has configured nothing: what screens of a case are told unless a test says otherwise. */
const unconfigured: Handlers = {
  'case.rules': () => ({ ods: 'S1Y5D', name: 'NHS Central East Integrated Care Board', rules: unset(caseSectionIds) as CaseRules, keptUntil: null }),
  'intake.returned': () => ({ returned: [] }),
  'paperNotes.list': () => ({ notes: [] }),
  'icb.configuration': ({ ods }) => ({ ods, name: 'NHS Central East Integrated Care Board', from: null, to: null, sections: unset(icbSectionIds) as IcbSectionStates }),
};
const unset = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, null]));

/**
 * Stands in for the preload. It holds both sides to the contract: an input or an answer that the real wall
 * would refuse makes the test fail, as does a call that no handler was given for.
 */
export function fakeBridge(given: Handlers): FakeBridge {
  let handlers: Handlers = { ...unconfigured, ...given };
  const listeners = new Set<(event: PushEvent) => void>();
  const calls: { channel: string; input: unknown }[] = [];
  const ifr = {
    async invoke(channel: ChannelName, input: unknown): Promise<Result<unknown>> {
      const shape = contract[channel];
      if (!shape) throw new Error(`The page called ${channel}, which is not in the contract`);
      const parsed = shape.input.parse(input);
      calls.push({ channel, input: parsed });
      const handler = handlers[channel] as ((input: unknown) => unknown) | undefined;
      if (!handler) throw new Error(`The test gave no answer for ${channel}`);
      const answer = await handler(parsed);
      const result = isResult(answer) ? answer : ok(answer);
      return result.ok ? ok(shape.output.parse(result.value)) : result;
    },
    subscribe(listener: (event: PushEvent) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async tokenFor(file: File) {
      return file.name.startsWith('refused')
        ? { ok: false as const, error: { code: 'UNREADABLE' as const, message: 'That file cannot be opened.' } }
        : ok({ token: `00000000-0000-4000-8000-${String(file.name.length).padStart(12, '0')}`, name: file.name });
    },
  };
  Object.defineProperty(window, 'ifr', { value: ifr, configurable: true });
  return {
    calls,
    callsTo: (channel) => calls.filter((call) => call.channel === channel).map((call) => call.input) as never,
    push: (event) => act(() => listeners.forEach((listener) => listener(pushEvent.parse(event)))),
    answer: (more) => {
      handlers = { ...handlers, ...more };
    },
    get listeners() {
      return listeners.size;
    },
  };
}

function isResult(value: unknown): value is Result<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value && ('value' in value || 'error' in value);
}
