import { answerCase, FactError, type CaseAnswer } from '../../shared/policy/index.ts';
import type { FactStates, FactValue } from '../../shared/domain/facts.ts';
import type { TouchedCase } from '../../shared/contract/policy.ts';
import { stageLabels, type Stage } from '../../shared/workflow/stages.ts';
import type { Db } from '../../db/connection.ts';
import { stepOf } from './caseFile.ts';
import type { Worker } from './context.ts';
import { libraryAfter, libraryOf, policyHash, type PolicyLibrary } from './policyLibrary.ts';
import { refuseWith } from './refusal.ts';

/** An open case, as little of it as an answer needs. */
export interface OpenCase {
  readonly applicationId: string;
  readonly number: string;
  readonly stage: Stage;
  readonly commissioner: string;
  /** The day as at which it was assessed last, else the day received. */
  readonly asAt: string;
}
