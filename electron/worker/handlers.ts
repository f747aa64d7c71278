import type { ChannelName, Output, Parsed } from '../../shared/contract/index.ts';
import { assessmentHandlers } from './assessment.ts';
import { caseHandlers } from './cases.ts';
import type { Worker } from './context.ts';
import { decisionHandlers } from './decision.ts';
import { factHandlers } from './facts.ts';
import { intakeHandlers } from './intake.ts';
import { letterHandlers } from './letters.ts';
import { officeHandlers } from './office.ts';
import { screeningHandlers } from './screening.ts';
import { sessionHandlers } from './session.ts';

/** A function for every call that the worker answers. `paths` come from the main process with `intake.start` only. */
export type Handlers = {
  [N in Exclude<ChannelName, 'intake.choose'>]: (worker: Worker, input: Parsed<N>, paths?: readonly string[]) => Output<N> | Promise<Output<N>>;
};

/** Every channel → its function. A missing one does not compile. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...intakeHandlers,
  ...caseHandlers,
  ...factHandlers,
  ...assessmentHandlers,
  ...screeningHandlers,
  ...decisionHandlers,
  ...letterHandlers,
  ...officeHandlers,
};
