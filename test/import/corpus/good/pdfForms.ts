import { good, one } from '../entry.ts';
import { kit, ruled } from '../bytes/kit.ts';
import { at, lines, Pdf, pages, simplePdf, wide, words } from '../bytes/pdf.ts';
import { consultant, dashed, greta, idris, inWords, mabel, otto, percy, physio, rheumatologist, short, siobhan, slashed, spaced, tariq, wanda } from '../people.ts';

const bone = 'Non-union of the left tibia';

interface Field { readonly name: string; readonly label?: string; readonly value?: string; readonly box?: string; readonly on?: boolean; readonly kids?: readonly Field[]; readonly choices?: readonly string[] }

/** A page of form fields, each with its printed label at the left; appearance streams are left out, as some programs do. */
function fieldForm(fields: readonly (Field & { printed: string })[], { catalogue = '', labels = true } = {}): Uint8Array {
  const pdf = new Pdf();
  const form = pdf.add();
  const tops = fields.map((_, index) => 760 - index * 26);
  const root = pages(pdf, [at(60, 800, 'INDIVIDUAL FUNDING REQUEST', 14, 'F2') + fields.map(({ printed }, index) => at(60, tops[index]! + 5, printed)).join('')], { page: '/Annots [@]', catalogue: `/AcroForm ${form} 0 R ${catalogue}` });
  const widgets: number[] = [];
  const tops2: number[] = [];
  fields.forEach((field, index) => {
    const rect = (x: number, width: number) => `/Rect [${x} ${tops[index]} ${x + width} ${tops[index]! + 18}]`;
    const label = labels && field.label ? `/TU ${words(field.label)}` : '';
    if (field.kids) {
      const parent = pdf.add();
      const kids = field.kids.map((kid, at2) => pdf.add(`<< /Type /Annot /Subtype /Widget /Parent ${parent} 0 R ${rect(300 + at2 * 70, 14)} /AP << /N << /${kid.name} << >> /Off << >> >> >> /AS /${kid.on ? kid.name : 'Off'} >>`));
      pdf.set(parent, `<< /FT /Btn /Ff 49152 /T ${words(field.name)} ${label} /V /${field.kids.find((kid) => kid.on)?.name ?? 'Off'} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
      widgets.push(...kids);
      tops2.push(parent);
    } else {
      const kind = field.box ? `/FT /Btn /V /${field.on ? field.box : 'Off'} /AS /${field.on ? field.box : 'Off'} /AP << /N << /${field.box} << >> /Off << >> >> >>` : field.choices ? `/FT /Ch /Ff 131072 /Opt [${field.choices.map(words).join(' ')}] /V ${wide(field.value ?? '')}` : `/FT /Tx /V ${/^[\x20-\x7e]*$/.test(field.value ?? '') ? words(field.value ?? '') : wide(field.value ?? '')} /DA (/Helv 10 Tf 0 g)`;
      const widget = pdf.add(`<< /Type /Annot /Subtype /Widget /T ${words(field.name)} ${label} ${rect(300, field.box ? 14 : 240)} ${kind} >>`);
      widgets.push(widget);
      tops2.push(widget);
    }
  });
  pdf.set(form, `<< /Fields [${tops2.map((one) => `${one} 0 R`).join(' ')}] /NeedAppearances true >>`);
  const file = Buffer.from(pdf.file(root)).toString('latin1');
  // The page is written before its fields are known: their numbers are put in at the end, and the places are put right by a second writing.
  return new Uint8Array(Buffer.from(repaired(file.replace('/Annots [@]', `/Annots [${widgets.map((one) => `${one} 0 R`).join(' ')}]`)), 'latin1'));
}

/** Writes the table of places anew. */
function repaired(file: string): string {
  const places = [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)].map((match) => ({ number: Number(match[1]), place: match.index + (match[0].startsWith('\n') ? 1 : 0) })).sort((a, b) => a.number - b.number);
  const start = file.indexOf('\nxref\n') + 1;
  const trailer = file.slice(file.indexOf('trailer\n'), file.indexOf('startxref'));
  return `${file.slice(0, start)}xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.map(({ place }) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}${trailer}startxref\n${start}\n%%EOF\n`;
}

/** Application forms, proformas and print-outs as PDF. */
export const pdfForms = [
  good('pdf/ruled-table', 'A Word form printed to PDF: two ruled columns.', () => one('IFR form.pdf', kit((doc) => {
    doc.fontSize(14).text('NHS Northmoor ICB: Individual Funding Request').moveDown();
    ruled(doc, [['Patient’s full name', otto.name], ['NHS No.', spaced(otto.nhs)], ['D.O.B (dd/mm/yyyy)', slashed(otto.birth)], ['Address', `${otto.address}, ${otto.postcode}`], ['Registered GP', otto.gp], ['GP practice', otto.practice], ['Requesting clinician', consultant.name], ['Secure NHS.net e-mail', consultant.email], ['Clinical indication', bone], ['Treatment requested (with dose/frequency)', 'Exogen, 20 minutes daily'], ['Has the patient given informed consent for information to be shared?', 'Yes']], [200, 295]);
  })), { patientName: otto.name, nhsNumber: otto.nhs, dateOfBirth: otto.birth, patientAddress: `~${otto.postcode}`, gpName: otto.gp, gpPractice: otto.practice, requesterName: consultant.name, requesterEmail: consultant.email, diagnosis: bone, intervention: '~Exogen', consentGiven: 'yes' }),

  good('pdf/labels-with-colons', 'A simple letter of request with a line for each answer.', () => one('request.pdf', kit((doc) => doc.fontSize(11).text([`Patient name: ${greta.name}`, `NHS number: ${spaced(greta.nhs)}`, `Date of birth: ${inWords(greta.birth)}`, `Diagnosis: Rotator cuff tear, left`, `Treatment requested: Ultrasound-guided injection of the left shoulder`, `Requesting clinician: ${rheumatologist.name}`, `Email: ${rheumatologist.email}`].join('\n')))),
  { patientName: greta.name, nhsNumber: greta.nhs, dateOfBirth: greta.birth, diagnosis: 'Rotator cuff tear, left', intervention: 'Ultrasound-guided injection of the left shoulder', requesterName: rheumatologist.name, requesterEmail: rheumatologist.email }),

  good('pdf/labels-above-answers', 'Web portals print a small label above each answer.', () => one('portal.pdf', kit((doc) => {
    for (const [label, value] of [['Patient name', tariq.name], ['NHS number', spaced(tariq.nhs)], ['Date of birth', slashed(tariq.birth)], ['Diagnosis', 'Delayed union of the right scaphoid'], ['Treatment requested', 'Exogen'], ['Requesting clinician', consultant.name]]) doc.fontSize(8).fillColor('#555555').text(label!).fontSize(11).fillColor('black').text(value!).moveDown(0.8);
  })), { patientName: tariq.name, nhsNumber: tariq.nhs, dateOfBirth: tariq.birth, diagnosis: 'Delayed union of the right scaphoid', intervention: 'Exogen', requesterName: consultant.name }),

  good('pdf/form-fields', 'A fillable form: values stand in fields only, in UTF-16 and without appearance.', () => one('fillable.pdf', fieldForm([
    { printed: 'Patient name', name: 'Text1', label: 'Patient name', value: siobhan.name }, { printed: 'NHS number', name: 'Text2', label: 'NHS number', value: spaced(siobhan.nhs) }, { printed: 'Date of birth', name: 'Text3', label: 'Date of birth', value: slashed(siobhan.birth) },
    { printed: 'Diagnosis', name: 'Text4', label: 'Diagnosis', value: bone }, { printed: 'Intervention requested', name: 'Text5', label: 'Intervention requested', value: 'Exogen' }, { printed: 'Urgency', name: 'Drop6', label: 'Urgency', choices: ['Routine', 'Urgent'], value: 'Urgent' },
    { printed: 'Patient consent:                                           Yes              No', name: 'Consent', label: 'Patient consent', kids: [{ name: 'Yes', on: true }, { name: 'No' }] },
  ])), { patientName: siobhan.name, nhsNumber: siobhan.nhs, dateOfBirth: siobhan.birth, diagnosis: bone, intervention: 'Exogen', statedUrgency: 'Urgent', consentGiven: 'yes' }),

  good('pdf/form-fields-without-descriptions', 'Fields that are called Text1, Text2: only the printed words beside them say what they are.', () => one('fillable2.pdf', fieldForm([
    { printed: 'Name of patient', name: 'Text1', value: percy.name }, { printed: 'NHS No.', name: 'Text2', value: percy.nhs }, { printed: 'D.O.B.', name: 'Text3', value: slashed(percy.birth) }, { printed: 'Clinical diagnosis', name: 'Text4', value: 'Frozen shoulder, right' }, { printed: 'Treatment requested', name: 'Text5', value: 'Ultrasound-guided injection of the right shoulder' }, { printed: 'Requesting consultant', name: 'Text6', value: rheumatologist.name },
  ], { labels: false })), { patientName: percy.name, nhsNumber: percy.nhs, dateOfBirth: percy.birth, diagnosis: 'Frozen shoulder, right', intervention: 'Ultrasound-guided injection of the right shoulder', requesterName: rheumatologist.name }),

  good('pdf/form-changed-after-signing', 'A fillable form saved twice: the later value counts, the earlier is still in the file.', () => {
    const first = Buffer.from(fieldForm([{ printed: 'Patient name', name: 'pn', label: 'Patient name', value: wanda.name }, { printed: 'NHS number', name: 'nhs', label: 'NHS number', value: wanda.nhs }, { printed: 'Date of birth', name: 'dob', label: 'Date of birth', value: slashed(wanda.birth) }, { printed: 'Diagnosis', name: 'dx', label: 'Diagnosis', value: 'Sprain of the wrist' }])).toString('latin1');
    const match = /\n(\d+) 0 obj\n([^\n]*Sprain of the wrist[^\n]*)\n/.exec(first)!;
    const place = first.length;
    const changed = `${match[1]} 0 obj\n${match[2]!.replace('Sprain of the wrist', 'Non-union of the right scaphoid')}\nendobj\n`;
    return one('signed twice.pdf', Buffer.from(`${first}${changed}xref\n${match[1]} 1\n${String(place).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 40 /Root ${/\/Root (\d+) 0 R/.exec(first)![1]} 0 R /Prev ${/startxref\n(\d+)/.exec(first)![1]} >>\nstartxref\n${place + changed.length}\n%%EOF\n`, 'latin1'));
  }, { patientName: wanda.name, nhsNumber: wanda.nhs, dateOfBirth: wanda.birth, diagnosis: 'Non-union of the right scaphoid' }, { absent: ['Sprain'] }),

  good('pdf/typed-over-with-notes', 'A flat form on which the answers were put as text notes by a PDF viewer.', () => {
    const pdf = new Pdf();
    const answers: [string, string][] = [['Patient name', idris.name], ['NHS number', spaced(idris.nhs)], ['Date of birth', slashed(idris.birth)], ['Diagnosis', 'Delayed union of the left femur'], ['Treatment requested', 'Exogen']];
    const notes = answers.map(([, value], index) => {
      const look = pdf.stream(`BT /F1 10 Tf 2 4 Td ${words(value)} Tj ET`, '/Type /XObject /Subtype /Form /BBox [0 0 260 16] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>');
      return pdf.add(`<< /Type /Annot /Subtype /FreeText /Rect [220 ${756 - index * 24} 480 ${772 - index * 24}] /Contents ${words(value)} /DA (/Helv 10 Tf 0 g) /F 4 /AP << /N ${look} 0 R >> >>`);
    });
    return one('typed over.pdf', pdf.file(pages(pdf, [at(60, 800, 'IFR request', 14, 'F2') + answers.map(([label], index) => at(60, 760 - index * 24, `${label}:`)).join('')], { page: `/Annots [${notes.map((note) => `${note} 0 R`).join(' ')}]` })));
  }, { patientName: idris.name, nhsNumber: idris.nhs, dateOfBirth: idris.birth, diagnosis: 'Delayed union of the left femur', intervention: 'Exogen' }),

  good('pdf/criteria-with-drawn-ticks', 'A tick list with Yes and No columns, crosses typed in.', () => one('criteria.pdf', kit((doc) => {
    ruled(doc, [['Patient name', mabel.name, 'NHS number', spaced(mabel.nhs)], ['Date of birth', slashed(mabel.birth), 'GP practice', mabel.practice]], [90, 160, 90, 155]);
    ruled(doc, [['Criteria', 'Yes', 'No'], ['Has the patient consented to this application?', 'X', ''], ['Is the treatment part of a clinical trial?', '', 'X']], [375, 60, 60]);
    ruled(doc, [['Treatment requested', 'Ultrasound-guided aspiration of the right hip'], ['Diagnosis', 'Effusion of the right hip'], ['Clinician', rheumatologist.name]], [150, 345]);
  })), { patientName: mabel.name, nhsNumber: mabel.nhs, dateOfBirth: mabel.birth, gpPractice: mabel.practice, consentGiven: 'yes', clinicalTrial: 'no', intervention: 'Ultrasound-guided aspiration of the right hip', diagnosis: 'Effusion of the right hip', requesterName: rheumatologist.name }),

  good('pdf/table-over-pages', 'A form whose table breaks over a page, with its heading row printed again.', () => one('long form.pdf', kit((doc) => ruled(doc, [['Patient name', otto.name], ['NHS number', otto.nhs], ['Date of birth', slashed(otto.birth)], ...Array.from({ length: 40 }, (_, index) => [`Local question ${index + 1}`, 'Not applicable']), ['Diagnosis', bone], ['Intervention requested', 'Exogen'], ['Patient consent', 'Yes']], [220, 275], { again: ['Question', 'Answer'] }))),
  { patientName: otto.name, nhsNumber: otto.nhs, dateOfBirth: otto.birth, diagnosis: bone, intervention: 'Exogen', consentGiven: 'yes' }),

  good('pdf/turned-90', 'A landscape page scanned upright: the page is turned by its Rotate entry.', () => one('turned90.pdf', simplePdf([`q 0 1 -1 0 595 0 cm\n${lines([`Patient name: ${greta.name}`, `NHS number: ${spaced(greta.nhs)}`, `Date of birth: ${slashed(greta.birth)}`, `Diagnosis: ${bone}`], 60, 540)}Q`], { page: '/Rotate 90' })),
  { patientName: greta.name, nhsNumber: greta.nhs, dateOfBirth: greta.birth, diagnosis: bone }),
  good('pdf/turned-180', 'Fed into the scanner upside down.', () => one('turned180.pdf', simplePdf([`q -1 0 0 -1 595 842 cm\n${lines([`Patient name: ${tariq.name}`, `NHS number: ${spaced(tariq.nhs)}`, `Date of birth: ${slashed(tariq.birth)}`, 'Treatment requested: Exogen'])}Q`], { page: '/Rotate 180' })),
  { patientName: tariq.name, nhsNumber: tariq.nhs, dateOfBirth: tariq.birth, intervention: 'Exogen' }),
  good('pdf/text-drawn-sideways', 'The page is not turned, but its text is: a table printed sideways.', () => one('sideways.pdf', simplePdf([[`Patient name: ${siobhan.name}`, `NHS number: ${spaced(siobhan.nhs)}`, `Date of birth: ${slashed(siobhan.birth)}`, 'Treatment requested: Exogen'].map((text, index) => `BT /F1 10 Tf 0 1 -1 0 ${100 + index * 20} 60 Tm ${words(text)} Tj ET\n`).join('')])),
  { patientName: siobhan.name, nhsNumber: siobhan.nhs, dateOfBirth: siobhan.birth, intervention: 'Exogen' }),

  good('pdf/scan-with-text-layer', 'A scan with an invisible layer of text put there by the copier.', () => {
    const pdf = new Pdf();
    const scan = pdf.stream(Buffer.alloc(40 * 56, 0xee), '/Type /XObject /Subtype /Image /Width 40 /Height 56 /ColorSpace /DeviceGray /BitsPerComponent 8', true);
    return one('scan.pdf', pdf.file(pages(pdf, [`q 595 0 0 842 0 0 cm /Im1 Do Q\n3 Tr\n${lines([`Patient name: ${percy.name}`, `NHS No: ${spaced(percy.nhs)}`, `Date of Birth: ${slashed(percy.birth)}`, 'Diagnosis: Osteoarthritis of the right hip', 'Treatment requested: Ultrasound-guided injection of the right hip'])}`], { resources: `/XObject << /Im1 ${scan} 0 R >>` })));
  }, { patientName: percy.name, nhsNumber: percy.nhs, dateOfBirth: percy.birth, diagnosis: 'Osteoarthritis of the right hip', intervention: 'Ultrasound-guided injection of the right hip' }),

  good('pdf/two-columns-of-questions', 'A dense form with questions in two columns and no ruled lines.', () => one('dense.pdf', simplePdf([[[`Patient name: ${wanda.name}`, `NHS number: ${spaced(wanda.nhs)}`], [`Date of birth: ${slashed(wanda.birth)}`, `Hospital number: ${wanda.hospital}`], [`Consultant: ${consultant.name}`, `GMC number: ${consultant.gmc}`], ['Treatment requested: Exogen', 'Urgency: Routine']].map(([left, right], index) => at(50, 780 - index * 22, left!) + at(320, 780 - index * 22, right!)).join('')])),
  { patientName: wanda.name, nhsNumber: wanda.nhs, dateOfBirth: wanda.birth, hospitalNumber: wanda.hospital, requesterName: consultant.name, requesterGmc: consultant.gmc, intervention: 'Exogen', statedUrgency: 'Routine' }),

  good('pdf/letter-by-letter', 'Some printers place every letter by itself.', () => one('letters.pdf', simplePdf([[`Patient name: ${idris.name}`, `NHS number: ${spaced(idris.nhs)}`, `Date of birth: ${slashed(idris.birth)}`, 'Treatment requested: Exogen'].map((text, row) => {
    let x = 60;
    return [...text].map((letter) => {
      const drawn = letter === ' ' ? '' : at(Number(x.toFixed(2)), 780 - row * 20, letter);
      x += 10 * (({ i: 0.222, l: 0.222, t: 0.278, ' ': 0.278, ':': 0.278, '/': 0.278, r: 0.333, f: 0.278, c: 0.5, s: 0.5, y: 0.5, x: 0.5, v: 0.5, m: 0.833, w: 0.722, I: 0.278, N: 0.722, H: 0.722, D: 0.722, C: 0.722, S: 0.667, P: 0.667, E: 0.667, T: 0.611 } as Record<string, number>)[letter] ?? 0.556);
      return drawn;
    }).join('');
  }).join('')])), { patientName: idris.name, nhsNumber: idris.nhs, dateOfBirth: idris.birth, intervention: 'Exogen' }),

  good('pdf/spaces-by-distance', 'Words are set apart by distance, without a space character.', () => one('kerned.pdf', simplePdf([[['Patient', 'name:', ...mabel.name.split(' ')], ['NHS', 'number:', ...spaced(mabel.nhs).split(' ')], ['Date', 'of', 'birth:', slashed(mabel.birth)], ['Treatment', 'requested:', 'Exogen']].map((parts, row) => `BT /F1 10 Tf 1 0 0 1 60 ${780 - row * 20} Tm [${parts.map((part) => words(part)).join(' -300 ')}] TJ ET\n`).join('')])),
  { patientName: mabel.name, nhsNumber: mabel.nhs, dateOfBirth: mabel.birth, intervention: 'Exogen' }),

  good('pdf/packed-objects', 'Objects packed into object streams, as every newer program writes them.', () => {
    const pdf = new Pdf();
    return one('packed.pdf', pdf.packedFile(pages(pdf, [lines([`Patient name: ${otto.name}`, `NHS number: ${dashed(otto.nhs)}`, `Date of birth: ${short(otto.birth)}`, 'Treatment requested: Exogen'])])));
  }, { patientName: otto.name, nhsNumber: otto.nhs, dateOfBirth: otto.birth, intervention: 'Exogen' }),

  good('pdf/text-in-a-form-object', 'A page that was stamped: its text stands in an object drawn by the page.', () => {
    const pdf = new Pdf();
    const inner = pdf.stream(lines([`Patient name: ${greta.name}`, `NHS number: ${spaced(greta.nhs)}`, `Date of birth: ${slashed(greta.birth)}`, `Diagnosis: ${bone}`]), '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>', true);
    return one('stamped.pdf', pdf.file(pages(pdf, ['q 0.9 0 0 0.9 20 20 cm /Fm1 Do Q'], { resources: `/XObject << /Fm1 ${inner} 0 R >>` })));
  }, { patientName: greta.name, nhsNumber: greta.nhs, dateOfBirth: greta.birth, diagnosis: bone }),

  good('pdf/page-box-away-from-zero', 'A page cut out of a larger sheet: its box does not begin at zero.', () => one('cropped.pdf', simplePdf([lines([`Patient name: ${tariq.name}`, `NHS number: ${spaced(tariq.nhs)}`, `Date of birth: ${slashed(tariq.birth)}`, 'Treatment requested: Exogen'], 360, 1180)], { box: '[300 400 895 1242]', page: '/CropBox [320 420 880 1230]' })),
  { patientName: tariq.name, nhsNumber: tariq.nhs, dateOfBirth: tariq.birth, intervention: 'Exogen' }),

  good('pdf/opens-but-not-to-be-changed', 'Protected against changes, but opens without a password.', () => one('protected.pdf', kit((doc) => doc.text([`Patient name: ${siobhan.name.replace('’', '\'')}`, `NHS number: ${siobhan.nhs}`, `Date of birth: ${slashed(siobhan.birth)}`, 'Treatment requested: Exogen'].join('\n')), { pdfVersion: '1.4', ownerPassword: 'office', permissions: { printing: 'highResolution' } })),
  { patientName: siobhan.name, nhsNumber: siobhan.nhs, dateOfBirth: siobhan.birth, intervention: 'Exogen' }),

  good('pdf/rubbish-before-and-after', 'A mail gateway put a line before the file and a notice after it.', () => one('gateway.pdf', simplePdf([lines([`Patient name: ${percy.name}`, `NHS number: ${spaced(percy.nhs)}`, `Date of birth: ${slashed(percy.birth)}`, 'Treatment requested: Exogen'])], {}, { before: 'X-Gateway: checked\r\n', after: '\n-- This message was checked. --\n' })),
  { patientName: percy.name, nhsNumber: percy.nhs, dateOfBirth: percy.birth, intervention: 'Exogen' }),
  good('pdf/wrong-places', 'A fax server writes a table of places that is off by a few bytes; readers put it right.', () => one('offsets.pdf', simplePdf([lines([`Patient name: ${wanda.name}`, `NHS number: ${spaced(wanda.nhs)}`, `Date of birth: ${slashed(wanda.birth)}`, 'Treatment requested: Exogen'])], {}, { shift: 7 })),
  { patientName: wanda.name, nhsNumber: wanda.nhs, dateOfBirth: wanda.birth, intervention: 'Exogen' }),

  good('pdf/many-pages', 'A whole set of notes in one file of 300 pages, the request on the first.', () => one('bundle.pdf', simplePdf([lines([`Patient name: ${idris.name}`, `NHS number: ${spaced(idris.nhs)}`, `Date of birth: ${slashed(idris.birth)}`, 'Treatment requested: Exogen']), ...Array.from({ length: 299 }, (_, index) => lines([`Clinical record, page ${index + 2} of 300`, 'Seen in clinic. No change in plan.', 'Wound dry. Weight bearing as tolerated.']))])),
  { patientName: idris.name, nhsNumber: idris.nhs, dateOfBirth: idris.birth, intervention: 'Exogen' }),

  good('pdf/blueteq-print', 'A print-out of a high cost drug portal: question and answer in turn, with numbers and a reference.', () => one('Blueteq approval print.pdf', kit((doc) => {
    doc.fontSize(9).text('High Cost Drugs   |   Individual Funding Request   |   Printed 04/05/2026 09:14').moveDown();
    doc.text('Form reference: IFR-99-20260504-0017   Status: Submitted').moveDown();
    for (const [index, [question, answer]] of [['Patient name', mabel.name], ['NHS number', mabel.nhs], ['Date of birth', slashed(mabel.birth)], ['Hospital number', mabel.hospital], ['GP practice code', mabel.practiceCode], ['Consultant making the request', consultant.name], ['Trust', consultant.organisation], ['Drug / intervention requested', 'Exogen ultrasound bone healing'], ['Indication', 'Non-union of the right ankle fusion'], ['I confirm that the patient has given consent', 'Yes']].entries()) doc.font('Helvetica-Bold').text(`${index + 1}. ${question}`).font('Helvetica').text(answer!, { indent: 14 }).moveDown(0.5);
  })), { patientName: mabel.name, nhsNumber: mabel.nhs, dateOfBirth: mabel.birth, hospitalNumber: mabel.hospital, gpPracticeCode: mabel.practiceCode, requesterName: consultant.name, requesterOrganisation: consultant.organisation, intervention: 'Exogen ultrasound bone healing', diagnosis: 'Non-union of the right ankle fusion', consentGiven: 'yes' }),

  good('pdf/datix-print', 'A print-out of a case management system: grey boxes of fields in three columns.', () => one('Datix IFR web form.pdf', kit((doc) => {
    doc.fontSize(13).text('IFR application (web)').moveDown(0.5);
    doc.fontSize(9);
    const cells: [string, string][] = [['Surname', otto.family], ['Forename', otto.given], ['NHS number', spaced(otto.nhs)], ['Date of birth (dd/MM/yyyy)', slashed(otto.birth)], ['Postcode', otto.postcode], ['GP practice', otto.practice], ['Referring clinician', consultant.name], ['Job title', consultant.role], ['Email', consultant.email], ['Primary diagnosis', bone], ['Intervention', 'LIPUS (Exogen)'], ['Urgency', 'Standard']];
    const top = doc.y;
    cells.forEach(([label, value], index) => {
      const [x, y] = [50 + (index % 3) * 170, top + Math.floor(index / 3) * 44];
      doc.rect(x, y, 165, 40).stroke('#aaaaaa').font('Helvetica-Bold').text(label, x + 4, y + 4, { width: 157 }).font('Helvetica').text(value, x + 4, y + 17, { width: 157 });
    });
  })), { nhsNumber: otto.nhs, dateOfBirth: otto.birth, gpPractice: otto.practice, requesterName: consultant.name, requesterRole: consultant.role, requesterEmail: consultant.email, diagnosis: bone, intervention: 'LIPUS (Exogen)' }),

  good('pdf/guidance-and-footers', 'A form with help in small print, a logo as text and a footer with the form’s version on every page.', () => one('IFR form v7.pdf', kit((doc) => {
    const page = () => {
      doc.fontSize(16).fillColor('#005eb8').text('NHS', 500, 30, { lineBreak: false }).fontSize(7).fillColor('black').text('IFR application form v7.1, May 2026. Page 1 of 2. Confidential: patient identifiable data.', 50, 770, { lineBreak: false });
      doc.x = 50;
      doc.y = 60;
    };
    page();
    ruled(doc, [['1. Patient’s full name\n(as held by the GP)', greta.name], ['2. NHS No.\n(ten digits; forms without it are returned)', spaced(greta.nhs)], ['3. Date of birth\n(dd/mm/yyyy)', slashed(greta.birth)]], [230, 265]);
    doc.addPage();
    page();
    ruled(doc, [['4. Diagnosis\n(with date of onset)', bone], ['5. Treatment requested\n(dose, frequency, duration)', 'Exogen, daily for six months'], ['6. Name of clinician', consultant.name]], [230, 265]);
  })), { patientName: greta.name, nhsNumber: greta.nhs, dateOfBirth: greta.birth, diagnosis: bone, intervention: '~Exogen', requesterName: consultant.name }, { absent: ['Page 1', 'returned'] }),

  good('pdf/physio-service-form', 'A community service’s own form: bold section bars and short labels.', () => one('MSK form.pdf', kit((doc) => {
    const bar = (text: string) => doc.rect(50, doc.y, 495, 16).fill('#dddddd').fillColor('black').font('Helvetica-Bold').fontSize(10).text(text, 54, doc.y + 3).font('Helvetica').moveDown(0.4);
    bar('PATIENT');
    ruled(doc, [['Name', percy.name, 'NHS No', spaced(percy.nhs)], ['DOB', slashed(percy.birth), 'Tel', percy.telephone]], [60, 190, 60, 185]);
    bar('REFERRER');
    ruled(doc, [['Name', physio.name, 'Role', physio.role], ['Email', physio.email, 'Tel', physio.telephone]], [60, 190, 60, 185]);
    bar('REQUEST');
    ruled(doc, [['Diagnosis', 'Subacromial bursitis, right'], ['Treatment requested', 'Ultrasound-guided corticosteroid injection of the right shoulder']], [130, 365]);
  })), { patientName: percy.name, nhsNumber: percy.nhs, dateOfBirth: percy.birth, patientTelephone: percy.telephone, requesterName: physio.name, requesterRole: physio.role, requesterEmail: physio.email, requesterTelephone: physio.telephone, diagnosis: 'Subacromial bursitis, right', intervention: 'Ultrasound-guided corticosteroid injection of the right shoulder' }),
];
