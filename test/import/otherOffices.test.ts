import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { matchLabel, sectionOf } from '../../shared/import/labels.ts';
import { draw } from './foreign/pdfForms.ts';
import { cell, h, p, rawDocx, row, table } from './foreign/rawDocx.ts';
import { proposed } from './plain.ts';

type Doc = PDFKit.PDFDocument;
const word = async (body: string) => proposed(await readFile('form.docx', await rawDocx(body)));
const pdf = async (paint: (doc: Doc) => void) => proposed(await readFile('form.pdf', await draw(paint)));
const mail = async (...lines: string[]) => proposed(await readFile('note.txt', new TextEncoder().encode(lines.join('\n'))));
const patient = { patientName: ['Bertrand Oake'], nhsNumber: ['9990000018'], dateOfBirth: ['1971-05-05'] };
const patientRows = [row('Patient name', 'Bertrand Oake'), row('NHS number', '999 000 0018'), row('Date of birth', '5 May 1971')];

describe('boxes to tick that are drawn with lines', () => {
  const question = (doc: Doc, words: string, y: number, options: readonly string[], marked: string | null, mark: (doc: Doc, x: number, y: number) => void) => {
    doc.fontSize(10).text(words, 50, y, { lineBreak: false });
    options.forEach((option, i) => {
      const x = 330 + i * 70;
      doc.rect(x, y, 9, 9).stroke();
      if (option === marked) mark(doc, x, y);
      doc.text(option, x + 13, y, { lineBreak: false });
    });
  };
  const form = (marked: readonly (string | null)[], mark: (doc: Doc, x: number, y: number) => void = () => undefined) => pdf((doc) => {
    question(doc, 'Has the patient consented to this application?', 60, ['Yes', 'No'], marked[0]!, mark);
    question(doc, 'Is this treatment part of a clinical trial?', 80, ['Yes', 'No'], marked[1]!, mark);
    question(doc, 'Urgency', 100, ['Routine', 'Urgent', 'Emergency'], marked[2]!, mark);
  });

  it('answer nothing while they are open', async () => {
    expect(await form([null, null, null])).toEqual({});
  });

  it.each<[string, (doc: Doc, x: number, y: number) => void]>([
    ['two strokes', (doc, x, y) => void doc.moveTo(x + 1, y + 1).lineTo(x + 8, y + 8).stroke().moveTo(x + 8, y + 1).lineTo(x + 1, y + 8).stroke()],
    ['a tick that runs over the edge', (doc, x, y) => void doc.moveTo(x + 1, y + 5).lineTo(x + 4, y + 8).lineTo(x + 11, y - 2).stroke()],
    ['a filled square', (doc, x, y) => void doc.rect(x + 2, y + 2, 5, 5).fill()],
    ['a letter', (doc, x, y) => void doc.fontSize(9).text('X', x + 1.5, y + 0.5, { lineBreak: false }).fontSize(10)],
  ])('say what is marked by %s', async (_, mark) => {
    expect(await form(['Yes', 'No', 'Urgent'], mark)).toEqual({ consentGiven: ['yes'], clinicalTrial: ['no'], statedUrgency: ['Urgent'] });
  });

  it.each<[string, (doc: Doc, x: number, y: number) => void]>([
    ['a cell around them', (doc, x, y) => void doc.rect(x - 3, y - 3, 15, 15).stroke()],
    ['a light shade in them', (doc, x, y) => void doc.rect(x, y, 9, 9).fill('#dddddd').fillColor('#000000')],
    ['a second line around them', (doc, x, y) => void doc.rect(x - 0.5, y - 0.5, 10, 10).stroke()],
    ['a white ground', (doc, x, y) => void doc.rect(x, y, 9, 9).fillAndStroke('#ffffff', '#000000').fillColor('#000000')],
  ])('are open with %s', async (_, around) => {
    expect(await form(['Yes', 'No', 'Urgent'], around)).toEqual({});
  });

  it('are not the boxes that the digits of a number stand in', async () => {
    expect(await pdf((doc) => {
      doc.fontSize(10).text('NHS number', 50, 60, { lineBreak: false });
      [...'9990000018'].forEach((digit, i) => {
        doc.rect(150 + 16 * i, 56, 16, 16).stroke();
        doc.text(digit, 155 + 16 * i, 60, { lineBreak: false });
      });
    })).toEqual({ nhsNumber: ['9990000018'] });
  });

  it('printed choices without a box or mark answer nothing, side by side or below', async () => {
    expect(await pdf((doc) => {
      doc.fontSize(10).text('Has the patient consented to this application?', 50, 60, { lineBreak: false });
      doc.text('Yes', 350, 60, { lineBreak: false }).text('No', 420, 60, { lineBreak: false });
      doc.text('Is this treatment part of a clinical trial?', 50, 100, { lineBreak: false });
      doc.text('Yes', 50, 114, { lineBreak: false }).text('No', 120, 114, { lineBreak: false });
    })).toEqual({});
  });
});

