import type { IsoDate } from '../../../shared/domain/dates.ts';
import { factDefinition } from '../../../shared/domain/factCatalogue.ts';
import { isLabel, matchLabel, sectionOf, type Section } from '../../../shared/import/labels.ts';
import type { WordBlock } from '../../../shared/import/paper.ts';
import type { LabelledValue } from '../../../shared/import/proposeFacts.ts';
import { splitName, wordPairs } from '../../../shared/import/wordPairs.ts';
import { inlinePairs } from '../../../shared/import/inline.ts';
import { addressWords, codesOf, codingsIn, conceptWords, icd10, identifiers, nameWords, namesInUse, opcs4 } from './datatypes.ts';
import { all, extensions, extensionValue, one, text, walk, type FhirElement } from './element.ts';
import type { FactCollector } from './factCollector.ts';
import { emails, phones } from './patientFacts.ts';
import type { Rendering } from './render.ts';
import type { FhirResource, Resources } from './resources.ts';
import { counts, type Subject } from './subjects.ts';

/** Statuses under which a request does not stand (any more, or yet). */
const notInForce = new Set(['draft', 'cancelled', 'canceled', 'revoked', 'stopped', 'rejected', 'suspended', 'on-hold', 'completed', 'ended', 'not-done', 'aborted', 'superseded', 'entered-in-error', 'proposed', 'preliminary', 'inactive']);

/** A coding that says only what kind of message this is, and not which treatment. */
const onlyKind = /^(?:individual funding request|ifr|funding request|referral|referral to service|patient referral|request|order|service request|advice|advice[ -]and[ -]guidance|transfer of care|validation)$/i;

interface Reading {
  readonly resources: Resources;
  readonly facts: FactCollector;
  readonly rendering: Rendering;
  readonly asAt: IsoDate;
  /** References that had to be followed and lead nowhere. */
  readonly missing: Set<string>;
}

/** What is asked for one patient, by whom and why. */
export function requestFacts(subject: Subject, reading: Reading): void {
  const { facts } = reading;
  for (const request of subject.requests) oneRequest(request, subject, reading);
  if (subject.requests.length > 1) facts.raise('fhir-several-requests', String(subject.requests.length));
  if (!facts.hasFact('diagnosis')) for (const condition of subject.about.filter(({ type }) => type === 'Condition')) diagnosis(condition, reading);
  for (const consent of subject.about.filter(({ type }) => type === 'Consent')) consentFacts(consent, reading);
  for (const response of subject.about.filter(({ type }) => type === 'QuestionnaireResponse')) facts.takePairs(questionnaire(response, reading));
  const compositions = subject.about.filter(({ type }) => type === 'Composition');
  for (const composition of compositions) {
    standing(composition, reading);
    const asks = /refer|request|funding|application/i.test(`${text(composition.element, 'title') ?? ''} ${conceptWords(one(composition.element, 'type')) ?? ''}`);
    narratives(composition, asks, reading);
    if (asks && !facts.hasFact('requesterName')) {
      const authors = all(composition.element, 'author');
      if (authors.length === 1) requester(authors[0]!, composition, reading);
    }
  }
  for (const procedure of subject.about.filter(({ type }) => type === 'Procedure')) givenAlready(procedure, subject, reading);
}

