import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue, ReadFile, RequestRecord } from '../../../shared/import/paper.ts';
import { londonDay } from '../../../shared/domain/londonDay.ts';
import type { Reader } from '../reading.ts';
import { readAttachments } from './attachments.ts';
import { FhirFault, one, text, walk, type FhirElement } from './element.ts';
import { FactCollector } from './factCollector.ts';
import { decodeFhir } from './decodeFhir.ts';
import { patientFacts } from './patientFacts.ts';
import { readJson } from './readJson.ts';
import { readXml } from './readXml.ts';
import { Rendering } from './render.ts';
import { requestFacts } from './requestFacts.ts';
import { Resources } from './resources.ts';
import { findSubjects, isError, numberIn, type Subject } from './subjects.ts';
import { identifierKind } from './datatypes.ts';

type Read = Omit<ReadFile, 'name'>;

/**
 * Reads FHIR, JSON or XML, R4 or STU3: which one is told by the shape of each element. Strict validity is not asked for.
 * Who and what is asked becomes facts, papers inside become children, and all that was sent can be read as a document.
 */
export const readFhir: Reader = async ({ bytes, file, limits }) => {
  const decoded = decodeFhir(bytes);
  const issues: ImportIssue[] = [];
  if (!decoded.whole) issues.push(issue('file-partly-damaged', file, 'some of its letters are not written as its kind asks'));
  let values: readonly FhirElement[];
  try {
    const source = decoded.text.trimStart();
    if (source.startsWith('<')) values = readXml(source);
    else {
      const json = readJson(source);
      values = json.values;
      for (const name of json.twice) issues.push(issue('fhir-name-twice', file, /^[A-Za-z_][\w-]{0,40}$/.test(name) ? name : 'one of its elements'));
    }
  } catch (error) {
    if (!(error instanceof FhirFault)) throw error;
    return unread('fhir', ...issues, broken(file, error));
  }
  const resources = new Resources(values);
  if (resources.list.length === 0 && !values.some((value) => value.type === 'Bundle')) return unread('text', issue('unread', file, 'structured data (JSON)'));

  const rendering = new Rendering(resources);
  if (rendering.cut) issues.push(issue('fhir-shown-in-part', file));
  if (values.some((value) => modified(value))) issues.push(issue('fhir-modifier', file));
  for (const resource of resources.list) if (isError(resource)) issues.push(issue('fhir-entered-in-error', file, resource.type));
  if (resources.ofType('OperationOutcome').length > 0) issues.push(issue('fhir-error-answer', file));

  const asAt = londonDay(new Date().toISOString());
  const subjects = findSubjects(resources);
  const missing = new Set<string>();
  if (subjects.missing) missing.add('the patient');
  const read = subjects.list.map((subject) => {
    const facts = new FactCollector(file, rendering);
    if (!subjects.mixed) who(subject, facts);
    requestFacts(subject, { resources, facts, rendering, asAt, missing });
    return facts;
  });
  const attachments = readAttachments(resources, file, limits);
  // A paper inside is nobody's own: with two patients in one file it cannot be told whose it is.
  if (subjects.mixed || subjects.stranger || (read.length > 1 && attachments.children.length > 0)) issues.push(issue('two-patients', 'The pack', `more than one patient stands in “${file}”`));
  if (missing.size > 0) issues.push(issue('fhir-reference-missing', file, [...missing].join(' and ')));
  if (resources.ambiguous) issues.push(issue('fhir-reference-ambiguous', file));
  for (const facts of read) for (const found of facts.issues) if (!issues.some((one) => one.code === found.code && one.message === found.message)) issues.push(found);
  const several = read.length > 1 && !subjects.mixed;
  const records = several ? { records: read.map((facts, index): RequestRecord => ({ label: `Patient ${index + 1}`, candidates: facts.candidates })) } : {};
  return {
    kind: 'fhir', read: true, pages: [], document: { blocks: rendering.blocks }, candidates: several ? [] : (read[0]?.candidates ?? []), ...records,
    issues: [...issues, ...attachments.issues], children: attachments.children,
  };

  function who(subject: Subject, facts: FactCollector): void {
    if (subject.patient) patientFacts(subject.patient, resources, facts, asAt);
    const number = subject.reference && numberIn(subject.reference) !== null ? one(subject.reference, 'identifier') : undefined;
    const faulty = subject.reference && !subject.patient ? one(subject.reference, 'identifier') : undefined;
    const identifier = number ?? (faulty && identifierKind(faulty) === 'nhs-number' ? faulty : undefined);
    if (identifier) facts.take('nhsNumber', text(identifier, 'value'), one(identifier, 'value'), 'subject, identifier');
    if (!subject.patient && subject.reference) facts.take('patientName', text(subject.reference, 'display'), one(subject.reference, 'display'), 'subject');
  }
};

/** Whether a modifier stands anywhere that is not known here: none is. It may turn what it stands in into its opposite. */
function modified(value: FhirElement): boolean {
  for (const element of walk(value)) if (element.fields.has('modifierExtension') || element.fields.has('implicitRules')) return true;
  return false;
}

function broken(file: string, fault: FhirFault): ImportIssue {
  if (fault.reason === 'doctype') return issue('fhir-doctype', file);
  if (fault.reason === 'broken') return issue('file-damaged', file, `line ${fault.line} of it is not written as its format asks, or it breaks off`);
  return issue('file-damaged', file, 'its text is nested or repeated beyond what a referral needs');
}

function unread(kind: Read['kind'], ...issues: ImportIssue[]): Read {
  return { kind, read: false, pages: [], document: null, candidates: [], issues, children: [] };
}