describe('labels in a PDF', () => {
  it('that their narrow column breaks over lines', async () => {
    expect(await pdf((doc) => {
      doc.fontSize(10);
      const field = (label: readonly string[], value: string, y: number) => {
        label.forEach((words, i) => doc.text(words, 50, y + 12 * i, { lineBreak: false }));
        doc.text(value, 200, y, { lineBreak: false });
      };
      field(['Date of', 'birth'], '5 May 1971', 60);
      field(['Trust /', 'provider'], 'Oakes Valley NHS Trust', 95);
      field(['Details of treat-', 'ment requested'], 'Nintedanib 150 mg', 130);
      field(['Evidence', 'base'], 'A trial of 663 patients', 165);
      field(['Treatment while awaiting', 'a decision'], 'Oxygen as before', 200);
    })).toEqual({ dateOfBirth: ['1971-05-05'], requesterOrganisation: ['Oakes Valley NHS Trust'], intervention: ['Nintedanib 150 mg'], evidenceCited: ['A trial of 663 patients'], careMeanwhile: ['Oxygen as before'] });
  });

  it('that fill their column up to the answer', async () => {
    expect(await pdf((doc) => {
      doc.fontSize(10);
      const field = (label: string, value: string, y: number) => void doc.text(label, 50, y, { lineBreak: false }).text(value, 62 + doc.widthOfString('Treatments already tried and outcome'), y, { lineBreak: false });
      field('NHS number', '999 000 0018', 60);
      field('Diagnosis', 'Pericarditis', 80);
      field('Treatments already tried and outcome', 'Pirfenidone for seven months', 100);
    })).toEqual({ nhsNumber: ['9990000018'], diagnosis: ['Pericarditis'], treatmentsTried: ['Pirfenidone for seven months'] });
  });

  it('each over its answer: a label that nobody knows beside one is not its answer', async () => {
    expect(await pdf((doc) => {
      const field = (label: string, value: string, x: number, y: number) => {
        doc.fontSize(7.5).text(label, x, y, { lineBreak: false });
        doc.fontSize(11).text(value, x, y + 11, { lineBreak: false });
      };
      field('Consultant making the request', 'Miss Delphine Arkell', 50, 60);
      field('Wibble of the consultant', 'Spoon', 305, 60);
      field('Provider organisation', 'Oakes Valley NHS Trust', 50, 100);
      field('Wobble', 'Fork', 305, 100);
    })).toEqual({ requesterName: ['Miss Delphine Arkell'], requesterOrganisation: ['Oakes Valley NHS Trust'] });
  });

  it('broken over lines beside an answer of as many: no line of it is lost', async () => {
    expect(await pdf((doc) => {
      doc.fontSize(10);
      const rows = (x: number, y: number, ...lines: string[]) => lines.forEach((words, i) => void doc.text(words, x, y + 11 * i, { lineBreak: false }));
      rows(50, 60, 'Employing', 'organisation');
      rows(200, 60, 'Oakes Valley NHS', 'Foundation Trust');
      rows(50, 110, 'Clinical details: please set out the', 'history of the condition and its', 'present state');
      rows(260, 110, 'She has had three infections', 'within the graft each winter', 'since 2019.');
      rows(50, 170, 'Diagnosis');
      rows(260, 170, 'Pericarditis');
    })).toEqual({ requesterOrganisation: ['Oakes Valley NHS Foundation Trust'], clinicalHistory: ['She has had three infections within the graft each winter since 2019.'], diagnosis: ['Pericarditis'] });
  });

  it('guidance in small type below a label is no answer; the answer below it is', async () => {
    const form = (answered: boolean) => pdf((doc) => {
      const field = (label: string, guidance: string, answer: string, y: number) => {
        doc.fontSize(10).text(label, 50, y, { lineBreak: false });
        doc.fontSize(7.5).text(guidance, 50, y + 12, { lineBreak: false });
        if (answered) doc.fontSize(10).text(answer, 50, y + 26, { lineBreak: false });
      };
      field('Patient’s address', 'Please include the postcode.', '9 Ferry Lane, Longmere', 60);
      field('Treatments tried', 'Include doses and the reasons for stopping.', 'Prednisolone for a year', 120);
      field('Estimated cost', 'Include VAT.', '£870', 180);
    });
    expect(await form(false)).toEqual({});
    expect(await form(true)).toEqual({ patientAddress: ['9 Ferry Lane, Longmere'], treatmentsTried: ['Prednisolone for a year'], cost: ['£870'] });
  });

  it('a mark in a column headed Y or N', async () => {
    expect(await pdf((doc) => {
      doc.fontSize(10).text('Question', 50, 60, { lineBreak: false }).text('Y', 400, 60, { lineBreak: false }).text('N', 460, 60, { lineBreak: false });
      doc.text('Has the patient consented to this application?', 50, 80, { lineBreak: false }).text('X', 400, 80, { lineBreak: false });
      doc.text('Is this treatment part of a clinical trial?', 50, 100, { lineBreak: false }).text('X', 460, 100, { lineBreak: false });
    })).toEqual({ consentGiven: ['yes'], clinicalTrial: ['no'] });
  });

  it('set with wide gaps between the letters', async () => {
    expect(await pdf((doc) => {
      const field = (label: string, value: string, y: number) => {
        doc.fontSize(9).text(label, 50, y, { lineBreak: false, characterSpacing: 2.6 });
        doc.fontSize(10).text(value, 300, y, { lineBreak: false });
      };
      field('NHS NUMBER', '999 000 0018', 60);
      field('DIAGNOSIS', 'Pericarditis', 90);
    })).toMatchObject({ diagnosis: ['Pericarditis'] });
    expect(matchLabel('P AT I E N T  N A M E')).toEqual({ fact: 'patientName' });
  });

  it('a numbered heading whose words are a label too asks nothing itself', async () => {
    expect(await pdf((doc) => {
      doc.fontSize(12).text('Section 2 – Clinical case', 50, 60, { lineBreak: false });
      doc.fontSize(10).text('2.1 Please give a brief history of the condition:', 50, 80, { lineBreak: false });
      doc.text('Mastectomy in 2018.', 50, 94, { lineBreak: false });
    })).toEqual({ clinicalHistory: ['Mastectomy in 2018.'] });
  });
});