function oneRequest(request: FhirResource, subject: Subject, reading: Reading): void {
  const { facts, resources } = reading;
  const { element, label } = request;
  standing(request, reading);
  if (text(element, 'doNotPerform') === 'true') facts.raise('fhir-not-in-force', `${request.type}, says “do not perform”`);
  for (const concept of [...all(element, 'code', 'codeCodeableConcept', 'medicationCodeableConcept'), ...all(element, 'serviceRequested'), ...all(element, 'orderDetail')]) asked(concept, label, reading);
  for (const reference of all(element, 'codeReference', 'medicationReference')) {
    const thing = resources.resolve(reference, request);
    const words = thing ? (text(thing.element, 'deviceName', 'name') ?? text(thing.element, 'udiCarrier', 'name') ?? conceptWords(one(thing.element, 'code')) ?? conceptWords(one(thing.element, 'type'))) : text(reference, 'display');
    facts.take('intervention', words, thing ? (one(thing.element, 'deviceName', 'name') ?? one(thing.element, 'code') ?? one(thing.element, 'type')) : one(reference, 'display'), `${label}, ${thing?.label ?? 'code'}`);
  }
  for (const reason of all(element, 'reasonCode', 'reason')) reasonCoded(reason, `${label}, reasonCode`, facts);
  for (const reference of all(element, 'reasonReference')) {
    const condition = resources.resolve(reference, request);
    if (condition?.type === 'Condition' && counts(condition)) diagnosis(condition, reading);
    else if (!condition && text(reference, 'display')) facts.take('diagnosis', text(reference, 'display'), one(reference, 'display'), `${label}, reasonReference`);
    else if (!condition) reading.missing.add('the reason');
  }
  for (const site of all(element, 'bodySite')) {
    const kind = facts.candidates.find((one) => one.factId === 'treatment' && one.value.kind === 'choice')?.value;
    const choice = kind?.kind === 'choice' ? kind.choice : '';
    if (choice === 'lipus') facts.take('bone', conceptWords(site), site, `${label}, bodySite`);
    if (choice === 'guided-injection') facts.take('jointAndSide', conceptWords(site), site, `${label}, bodySite`);
  }
  const priority = extensions(element, /ReferralPriority/i).map(extensionValue)[0] ?? one(element, 'priority');
  facts.take('statedUrgency', priority?.value ?? conceptWords(priority), priority, `${label}, priority`);
  facts.takeDate('plannedDate', one(element, 'occurrenceDateTime') ?? one(element, 'occurrencePeriod', 'start'), `${label}, occurrence`);
  const agents = all(element, 'requester');
  for (const agent of agents) {
    const inner = one(agent, 'agent');
    requester(inner ?? agent, request, reading);
    const behalf = one(agent, 'onBehalfOf');
    if (behalf) organisation(behalf, request, reading);
  }
  const wishes = extensions(element, /PatientAdditionalRequirement/i).flatMap((extension) => conceptWords(extensionValue(extension)) ?? []);
  if (wishes.length > 0) facts.take('communicationNeeds', wishes.join('; '), extensions(element, /PatientAdditionalRequirement/i)[0], `${label}, additional requirement`);
  for (const holder of [element, ...(subject.patient ? [subject.patient.element] : [])]) named(holder, label, reading);
  for (const note of [...all(element, 'note'), ...all(element, 'description'), ...all(element, 'patientInstruction')]) {
    const words = text(note, 'text') ?? note.value;
    if (words) facts.takePairs(inNote(words, one(note, 'text') ?? note, reading));
  }
}

/** A status under which a resource does not stand, and modifiers that nobody here knows. */
function standing(resource: FhirResource, { facts }: Reading): void {
  const status = text(resource.element, 'status');
  if (status && notInForce.has(status)) facts.raise('fhir-not-in-force', `${resource.type}, status “${status}”`);
}

/** What is asked for: the words, and the OPCS-4 code. */
function asked(concept: FhirElement, label: string, { facts }: Reading): void {
  const words = conceptWords(concept);
  if (words && !onlyKind.test(words) && !(codesOf(concept).some((code) => onlyKind.test(code)) && !text(concept, 'text'))) facts.take('intervention', words, concept, `${label}, code`);
  for (const coding of codingsIn(concept, opcs4)) facts.take('procedureCode', text(coding, 'code'), one(coding, 'code'), `${label}, code`);
}

function reasonCoded(concept: FhirElement, label: string, facts: FactCollector): void {
  for (const coding of codingsIn(concept, icd10)) facts.take('diagnosisCode', text(coding, 'code'), one(coding, 'code'), label);
  facts.take('diagnosis', conceptWords(concept), concept, label);
}

