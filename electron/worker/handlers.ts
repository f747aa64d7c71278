import { accessHandlers } from './access.ts';
import { argumentHandlers } from './arguments.ts';
import { assessmentHandlers } from './assessment.ts';
import { caseActionHandlers } from './caseActions.ts';
import { batchHandlers } from './batch.ts';
import { callerHandlers } from './caller.ts';
import { caseHandlers } from './cases.ts';
import { clockHandlers } from './clocks.ts';
import { decisionHandlers } from './decision.ts';
import { decisionDraftHandlers } from './decisionDraft.ts';
import { entryHandlers } from './entries.ts';
import { disposalHandlers } from './disposal.ts';
import { factHandlers } from './facts.ts';
import { guidanceHandlers } from './guidance.ts';
import type { Handlers } from './handlerType.ts';
import { icbConfigurationHandlers } from './icbConfiguration.ts';
import { holidayHandlers } from './holidays.ts';
import { intakeHandlers } from './intake.ts';
import { letterHandlers } from './letters.ts';
import { paperNoteHandlers } from './paperNotes.ts';
import { paperHandlers } from './paperCalls.ts';
import { officeHandlers } from './office.ts';
import { peopleHandlers } from './people.ts';
import { policyHandlers } from './policies.ts';
import { policyImportHandlers } from './policyImport.ts';
import { practiceHandlers } from './practices.ts';
import { recordHandlers } from './records.ts';
import { registerHandlers } from './register.ts';
import { reassessHandlers } from './reassess.ts';
import { returnedHandlers } from './returnedWithoutConsent.ts';
import { pictureHandlers } from './readPicture.ts';
import { quarantineHandlers } from './quarantine.ts';
import { caseIssueHandlers } from './caseIssues.ts';
import { recoveryHolderHandlers } from './recoveryHolders.ts';
import { screeningHandlers } from './screening.ts';
import { searchHandlers } from './search.ts';
import { sessionHandlers } from './session.ts';

/** Every channel → its function. A missing one does not compile. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...peopleHandlers,
  ...recoveryHolderHandlers,
  ...intakeHandlers,
  ...batchHandlers,
  ...returnedHandlers,
  ...recordHandlers,
  ...quarantineHandlers,
  ...pictureHandlers,
  ...caseIssueHandlers,
  ...caseHandlers,
  ...paperHandlers,
  ...paperNoteHandlers,
  ...clockHandlers,
  ...holidayHandlers,
  ...caseActionHandlers,
  ...argumentHandlers,
  ...entryHandlers,
  ...factHandlers,
  ...assessmentHandlers,
  ...screeningHandlers,
  ...decisionHandlers,
  ...decisionDraftHandlers,
  ...letterHandlers,
  ...officeHandlers,
  ...icbConfigurationHandlers,
  ...policyHandlers,
  ...policyImportHandlers,
  ...guidanceHandlers,
  ...practiceHandlers,
  ...reassessHandlers,
  ...searchHandlers,
  ...callerHandlers,
  ...disposalHandlers,
  ...accessHandlers,
  ...registerHandlers,
};
