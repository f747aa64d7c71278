import { z } from 'zod';
import { accessChannels } from './access.ts';
import { assessmentChannels } from './assessment.ts';
import { caseActionChannels } from './caseActions.ts';
import { batchChannels } from './batch.ts';
import { caseChannels } from './case.ts';
import { clockChannels } from './clocks.ts';
import { decisionChannels } from './decision.ts';
import { entryChannels } from './entries.ts';
import { disposalChannels } from './disposal.ts';
import { icbConfigurationChannels } from './icbConfiguration.ts';
import { intakeChannels } from './intake.ts';
import { recordChannels } from './records.ts';
import { lettersChannels } from './letters.ts';
import { officeChannels } from './office.ts';
import { paperNoteChannels } from './paperNotes.ts';
import { peopleChannels } from './people.ts';
import { quarantineChannels } from './quarantine.ts';
import { policyChannels } from './policy.ts';
import { registerChannels } from './register.ts';
import { searchChannels } from './search.ts';
import { sessionChannels } from './session.ts';

// zod would probe `new Function`, which the content security policy refuses and logs.
z.config({ jitless: true });

/** Every call that may cross the wall. A channel that is not here does not exist. */
export const contract = { ...sessionChannels, ...peopleChannels, ...intakeChannels, ...quarantineChannels, ...recordChannels, ...batchChannels, ...caseChannels, ...caseActionChannels, ...entryChannels, ...paperNoteChannels, ...clockChannels, ...assessmentChannels, ...policyChannels, ...decisionChannels, ...lettersChannels, ...officeChannels, ...icbConfigurationChannels, ...searchChannels, ...disposalChannels, ...accessChannels, ...registerChannels };

export type ChannelName = keyof typeof contract;
export type Input<N extends ChannelName> = z.input<(typeof contract)[N]['input']>;
export type Parsed<N extends ChannelName> = z.output<(typeof contract)[N]['input']>;
export type Output<N extends ChannelName> = z.output<(typeof contract)[N]['output']>;

/** Whether a text names a channel of the contract (own keys only: `__proto__` is not a channel). */
export function isChannel(name: unknown): name is ChannelName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

/** The largest input that is accepted, in characters of its JSON. */
export const inputLimit = 1_000_000;