function diagnosis(condition: FhirResource, { facts }: Reading): void {
  const verification = [text(condition.element, 'verificationStatus'), ...codesOf(one(condition.element, 'verificationStatus'))];
  if (verification.includes('refuted') || verification.includes('entered-in-error')) return facts.raise('fhir-not-in-force', 'Condition, refuted or entered in error');
  const code = one(condition.element, 'code');
  if (code) reasonCoded(code, `${condition.label}, code`, facts);
  const onset = one(condition.element, 'onsetDateTime');
  if (onset && /fracture/i.test(conceptWords(code) ?? '')) facts.takeDate('fractureDate', onset, `${condition.label}, onsetDateTime`);
}

/** Who asks: a clinician, a clinician in a role, or an organisation. A patient who asks is no requester. */
function requester(reference: FhirElement, from: FhirResource, reading: Reading): void {
  const { facts, resources, asAt } = reading;
  const found = resources.resolve(reference, from);
  if (found && !counts(found)) return;
  if (!found) {
    const gmc = identifiers(reference, 'gmc', asAt)[0];
    if (gmc) facts.take('requesterGmc', text(gmc, 'value'), one(gmc, 'value'), `${from.label}, requester`);
    const named = text(reference, 'reference') ?? '';
    const display = text(reference, 'display');
    if (display && /(?:^|\/)Organization\//.test(named)) facts.take('requesterOrganisation', display, one(reference, 'display'), `${from.label}, requester`);
    else if (display && !/(?:^|\/)(?:Patient|Device|RelatedPerson)\//.test(named) && !/\b(?:trust|hospital|surgery|practice|centre|clinic)\b/i.test(display)) facts.take('requesterName', display, one(reference, 'display'), `${from.label}, requester`);
    else if (display && !named) facts.take('requesterOrganisation', display, one(reference, 'display'), `${from.label}, requester`);
    if (!display && !gmc) reading.missing.add('the clinician who asks');
    return;
  }
  if (found.type === 'Practitioner') clinician(found, reading);
  if (found.type === 'Organization') organisation(reference, from, reading);
  if (found.type !== 'PractitionerRole') return;
  const { element, label } = found;
  const person = one(element, 'practitioner');
  if (person) {
    const practitioner = resources.resolve(person, found);
    if (practitioner) clinician(practitioner, reading);
    else if (text(person, 'display')) facts.take('requesterName', text(person, 'display'), one(person, 'display'), `${label}, practitioner`);
    for (const gmc of identifiers(person, 'gmc', asAt)) facts.take('requesterGmc', text(gmc, 'value'), one(gmc, 'value'), `${label}, practitioner`);
  }
  const role = one(element, 'code') ?? one(element, 'specialty');
  facts.take('requesterRole', conceptWords(role), role, `${label}, code`);
  reach(element, label, reading);
  const works = one(element, 'organization');
  if (works) organisation(works, found, reading);
  const place = resources.resolve(one(element, 'location'), found);
  if (place && !facts.hasFact('requesterAddress')) facts.take('requesterAddress', addressWords(one(place.element, 'address')), one(place.element, 'address'), `${place.label}, address`);
}

function clinician({ element, label }: FhirResource, reading: Reading): void {
  const { facts, asAt } = reading;
  for (const name of namesInUse(all(element, 'name'), asAt)) facts.take('requesterName', nameWords(name), name, `${label}, name`);
  for (const gmc of identifiers(element, 'gmc', asAt)) facts.take('requesterGmc', text(gmc, 'value'), one(gmc, 'value'), `${label}, identifier`);
  reach(element, label, reading);
  const addresses = all(element, 'address').filter((address) => text(address, 'use') !== 'home' && text(address, 'use') !== 'old');
  for (const address of addresses.slice(0, 1)) facts.take('requesterAddress', addressWords(address), address, `${label}, address`);
  const role = one(element, 'practitionerRole', 'role') ?? one(element, 'practitionerRole', 'code'); // DSTU2 and early STU3
  facts.take('requesterRole', conceptWords(role), role, `${label}, role`);
}

function reach(element: FhirElement, label: string, { facts, asAt }: Reading): void {
  const work = (points: FhirElement[]) => (points.some((point) => text(point, 'use') === 'work') ? points.filter((point) => text(point, 'use') === 'work') : points.filter((point) => text(point, 'use') !== 'home'));
  for (const email of work(emails(element, asAt))) facts.take('requesterEmail', text(email, 'value'), one(email, 'value'), `${label}, telecom`);
  for (const phone of work(phones(element, asAt)).slice(0, 2)) facts.take('requesterTelephone', text(phone, 'value'), one(phone, 'value'), `${label}, telecom`);
}

function organisation(reference: FhirElement, from: FhirResource, { facts, resources }: Reading): void {
  const found = resources.resolve(reference, from);
  if (!found) return facts.take('requesterOrganisation', text(reference, 'display'), one(reference, 'display'), `${from.label}, organization`);
  if (found.type !== 'Organization') return;
  facts.take('requesterOrganisation', text(found.element, 'name'), one(found.element, 'name'), `${found.label}, name`);
  if (!facts.hasFact('requesterAddress')) facts.take('requesterAddress', addressWords(one(found.element, 'address')), one(found.element, 'address'), `${found.label}, address`);
}

/** Consent only where a Consent in force says outright that it permits or denies; one for research or about future care says nothing here. */
function consentFacts({ element, label }: FhirResource, { facts }: Reading): void {
  const status = text(element, 'status');
  const scope = [one(element, 'scope'), ...all(element, 'category')].flatMap((concept) => [conceptWords(concept) ?? '', ...codesOf(concept)]).join(' ');
  if (/research|\badr\b|advance|photograph|\bdnr|acd\b/i.test(scope)) return;
  const provision = one(element, 'provision', 'type') ?? one(element, 'except', 'type');
  if (status === 'rejected') return facts.takeChoice('consentGiven', 'no', one(element, 'status')!, `${label}, status`, 'rejected');
  if (status !== 'active') return facts.raise('fhir-not-in-force', `Consent, status “${status ?? 'not said'}”`);
  if (provision?.value === 'permit') facts.takeChoice('consentGiven', 'yes', provision, `${label}, provision`, 'permit');
  else if (provision?.value === 'deny') facts.takeChoice('consentGiven', 'no', provision, `${label}, provision`, 'deny');
}

/** A Procedure that was made on this very request says that the treatment was given. */
function givenAlready(procedure: FhirResource, subject: Subject, { facts, resources }: Reading): void {
  const made = all(procedure.element, 'basedOn').some((reference) => subject.requests.includes(resources.resolve(reference, procedure) as FhirResource));
  const status = one(procedure.element, 'status');
  if (made && status?.value && ['completed', 'in-progress', 'stopped'].includes(status.value)) facts.takeChoice('alreadyTreated', 'yes', status, `${procedure.label}, status`, status.value);
}

/** Extensions whose own name is a label that forms print ("…/consent-given"). Who the patient is never comes from one. */
function named(holder: FhirElement, label: string, reading: Reading): void {
  for (const extension of [...walk(holder)].filter((element) => element.fields.has('url')).slice(0, 200)) {
    const value = extensionValue(extension);
    if (!value) continue;
    const name = splitName((text(extension, 'url') ?? '').split(/[/#]/).at(-1) ?? '').replace(/^extension /i, '').replace(/ \d+$/, '');
    const words = [name, name.split(' ').slice(1).join(' ')].find((one) => isLabel(one, 'request'));
    const meaning = words === undefined ? null : matchLabel(words, 'request');
    if (!meaning || meaning === 'other') continue;
    const definition = factDefinition(meaning.fact);
    if (definition?.identity) continue;
    if (definition?.answer.kind === 'date') reading.facts.takeDate(meaning.fact, value, `${label}, ${words}`);
    else reading.facts.take(meaning.fact, value.value ?? conceptWords(value), value, `${label}, ${words}`);
  }
}

/** "Label: answer" in the lines of a note. Words without a label are shown and not taken. */
function inNote(words: string, element: FhirElement, { rendering }: Reading): LabelledValue[] {
  const pairs: LabelledValue[] = [];
  for (const line of words.split('\n').slice(0, 200)) {
    for (const { label, value } of inlinePairs(line, 'request')) {
      if (value === '') continue;
      const anchor = rendering.anchor(element, value);
      pairs.push({ label, section: 'request', value, method: 'data-element', anchor, parts: [{ text: value, anchor }] });
    }
  }
  return pairs;
}

/** The questions of a form and their answers; a group's text tells whose name or address is meant. */
function questionnaire(response: FhirResource, reading: Reading): LabelledValue[] {
  const pairs: LabelledValue[] = [];
  const visit = (item: FhirElement, section: Section, depth: number) => {
    const label = text(item, 'text') ?? splitName(text(item, 'linkId') ?? '');
    const here = sectionOf(label) ?? section;
    const answers = all(item, 'answer').flatMap((answer) => [...answer.fields].filter(([name]) => /^value[A-Z]/.test(name)).flatMap(([, list]) => list));
    const meaning = matchLabel(label, section);
    for (const answer of answers) {
      const words = answer.value ?? conceptWords(answer);
      if (!words) continue;
      if (meaning && meaning !== 'other' && factDefinition(meaning.fact)?.answer.kind === 'date') reading.facts.takeDate(meaning.fact, answer, label);
      else {
        const anchor = reading.rendering.anchor(answer, words);
        pairs.push({ label, section, value: words, method: 'data-element', anchor, parts: [{ text: words, anchor }] });
      }
    }
    if (depth < 20) for (const child of [...all(item, 'item'), ...all(item, 'answer').flatMap((answer) => all(answer, 'item'))]) visit(child, answers.length === 0 ? here : section, depth + 1);
  };
  for (const item of all(response.element, 'item')) visit(item, 'none', 0);
  return pairs;
}

/**
 * Sections of a document, read as a Word form is: a title that is a known label with what stands below it, tables, "label:
 * answer". Whoever is named in a document that asks for nothing (a discharge summary) is no requester.
 */
function narratives(composition: FhirResource, asks: boolean, { rendering, facts }: Reading): void {
  const mine = rendering.narratives.filter(({ resource }) => resource === composition);
  if (mine.length === 0) return;
  const wall: WordBlock = { type: 'table', rows: [] }; // so that no answer runs on into the next narrative, and places stay those of the document
  const blocks = rendering.blocks.map((block, index) => (mine.some(({ from, to }) => index >= from && index < to) ? block : wall));
  const pairs = wordPairs({ blocks }, []).filter((pair) => {
    const meaning = matchLabel(pair.label, pair.section);
    return asks || meaning === null || meaning === 'other' || !meaning.fact.startsWith('requester');
  });
  facts.takePairs(pairs.map((pair) => ({ ...pair, value: withoutParts(pair.value) })));
}

const partLine = /^(?:prefix|title|given names?|family name|suffix|address lines?|city|town|district|county|post ?code|country): ?(.{0,300})$/i;

/** "Prefix: Dr", "Given Name: John", "Family Name: Lorenzo", each on its line, is "Dr John Lorenzo": the parts are those of the record, not of a form. */
function withoutParts(value: string): string {
  const lines = value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const parts = lines.map((line) => partLine.exec(line)?.[1]?.trim());
  if (parts.length === 0 || parts.some((part) => part === undefined)) return value;
  return parts.join(/address|city|town|post ?code/i.test(value) ? ', ' : ' ');
}
