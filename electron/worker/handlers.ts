import { argumentHandlers } from './arguments.ts';
import { assessmentHandlers } from './assessment.ts';
import { callerHandlers } from './caller.ts';
import { caseHandlers } from './cases.ts';
import { decisionHandlers } from './decision.ts';
import { factHandlers } from './facts.ts';
import { guidanceHandlers } from './guidance.ts';
import type { Handlers } from './handlerType.ts';
import { intakeHandlers } from './intake.ts';
import { letterHandlers } from './letters.ts';
import { officeHandlers } from './office.ts';
import { policyHandlers } from './policies.ts';
import { policyImportHandlers } from './policyImport.ts';
import { practiceHandlers } from './practices.ts';
import { reassessHandlers } from './reassess.ts';
import { screeningHandlers } from './screening.ts';
import { searchHandlers } from './search.ts';
import { sessionHandlers } from './session.ts';

/** Every channel → its function. A missing one does not compile. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...intakeHandlers,
  ...caseHandlers,
  ...argumentHandlers,
  ...factHandlers,
  ...assessmentHandlers,
  ...screeningHandlers,
  ...decisionHandlers,
  ...letterHandlers,
  ...officeHandlers,
  ...policyHandlers,
  ...policyImportHandlers,
  ...guidanceHandlers,
  ...practiceHandlers,
  ...reassessHandlers,
  ...searchHandlers,
  ...callerHandlers,
};
