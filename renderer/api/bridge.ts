import type { IfrBridge } from '../../shared/contract/bridge.ts';
import type { ChannelName, Input, Output } from '../../shared/contract/index.ts';
import { refuse, type Result } from '../../shared/domain/result.ts';

declare global {
  interface Window {
    readonly ifr?: IfrBridge;
  }
}

const unreachable = () =>
  refuse('UNAVAILABLE', 'The app could not reach its own store.', 'Wait a few seconds and try again. If it happens again, close IFR Panel and open it.');

/**
 * Asks the rest of the app for something. The only way out of the page: it never throws,
 * so that every screen has to deal with a refusal where it asked.
 */
export async function call<N extends ChannelName>(channel: N, input: Input<N>): Promise<Result<Output<N>>> {
  try {
    const bridge = window.ifr;
    if (!bridge) return unreachable();
    return (await bridge.invoke(channel, input)) as Result<Output<N>>;
  } catch {
    return unreachable();
  }
}

/** A dropped file or folder as an opaque token; the path stays outside the page. */
export async function tokenFor(file: File): Promise<Result<{ token: string; name: string }>> {
  try {
    return (await window.ifr?.tokenFor(file)) ?? unreachable();
  } catch {
    return unreachable();
  }
}