describe('labels in a Word form', () => {
  it('an answer that is itself a label', async () => {
    expect(await word(table(...patientRows, row('Urgency', 'Urgent'), row('Hospital', 'Oakes Infirmary')))).toEqual({ ...patient, statedUrgency: ['Urgent'], requesterOrganisation: ['Oakes Infirmary'] });
  });

  it('label and answer in one cell, over the next such cell', async () => {
    const both = (label: string, value: string) => row(cell(p(label) + p(value), '<w:gridSpan w:val="2"/>'));
    expect(await word(table(...patientRows, both('Procedure/treatment requested:', 'Peroral myotomy'), both('Diagnosis:', 'Type III achalasia'), row(cell('Planned date: 3 March 2027', '<w:gridSpan w:val="2"/>')))))
      .toEqual({ ...patient, intervention: ['Peroral myotomy'], diagnosis: ['Type III achalasia'], plannedDate: ['2027-03-03'] });
  });

  it('a cell merged down beside questions and their answers names the group', async () => {
    const head = (words: string) => cell(words, '<w:vMerge w:val="restart"/>');
    const merged = cell(p(''), '<w:vMerge/>');
    expect(await word(table(row(head('Treatment'), 'What is being requested?', 'Omalizumab 300 mg'), row(merged, 'Condition to be treated', 'Mastocytosis'), row(merged, 'Start date (planned)', '3 March 2027'))))
      .toEqual({ intervention: ['Omalizumab 300 mg'], diagnosis: ['Mastocytosis'], plannedDate: ['2027-03-03'] });
  });

  it('a bare name at the head of a form is the patient’s where birth and number follow; under other people’s headings it is theirs', async () => {
    expect(await word(table(row('Name', 'Bertrand Oake'), row('Date of birth', '5 May 1971'), row('NHS number', '999 000 0018')))).toEqual(patient);
    expect(await word(table(row('Name', 'Dr Gee Pea'), row('Job title', 'Registrar')))).not.toHaveProperty('patientName');
    const others = ['Referring GP', 'Carer', 'Next of kin details'].map((heading) => h(heading) + table(row('Name', `Somebody of ${heading}`), row('Telephone', '01632 960111'), row('Address', '1 Other Street')));
    const found = await word(h('Patient') + table(...patientRows) + others.join(''));
    expect(found).toMatchObject(patient);
    for (const fact of ['patientTelephone', 'patientAddress']) expect(found).not.toHaveProperty(fact);
    expect(JSON.stringify([found.patientName, found.dateOfBirth])).not.toContain('Somebody');
  });

  it('questions to whoever fills in the form', async () => {
    expect(await word(h('2. About you') + ['Your name: Dr Linnea Forsyth', 'Your role: Consultant', 'Your organisation: Oakes Infirmary', 'Your email: linnea.forsyth@nhs.net'].map((line) => p(line)).join('')))
      .toEqual({ requesterName: ['Dr Linnea Forsyth'], requesterRole: ['Consultant'], requesterOrganisation: ['Oakes Infirmary'], requesterEmail: ['linnea.forsyth@nhs.net'] });
  });

  it('what the form itself prints where an answer is to stand is none', async () => {
    expect(await word(table(
      row('Urgency', 'Routine / Urgent / Emergency (delete as appropriate)'), row('Cost', '£'), row('Estimated cost', '£0.00'), row('GP practice code', 'e.g. Y99999'), row('Secure email', 'name@nhs.net'),
      row('Communication needs', 'Yes / No If yes, please specify:'), row('Evidence', 'Attach papers and list the references here.'), row('Diagnosis', 'To be confirmed'),
    ))).toEqual({});
  });

  it('lines with labels of their own in a cell, beside whose they are; a group that nobody knows is nobody’s', async () => {
    expect(await word(table(row('General practitioner', cell(p('Name: Dr Cuthbert Amory') + p('Practice: Abbey Medical Practice') + p('Practice code: Y99912'))), row('Referring clinician', cell(p('Name: Miss Araminta Doyle') + p('Position: Consultant') + p('Trust: Oakes Infirmary'))))))
      .toEqual({ gpName: ['Dr Cuthbert Amory'], gpPractice: ['Abbey Medical Practice'], gpPracticeCode: ['Y99912'], requesterName: ['Miss Araminta Doyle'], requesterRole: ['Consultant'], requesterOrganisation: ['Oakes Infirmary'] });
    const head = (words: string) => cell(words, '<w:vMerge w:val="restart"/>');
    const merged = cell(p(''), '<w:vMerge/>');
    const found = await word(h('Patient') + table(...patientRows, row(head('Wibble'), 'Full name', 'Ms Somebody'), row(merged, 'Telephone', '01632 960111')));
    expect(found).toEqual(patient);
  });

  it('the next number ends an answer, also where nobody knows its question', async () => {
    expect(await mail('7. Treatment requested', 'Staged excision', '', '8. Wibble wobble', 'Spoon', '', '9. Diagnosis', 'Naevus')).toEqual({ intervention: ['Staged excision'], diagnosis: ['Naevus'] });
    expect(await mail('10. Clinical history', 'A long history.', 'With two lines.', '', '11. Wibble wobble', 'Spoon')).toEqual({ clinicalHistory: ['A long history. With two lines.'] });
  });

  it('consent in the words of another form', async () => {
    expect(await word(table(row('Has consent been given?', 'Yes')))).toEqual({ consentGiven: ['yes'] });
  });
});

