import { confirmationsInForce } from '../../db/factRepo.ts';
import type { Db } from '../../db/connection.ts';
import { lineOfCase } from '../../db/registerRepo.ts';
import { hasIndex, putInIndex, type CaseIndexRow } from '../../db/searchRepo.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { numberWords, searchWords } from '../../shared/domain/searchWords.ts';
import { outcomeLabels, type Outcome } from '../../shared/workflow/decisionFields.ts';
import { project, type CaseState } from '../../shared/workflow/evolve.ts';
import type { ScreeningRoute } from '../../shared/workflow/shapes.ts';
import { stageLabels } from '../../shared/workflow/stages.ts';
import { candidateValues } from './candidateValues.ts';
import { putCaseWork } from './caseWorkRow.ts';
import { displayValue } from './display.ts';
import { maskOf, notShown, type Mask } from './identityMask.ts';
import { libraryOf } from './policyLibrary.ts';
import type { Reckoning } from './reckoning.ts';
import { routeLabels } from './routeLabels.ts';

/** Facts that a case is found by, beside who the patient is. */
const aboutCase = ['intervention', 'treatment', 'diagnosis', 'diagnosisCode', 'requesterName', 'requesterRole', 'requesterOrganisation'] as const;
const aboutPerson = ['patientName', 'nhsNumber', 'dateOfBirth'] as const;

/** Puts a case into the index and on the list of work as its record now stands. Call inside the transaction that changed it. */
export function indexCase(db: Db, applicationId: string, state: CaseState, reckoning?: Reckoning): void {
  if (!hasIndex(db)) return; // a file of an earlier structure: it gets its index when it has been brought to this one
  const mask = maskOf(db, applicationId);
  const row = rowFor(db, applicationId, state, mask);
  putInIndex(db, row);
  putCaseWork(db, applicationId, state, row.treatment, mask, reckoning);
}

/** Null where the mask leaves the text as it is: then there is nothing to keep beside it. */
const ifHidden = (text: string | null, mask: Mask): string | null => (text === null || mask(text) === text ? null : mask(text));

function rowFor(db: Db, applicationId: string, state: CaseState, mask: Mask): CaseIndexRow {
  const values = valuesOf(db, applicationId);
  const { vocabulary } = libraryOf(db);
  const shown = (factId: string): string[] => (values.get(factId) ?? []).map((value) => displayValue(factId, value, vocabulary));
  const projection = project(state);
  const nhsNumbers = (values.get('nhsNumber') ?? []).flatMap((value) => {
    const read = value.kind === 'text' ? parseNhsNumber(value.text) : null;
    return read?.ok ? [read.digits] : [];
  });
  const born = (values.get('dateOfBirth') ?? []).flatMap((value) => (value.kind === 'date' && value.date.from === value.date.to ? [value.date.from] : []));
  const treatment = values.get('treatment')?.[0];
  const icb = icbByOds(projection.commissioner);
  const line = state.register ? lineOfCase(db, applicationId) : undefined;
  return {
    applicationId,
    number: numberWords(projection.caseNumber).join(' '),
    words: unique([
      // Free words, into which names get written: a name is looked for in `person` alone, by those who may.
      ...aboutCase.flatMap((factId) => shown(factId)).map((text) => mask(text).replaceAll(notShown, ' ')),
      icb ? icb.name.replace(/^NHS | Integrated Care Board$/g, '') : '', projection.commissioner,
      stageLabels[projection.stage], projection.outcome ? outcomeInWords(projection.outcome) : '', projection.urgency,
      line?.reference ?? '',
    ].flatMap(searchWords)),
    person: unique([...shown('patientName').flatMap(searchWords), ...nhsNumbers]),
    facets: facetsOf({ icb: projection.commissioner, stage: projection.stage, urgency: projection.urgency, outcome: projection.outcome ?? 'none', waiting: projection.pauseOwner === null ? 'no' : 'yes', treatment: treatment?.kind === 'choice' ? treatment.choice : 'none' }).join(' '),
    caseNumber: projection.caseNumber, commissioner: projection.commissioner, receivedOn: projection.receivedOn, urgency: projection.urgency, stage: projection.stage,
    treatment: shown('intervention')[0] ?? null,
    outcome: projection.outcome, waitingOn: projection.pauseOwner, waitingUntil: projection.pauseUntil,
    // Papers that disagree name nobody: the caller card then finds the case by neither number.
    nhsNumber: new Set(nhsNumbers).size === 1 ? nhsNumbers[0]! : null,
    dateOfBirth: new Set(born).size === 1 ? born[0]! : null,
    treatmentHidden: ifHidden(shown('intervention')[0] ?? null, mask),
    waitingOnHidden: ifHidden(projection.pauseOwner, mask),
  };
}

/** An outcome or a route as people read it. */
export function outcomeInWords(outcome: string): string {
  return outcomeLabels[outcome as Outcome] ?? routeLabels[outcome as ScreeningRoute] ?? outcome;
}

export type Facet = 'icb' | 'stage' | 'urgency' | 'outcome' | 'waiting' | 'treatment';

/** One word for each thing that lists are filtered by: `stageatpanel`. */
export function facetsOf(values: Partial<Readonly<Record<Facet, string>>>): string[] {
  return Object.entries(values).filter(([, value]) => value !== undefined).map(([facet, value]) => `${facet}${value.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
}

const unique = (words: readonly string[]): string => [...new Set(words)].join(' ');

/** What people confirmed; where nobody has answered yet, everything that the papers say. */
function valuesOf(db: Db, applicationId: string): Map<string, FactValue[]> {
  const values = new Map<string, FactValue[]>();
  const confirmed = confirmationsInForce(db, applicationId);
  for (const factId of [...aboutCase, ...aboutPerson]) {
    const row = confirmed.get(factId);
    if (row) values.set(factId, row.answer === 'known' ? [row.value as FactValue] : []);
  }
  const open = [...aboutCase, ...aboutPerson].filter((factId) => !confirmed.has(factId));
  if (open.length === 0) return values;
  for (const { factId, value } of candidateValues(db, applicationId)) if ((open as string[]).includes(factId)) values.set(factId, [...(values.get(factId) ?? []), value]);
  return values;
}
