import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { readLimits, type ReadFile } from '../../shared/import/paper.ts';
import { valueWords } from '../../shared/import/plainValue.ts';

/** A request as a hospital's system sends it: R4, in a Bundle. Everybody in it is invented. */
const bundle = {
  resourceType: 'Bundle', type: 'message',
  entry: [
    { fullUrl: 'urn:uuid:aaaa', resource: { resourceType: 'MessageHeader', eventCoding: { code: 'ifr' }, focus: [{ reference: 'urn:uuid:req' }] } },
    {
      fullUrl: 'urn:uuid:pat',
      resource: {
        resourceType: 'Patient', id: 'pat',
        identifier: [
          { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018', extension: [{ url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus', valueCodeableConcept: { coding: [{ code: '01' }] } }] },
          { type: { coding: [{ code: 'MR' }] }, system: 'https://hospital.example/Id/x', value: 'RX-4471' },
        ],
        name: [{ use: 'maiden', family: 'Holt', given: ['Agnes'] }, { use: 'official', prefix: ['Mrs'], given: ['Agnes', 'May'], family: 'Winter' }],
        telecom: [{ system: 'phone', value: '01632 960001', use: 'home' }, { system: 'phone', value: '01632 960999', use: 'old' }],
        gender: 'female', birthDate: '1961-05-04',
        address: [{ use: 'old', line: ['9 Gone Road'], city: 'Away' }, { use: 'home', line: ['2 Mill Lane'], city: 'Otterby', postalCode: 'ZZ1 1AA' }],
        generalPractitioner: [{ reference: 'urn:uuid:gp' }],
        contact: [{ name: { family: 'Winter', given: ['Paul'] }, telecom: [{ system: 'phone', value: '01632 960777' }] }],
      },
    },
    { fullUrl: 'urn:uuid:gp', resource: { resourceType: 'Organization', identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organisation-code', value: 'Z99001' }], name: 'Otterby Surgery' } },
    { fullUrl: 'urn:uuid:doc', resource: { resourceType: 'Practitioner', identifier: [{ system: 'https://fhir.hl7.org.uk/Id/gmc-number', value: 'C7654321' }], name: [{ prefix: ['Mr'], given: ['Idris'], family: 'Quill' }], telecom: [{ system: 'email', value: 'idris.quill@nhs.example', use: 'work' }, { system: 'phone', value: '01632 960100', use: 'work' }] } },
    { fullUrl: 'urn:uuid:trust', resource: { resourceType: 'Organization', name: 'Otterby Hospitals NHS Trust', address: [{ line: ['1 Ward Street'], city: 'Otterby' }] } },
    { fullUrl: 'urn:uuid:role', resource: { resourceType: 'PractitionerRole', practitioner: { reference: 'urn:uuid:doc' }, organization: { reference: 'urn:uuid:trust' }, code: [{ text: 'Consultant orthopaedic surgeon' }] } },
    { fullUrl: 'urn:uuid:con', resource: { resourceType: 'Condition', subject: { reference: 'urn:uuid:pat' }, code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'M841', display: 'Nonunion of fracture' }], text: 'Non-union of the left tibia' } } },
    {
      fullUrl: 'urn:uuid:req',
      resource: {
        resourceType: 'ServiceRequest', status: 'active', intent: 'order', priority: 'urgent', subject: { reference: 'Patient/pat' }, requester: { reference: 'urn:uuid:role' },
        code: { text: 'Exogen ultrasound for bone healing', coding: [{ system: 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4', code: 'W36.5' }] }, reasonReference: [{ reference: 'urn:uuid:con' }], occurrenceDateTime: '2026-04',
        note: [{ text: 'Exceptionality: The bone has not healed after two operations.\nPlease ring the ward.' }],
      },
    },
    { fullUrl: 'urn:uuid:consent', resource: { resourceType: 'Consent', status: 'active', patient: { reference: 'urn:uuid:pat' }, scope: { coding: [{ code: 'patient-privacy' }] }, provision: { type: 'permit' } } },
  ],
};

const told = (file: ReadFile, from = file.candidates) => Object.fromEntries([...new Set(from.map((one) => one.factId))].map((id) => [id, from.filter((one) => one.factId === id).map((one) => valueWords(one.value)).join(' | ')]));
const codes = (file: ReadFile) => file.issues.map((one) => one.code);
const read = (source: string | Uint8Array | object, name = 'message.json') => readFile(name, source instanceof Uint8Array ? source : Buffer.from(typeof source === 'string' ? source : JSON.stringify(source)));
type Resource = Record<string, unknown> & { resourceType: string };
const changed = (type: string, change: (resource: Resource) => void) => {
  const copy = structuredClone(bundle) as unknown as { entry: { fullUrl: string; resource: Resource }[] };
  change(copy.entry.find((entry) => entry.resource.resourceType === type)!.resource);
  return copy;
};

describe('a FHIR message', () => {
  it('says who, what, why and by whom, each with the words of its element', async () => {
    const file = await read(bundle);
    expect(file.kind).toBe('fhir');
    expect(told(file)).toEqual({
      nhsNumber: '9990000018', hospitalNumber: 'RX-4471', patientName: 'Mrs Agnes May Winter', dateOfBirth: '1961-05-04', patientAddress: '2 Mill Lane, Otterby, ZZ1 1AA', patientTelephone: '01632 960001',
      gpPractice: 'Otterby Surgery', gpPracticeCode: 'Z99001', intervention: 'Exogen ultrasound for bone healing', treatment: 'lipus', lipusDevice: 'exogen', procedureCode: 'W36.5',
      diagnosisCode: 'M84.1', diagnosis: 'Non-union of the left tibia', fractureStatus: 'non-union', statedUrgency: 'urgent', plannedDate: '2026-04-01..2026-04-30', requesterName: 'Mr Idris Quill', requesterGmc: '7654321',
      requesterEmail: 'idris.quill@nhs.example', requesterTelephone: '01632 960100', requesterRole: 'Consultant orthopaedic surgeon', requesterOrganisation: 'Otterby Hospitals NHS Trust', requesterAddress: '1 Ward Street, Otterby',
      clinicianCase: 'The bone has not healed after two operations.', consentGiven: 'yes',
    });
    expect(codes(file)).toEqual([]);
    const birth = file.candidates.find((one) => one.factId === 'dateOfBirth')!;
    expect(birth.method).toBe('data-element');
    expect(birth.anchor).toMatchObject({ kind: 'word', place: 'Patient, birthDate', words: '1961-05-04' });
    // Every anchor leads to a cell that holds its words.
    for (const { anchor } of file.candidates) {
      if (anchor.kind !== 'word') throw new Error('A fact has no place');
      const [block, row, cell, paragraph] = anchor.path as [number, number, number, number];
      const table = file.document!.blocks[block]!;
      const inner = table.type === 'table' ? table.rows[row]!.cells[cell]!.blocks[paragraph]! : null;
      expect(inner?.type === 'paragraph' ? inner.text : '').toContain(anchor.words);
    }
  });

  it('is read from XML of STU3 just as well: agents, contexts, serviceRequested, prefixes, comments, an envelope', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<env:Envelope xmlns:env="urn:example:envelope"><env:payload>
<f:Bundle xmlns:f="http://hl7.org/fhir"><f:type value="document"/>
<f:entry><f:fullUrl value="https://a.example/ReferralRequest/1"/><f:resource><f:ReferralRequest><f:id value="1"/><!-- <f:status value="cancelled"/> --><f:status value="active"/>
<f:subject><f:reference value="https://a.example/Patient/p/_history/3"/></f:subject><f:serviceRequested><f:text value="Ultrasound-guided steroid injection, right shoulder"/></f:serviceRequested>
<f:requester><f:agent><f:reference value="https://a.example/Practitioner/d"/></f:agent><f:onBehalfOf><f:display value="Otterby Hospitals NHS Trust"/></f:onBehalfOf></f:requester>
<f:reasonCode><f:coding><f:system value="urn:oid:2.16.840.1.113883.6.3"/><f:code value="M75.0"/><f:display value="Adhesive capsulitis &amp; pain"/></f:coding></f:reasonCode></f:ReferralRequest></f:resource></f:entry>
<f:entry><f:resource><f:Patient><f:id value="p"/><f:identifier><f:extension url="https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-NHSNumberVerificationStatus-1"><f:valueCodeableConcept><f:coding><f:code value="02"/><f:display value="Number present but not traced"/></f:coding></f:valueCodeableConcept></f:extension><f:system value="http://fhir.nhs.net/Id/nhs-number"/><f:value value="999 000 0026"/></f:identifier>
<f:name><f:use value="official"/><f:text value="Tomos Reed"/></f:name><f:birthDate value="1990"/></f:Patient></f:resource></f:entry>
<f:entry><f:resource><f:Practitioner><f:id value="d"/><f:name><f:family value="Quill"/><f:given value="Idris"/></f:name></f:Practitioner></f:resource></f:entry>
<f:entry><f:resource><f:Composition><f:status value="final"/><f:title value="Referral"/><f:subject><f:reference value="Patient/p"/></f:subject><f:section><f:title value="Clinical history"/><f:text><f:status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p>Frozen for a year.<script>alert(1)</script></p><p>Worse at <b>night</b>.</p></div></f:text></f:section></f:Composition></f:resource></f:entry>
</f:Bundle></env:payload></env:Envelope>`;
    const file = await read(xml, 'referral.xml');
    expect(told(file)).toMatchObject({
      nhsNumber: '9990000026', patientName: 'Tomos Reed', dateOfBirth: '1990-01-01..1990-12-31', intervention: 'Ultrasound-guided steroid injection, right shoulder', treatment: 'guided-injection',
      requesterName: 'Idris Quill', requesterOrganisation: 'Otterby Hospitals NHS Trust', diagnosis: 'Adhesive capsulitis & pain', diagnosisCode: 'M75.0', clinicalHistory: 'Frozen for a year. Worse at night.',
    });
    expect(codes(file)).toEqual(['nhs-number-not-verified']);
    expect(JSON.stringify(file.document)).not.toMatch(/alert|<p>|<b>/);
    const utf16 = await read(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le')]), 'referral.xml');
    expect(told(utf16)).toEqual(told(file));
  });

  it.each(['02', '03', '04', '05', '06', '07', '08'])('warns of an NHS number with verification status %s', async (code) => {
    const file = await read(changed('Patient', (patient) => ((patient.identifier as { extension: { valueCodeableConcept: { coding: { code: string }[] } }[] }[])[0]!.extension[0]!.valueCodeableConcept.coding[0]!.code = code)));
    expect(codes(file)).toEqual(['nhs-number-not-verified']);
    expect(told(file).nhsNumber).toBe('9990000018');
  });

  it('sees a name that stands twice, and takes neither', async () => {
    const file = await read(JSON.stringify(bundle).replace('"birthDate":"1961-05-04"', '"birthDate":"1961-05-04","birthDate":"1916-05-04"'));
    expect(codes(file)).toEqual(['fhir-name-twice']);
    expect(told(file).dateOfBirth).toBeUndefined();
    expect(JSON.stringify(file.document)).toMatch(/1961-05-04.*1916-05-04/);
    expect(codes(await read(JSON.stringify(bundle).replace('"birthDate":"1961-05-04"', '"birthDate":"1961-05-04","birthDate":"1961-05-04"')))).toEqual([]);
  });

  it.each([
    ['a comma left over', '{"resourceType":"Patient","id":"a",}'], ['a comment', '{"resourceType":"Patient" /* x */}'], ['an end that is missing', '{"resourceType":"Patient","name":[{"family":"Win'],
    ['text behind the end', '{"resourceType":"Patient"} and more'], ['single quotes', "{'resourceType':'Patient', \"resourceType\": \"Patient\"}"], ['a number that is none', '{"resourceType":"Patient","x":01}'],
    ['an XML end that is missing', '<Patient xmlns="http://hl7.org/fhir"><id value="a"/>'], ['an entity that nobody declared', '<Patient xmlns="http://hl7.org/fhir"><id value="&who;"/></Patient>'],
    ['nesting without end', `{"resourceType":"Patient","a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('says that it is damaged: %s', async (_what, source) => {
    const file = await read(source);
    expect([file.read, codes(file)]).toEqual([false, ['file-damaged']]);
  });

  it('refuses a document type declaration', async () => {
    const file = await read('<!DOCTYPE Patient [<!ENTITY a "b">]><Patient xmlns="http://hl7.org/fhir"><id value="&a;"/></Patient>', 'p.xml');
    expect([file.read, codes(file)]).toEqual([false, ['fhir-doctype']]);
  });

  it('reads a list of resources, one to a line, and with a mark at its head', async () => {
    const [patient, request] = [bundle.entry[1]!.resource, { ...bundle.entry[7]!.resource, requester: undefined, reasonReference: undefined }];
    for (const source of [JSON.stringify([patient, request]), `\ufeff${JSON.stringify(patient)}\n${JSON.stringify(request)}\n`]) {
      expect(told(await read(source))).toMatchObject({ nhsNumber: '9990000018', intervention: 'Exogen ultrasound for bone healing' });
    }
  });

  it('keeps names and numbers that a program could trip over', async () => {
    const file = await read(`{"resourceType":"Patient","id":"a","__proto__":{"polluted":"yes"},"constructor":"x","multipleBirthInteger":123456789012345678901234567890,"birthDate":"1961-02-30"}`);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(JSON.stringify(file.document)).toContain('123456789012345678901234567890');
    expect(codes(file)).toEqual(['date-impossible']);
  });

  it('makes one request of each patient for whom something is asked', async () => {
    const second = [
      { resourceType: 'Patient', id: 'two', identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000034' }], name: [{ text: 'Tomos Reed' }], birthDate: '1990-01-02' },
      { resourceType: 'ServiceRequest', status: 'active', subject: { reference: 'Patient/two' }, code: { text: 'Guided injection' } },
    ].map((resource) => ({ resource }));
    const file = await read({ ...bundle, entry: [...bundle.entry, ...second] });
    expect(file.candidates).toEqual([]);
    expect(file.records!.map((record) => [record.label, told(file, record.candidates).nhsNumber, told(file, record.candidates).intervention])).toEqual([
      ['Patient 1', '9990000018', 'Exogen ultrasound for bone healing'], ['Patient 2', '9990000034', 'Guided injection'],
    ]);
    expect(told(file, file.records![1]!.candidates).consentGiven).toBeUndefined();
    expect(codes(file)).toEqual([]);
    const withPaper = await read({ ...bundle, entry: [...bundle.entry, ...second, { resource: { resourceType: 'Binary', contentType: 'text/plain', data: 'QUJD' } }] });
    expect(codes(withPaper)).toContain('two-patients');
  });

  it('does not take a mother for a patient, but sees papers of somebody else', async () => {
    const mother = { resource: { resourceType: 'Patient', id: 'mum', name: [{ text: 'Edith Winter' }], identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000042' }] } };
    const related = { resource: { resourceType: 'RelatedPerson', patient: { reference: 'Patient/mum' } } };
    const quiet = await read({ ...bundle, entry: [...bundle.entry, mother, related] });
    expect([told(quiet).nhsNumber, codes(quiet)]).toEqual(['9990000018', []]);
    expect(codes(await read({ ...bundle, entry: [...bundle.entry, mother] })), 'nothing says who she is').toEqual(['two-patients']);
    const strange = { resource: { resourceType: 'Condition', subject: { reference: 'Patient/mum' }, code: { text: 'Gout' } } };
    const mixed = await read({ ...bundle, entry: [...bundle.entry, mother, strange] });
    expect(codes(mixed)).toEqual(['two-patients']);
    expect(told(mixed).nhsNumber).toBeUndefined();
  });

  it('follows references of every form, and no circle or loose end', async () => {
    const contained = { resourceType: 'ServiceRequest', status: 'active', contained: [{ resourceType: 'Patient', id: 'p', name: [{ text: 'Agnes Winter' }], generalPractitioner: [{ reference: '#o' }] }, { resourceType: 'Organization', id: 'o', name: 'Otterby Surgery', partOf: { reference: '#o' } }], subject: { reference: '#p' }, requester: { reference: 'Practitioner/gone' }, code: { text: 'Exogen' } };
    const file = await read(contained);
    expect(told(file)).toMatchObject({ patientName: 'Agnes Winter', gpPractice: 'Otterby Surgery', intervention: 'Exogen' });
    expect(codes(file)).toEqual(['fhir-reference-missing']);
    const logical = await read({ resourceType: 'ServiceRequest', status: 'active', subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000050' }, display: 'Agnes Winter' }, code: { text: 'Exogen' } });
    expect(told(logical)).toMatchObject({ nhsNumber: '9990000050', patientName: 'Agnes Winter' });
    const old = await read({ resourceType: 'ServiceRequest', status: 'active', subject: { reference: 'Patient/gone', display: 'Agnes Winter' }, code: { text: 'Exogen' } });
    expect([told(old).patientName, codes(old)]).toEqual(['Agnes Winter', ['fhir-reference-missing']]);
    const elsewhere = await read({ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient', id: 'x', name: [{ text: 'Somebody Else' }] } }, { resource: { resourceType: 'ServiceRequest', status: 'active', subject: { reference: 'Patient/y' }, code: { text: 'Exogen' } } }] });
    expect([told(elsewhere).patientName, codes(elsewhere)]).toEqual([undefined, ['fhir-reference-missing']]);
  });

  it.each([['draft'], ['revoked'], ['completed']])('says that a request with status %s does not stand as it is', async (status) => {
    expect(codes(await read(changed('ServiceRequest', (request) => (request.status = status))))).toEqual(['fhir-not-in-force']);
  });

  it('takes nothing from what was entered in error, is refuted, or is changed by a modifier', async () => {
    const error = await read(changed('Condition', (condition) => (condition.verificationStatus = { coding: [{ code: 'entered-in-error' }] })));
    expect([told(error).diagnosis, codes(error)]).toEqual([undefined, ['fhir-entered-in-error']]);
    const modifier = await read(changed('ServiceRequest', (request) => (request.modifierExtension = [{ url: 'https://x.example/not', valueBoolean: true }])));
    expect([told(modifier).intervention, codes(modifier)]).toEqual([undefined, ['fhir-modifier']]);
    expect(JSON.stringify(modifier.document)).toContain('Exogen ultrasound');
  });

  it.each([['rejected', { type: 'permit' }, 'no', []], ['proposed', { type: 'permit' }, undefined, ['fhir-not-in-force']], ['active', { type: 'deny' }, 'no', []], ['active', {}, undefined, []]])('reads consent only where it is said outright: %s', async (status, provision, expected, issues) => {
    const file = await read(changed('Consent', (consent) => Object.assign(consent, { status, provision })));
    expect([told(file).consentGiven, codes(file)]).toEqual([expected, issues]);
  });

  it('notes a death', async () => {
    const died = await read(changed('Patient', (patient) => (patient.deceasedDateTime = '2026-03-28T23:30:00Z')));
    expect([told(died).deathDate, codes(died)]).toEqual(['2026-03-28', ['fhir-deceased']]);
    const summer = await read(changed('Patient', (patient) => (patient.deceasedDateTime = '2026-06-28T23:30:00Z')));
    expect(told(summer).deathDate).toBe('2026-06-29');
    expect(codes(await read(changed('Patient', (patient) => (patient.deceasedBoolean = true))))).toEqual(['fhir-deceased']);
  });

  it('reads a questionnaire as the form that it is', async () => {
    const file = await read({
      resourceType: 'QuestionnaireResponse', status: 'completed', item: [
        { linkId: '1', text: 'Patient details', item: [{ linkId: '1.1', text: 'Name', answer: [{ valueString: 'Agnes Winter' }] }, { linkId: 'dateOfBirth', answer: [{ valueDate: '1961-05' }] }, { linkId: '1.3', text: 'Has the patient consented?', answer: [{ valueBoolean: true }] }] },
        { linkId: '2', text: 'Clinician details', item: [{ linkId: '2.1', text: 'Name', answer: [{ valueString: 'Idris Quill' }] }] },
      ],
    });
    expect(told(file)).toEqual({ patientName: 'Agnes Winter', dateOfBirth: '1961-05-01..1961-05-31', consentGiven: 'yes', requesterName: 'Idris Quill' });
  });

  it('keeps an error message and an unknown resource readable, and takes nothing from them', async () => {
    expect(codes(await read({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', diagnostics: 'No such referral' }] }))).toEqual(['fhir-error-answer']);
    const unknown = await read({ resourceType: 'Spaceship', name: 'Agnes Winter', crew: [{ nhsNumber: '9990000018' }] });
    expect([unknown.read, unknown.candidates, JSON.stringify(unknown.document).includes('9990000018')]).toEqual([true, [], true]);
    const other = await read({ settings: { resourceType: 'x' } });
    expect([other.read, codes(other)]).toEqual([false, ['unread']]);
  });
});

describe('papers inside a FHIR message', () => {
  const letter = Buffer.from('A letter about the shoulder.');
  const withAttachment = (attachment: object) => ({ resourceType: 'Bundle', entry: [{ fullUrl: 'urn:uuid:b', resource: { resourceType: 'Binary', contentType: 'text/plain', data: letter.toString('base64') } }, { resource: { resourceType: 'DocumentReference', status: 'current', description: 'Clinic letter', content: [{ attachment }] } }] });

  it('come out as they are, by data, by Binary and in XML', async () => {
    const own = await read({ resourceType: 'DocumentReference', content: [{ attachment: { contentType: 'application/pdf', title: '../x\u202efdp', data: letter.toString('base64').replace(/(.{10})/g, '$1\n '), hash: createHash('sha1').update(letter).digest('base64'), size: letter.length } }] });
    expect(own.children).toEqual([{ name: '../x[U+202E]fdp.pdf', bytes: new Uint8Array(letter) }]);
    expect(codes(own)).toEqual([]);
    const pointed = await read(withAttachment({ url: 'urn:uuid:b', title: 'letter.txt' }));
    expect(pointed.children.map((child) => [child.name, Buffer.from(child.bytes).toString()])).toEqual([['letter.txt', 'A letter about the shoulder.']]);
    const xml = await read(`<Binary xmlns="http://hl7.org/fhir"><contentType value="text/plain"/><content value="${letter.toString('base64')}"/></Binary>`, 'b.xml');
    expect(xml.children.map((child) => child.name)).toEqual(['Attachment 1.txt']);
  });

  it.each([['QUJ', 'attachment-broken'], ['QU*D', 'attachment-broken'], ['Q===', 'attachment-broken'], ['QUJD====', 'attachment-broken'], ['QU-_', 'attachment-broken']])('are not made of what is no base64: %s', async (data, code) => {
    const file = await read({ resourceType: 'Binary', contentType: 'application/pdf', data });
    expect([file.children, codes(file)]).toEqual([[], [code]]);
  });

  it('are asked for where they lie elsewhere, and never fetched', async () => {
    const file = await read(withAttachment({ url: 'https://files.example/letter.pdf', title: 'Letter', contentType: 'application/pdf' }));
    expect(codes(file)).toEqual(['attachment-not-sent']);
    expect(file.issues[0]!.message).toContain('Letter.pdf');
  });

  it('are looked at where checksum or size is another, and bounded before they are decoded', async () => {
    expect(codes(await read({ resourceType: 'DocumentReference', content: [{ attachment: { data: 'QUJD', size: 4 } }] }))).toEqual(['attachment-differs']);
    expect(codes(await read({ resourceType: 'DocumentReference', content: [{ attachment: { data: 'QUJD', hash: createHash('sha1').update('other').digest('base64') } }] }))).toEqual(['attachment-differs']);
    const big = await readFile('m.json', Buffer.from(JSON.stringify({ resourceType: 'Binary', data: 'QUJD'.repeat(1000) })), { ...readLimits, totalBytes: 100 });
    expect([big.children, codes(big)]).toEqual([[], ['attachment-too-large']]);
    const many = await readFile('m.json', Buffer.from(JSON.stringify([1, 2, 3].map((n) => ({ resourceType: 'Binary', id: `b${n}`, data: 'QUJD' })))), { ...readLimits, entries: 2 });
    expect([many.children.length, codes(many)]).toEqual([2, ['attachment-too-many']]);
  });
});

describe('changed bytes', () => {
  const sources: Record<string, Uint8Array> = {};
  beforeAll(() => {
    sources.json = Buffer.from(JSON.stringify(bundle));
    sources.xml = Buffer.from('<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Patient><id value="p"/><name><family value="Winter"/></name><text><div xmlns="http://www.w3.org/1999/xhtml"><table><tr><td>x</td></tr></table></div></text></Patient></resource></entry></Bundle>');
  });
  it.each(['json', 'xml'])('of 200 files never throw: %s', async (kind) => {
    let seed = 20260310;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let n = 0; n < 200; n++) {
      const bytes = Uint8Array.from(sources[kind]!);
      for (let k = 0; k <= n % 5; k++) bytes[random(bytes.length)] = random(256);
      const file = await readFile('x', n % 7 === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
      expect(file.read || file.issues.length > 0).toBe(true);
    }
  });
});

/** Folders with examples that nobody here wrote; each file of them comes to something, and quickly. */
const folders = (process.env.IFR_EXAMPLE_PACKS ?? '').split(':').filter((folder) => folder !== '');
const files = folders.flatMap(function inside(folder: string): string[] {
  return readdirSync(folder).sort().flatMap((name) => (statSync(join(folder, name)).isDirectory() ? inside(join(folder, name)) : [join(folder, name)]));
}).filter((path) => /\.(?:json|xml)$/.test(path));

/** Every text and number of the resources; the address of an extension stands there by its last part only. */
function scalars(value: unknown, key = ''): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [key === 'url' ? String(value).split('/').at(-1)! : String(value)];
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one) => scalars(one, key));
  const own = value as Record<string, unknown>;
  return own.resourceType === 'Bundle' ? scalars((own.entry as { resource?: unknown }[] | undefined)?.map((entry) => entry.resource ?? entry)) : Object.entries(own).flatMap(([name, inner]) => scalars(inner, name));
}

describe.skipIf(files.length === 0)('examples', () => {
  it.each(files)('%s', async (path) => {
    const file = await readFile(path.split('/').at(-1)!, readFileSync(path));
    expect([file.kind, file.read]).toEqual(['fhir', true]);
    expect(file.document!.blocks.length).toBeGreaterThan(0);
    if (!path.endsWith('.json')) return;
    // A person who reads the document loses nothing that was sent.
    const text = JSON.stringify(file.document);
    const lost = scalars(JSON.parse(readFileSync(path, 'utf8'))).filter((value) => !text.includes(JSON.stringify(value).slice(1, -1)));
    expect(lost).toEqual([]);
  });
});