describe('labels by their words', () => {
  it.each([
    ['What is the patient’s name?', 'patientName'], ['What is the patient’s NHS number?', 'nhsNumber'], ['Pt name', 'patientName'], ['Who is making the request?', 'requesterName'], ['Where do you work?', 'requesterOrganisation'],
    ['What treatment are you asking us to fund?', 'intervention'], ['Drug / device / procedure', 'intervention'], ['For which condition?', 'diagnosis'], ['ICD-10 diagnosis code', 'diagnosisCode'], ['OPCS-4 code(s)', 'procedureCode'],
    ['When do you plan to start treatment?', 'plannedDate'], ['How much will it cost?', 'cost'], ['Registered practice code', 'gpPracticeCode'], ['Hospital / unit no.', 'hospitalNumber'], ['Consent from patient? Y/N', 'consentGiven'],
    ['Treatment already given?', 'alreadyTreated'], ['Has the patient already received this treatment?', 'alreadyTreated'], ['On a trial? Y/N', 'clinicalTrial'], ['Can the IFR team correspond directly with the patient?', 'patientMayBeWrittenTo'],
    ['If funding is not agreed, how will the patient be managed?', 'careMeanwhile'], ['What has been tried:', 'treatmentsTried'], ['Literature relied upon', 'evidenceCited'], ['Tell us about the patient’s clinical history', 'clinicalHistory'],
  ])('%s', (label, fact) => {
    expect(matchLabel(label)).toEqual({ fact });
  });

  it.each(['If not, why not?', 'Why is standard treatment not funded?', 'List the treatments already received', 'What is the name of the ward?'])('%s asks something else', (label) => {
    const meaning = matchLabel(label);
    expect(meaning === null || meaning === 'other' || meaning.fact === 'treatmentsTried').toBe(true);
  });

  it('a heading that names two persons rules neither’s rows', () => {
    expect([sectionOf('Section 1 – Patient and clinician'), sectionOf('Section 1 – Patient'), sectionOf('Carer’s details')]).toEqual(['none', 'patient', 'other']);
  });
});

describe('answers', () => {
  it('behind a dash, also in quoted mail; not where the dash belongs to a title', async () => {
    expect(await mail('> Name of Patient – Siân Gallowglass', '> Date of birth - 5 May 1971', '> Diagnosis – asthma')).toEqual({ patientName: ['Siân Gallowglass'], dateOfBirth: ['1971-05-05'], diagnosis: ['asthma'] });
    expect(await mail('Treatment – individual funding request', 'Policy – LIPUS')).toEqual({});
  });

  it('a code with more digits than an ICD-10 code has is not cut to one', async () => {
    expect(await mail('ICD-10 code: D89.811')).toEqual({});
    expect(await mail('ICD-10 code: M84.1')).toEqual({ diagnosisCode: ['M84.1'] });
  });
});
