import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import type { CandidateFact } from '../../shared/import/paper.ts';
import { draw } from './foreign/pdfForms.ts';
import { at, rawPages } from './foreign/rawPdf.ts';

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Where the words of a value were drawn, as the one who drew them knows it. */
interface Drawn {
  readonly fact: string;
  readonly boxes: readonly Box[];
}

const rectsOf = (candidate: CandidateFact): Box[] => (candidate.anchor.kind === 'pdf' ? candidate.anchor.rects.map(([x, y, w, h]) => [x, y, x + w, y + h] as const) : []);
const area = ([l, t, r, b]: Box) => Math.max(0, r - l) * Math.max(0, b - t);
const common = (a: Box, b: Box): Box => [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];

function expectCovered(candidates: readonly CandidateFact[], drawn: Drawn, forbidden: readonly Box[] = []): void {
  const candidate = candidates.find((one) => one.factId === drawn.fact);
  expect(candidate, drawn.fact).toBeDefined();
  const rects = rectsOf(candidate!);
  for (const box of drawn.boxes) expect(rects.reduce((sum, rect) => sum + area(common(rect, box)), 0) / area(box), `${drawn.fact} covered`).toBeGreaterThanOrEqual(0.9);
  for (const rect of rects) {
    for (const box of forbidden) expect(area(common(rect, box)), `${drawn.fact} reaches elsewhere`).toBe(0);
    // No wider than what was drawn, but for the width of two letters.
    expect(rect[2] - rect[0], `${drawn.fact} width`).toBeLessThanOrEqual(Math.max(...drawn.boxes.map((box) => box[2] - box[0])) + 12);
  }
}

describe('places in a PDF', () => {
  it.each(['Helvetica', 'Times-Roman', 'Courier', 'Helvetica-Bold'])('several values on one line, %s', async (font) => {
    const drawn: Drawn[] = [];
    const bytes = await draw((doc) => {
      doc.font(font).fontSize(11);
      const line = (parts: readonly (readonly [string, string | null])[], y: number) => {
        const whole = parts.map(([words]) => words).join('');
        doc.text(whole, 50, y, { lineBreak: false });
        let before = '';
        for (const [words, fact] of parts) {
          const [x, w] = [50 + doc.widthOfString(before), doc.widthOfString(words)];
          if (fact) drawn.push({ fact, boxes: [[x, y + 1, x + w, y + 9]] });
          before += words;
        }
      };
      line([['Patient: ', null], ['Willi Mimmington', 'patientName'], ['  DOB: ', null], ['11/11/1911', 'dateOfBirth'], ['  NHS No: ', null], ['999 000 0018', 'nhsNumber']], 80);
      line([['RE: the diagnosis is as follows. Diagnosis: ', null], ['Illicit will-o-wisp tibia', 'diagnosis']], 110);
    });
    const { candidates } = await readFile('line.pdf', bytes);
    for (const one of drawn) expectCovered(candidates, one);
  });

  it('two columns: a wrapped value stays in its own', async () => {
    const left: Box = [50, 70, 290, 300];
    const right: Box = [310, 70, 560, 300];
    const drawn: Drawn[] = [];
    const bytes = await draw((doc) => {
      doc.font('Times-Roman').fontSize(11);
      const column = (x: number, rows: readonly (readonly [string, string, string])[]) => rows.forEach(([label, value, fact], i) => {
        const y = 80 + i * 40;
        doc.font('Times-Bold').text(label, x, y, { lineBreak: false });
        doc.font('Times-Roman').text(value, x + 90, y, { width: 150 });
        const lines = Math.round((doc.y - y) / doc.currentLineHeight(true));
        drawn.push({ fact, boxes: [[x + 90, y + 1, x + 90 + (lines > 1 ? 100 : doc.widthOfString(value)), y + 9]] });
      });
      column(50, [['Patient name', 'Ottilie Wimbush', 'patientName'], ['Diagnosis', 'Non-union of the left tibia after an open fracture', 'diagnosis']]);
      column(310, [['Clinician name', 'Dr Ira Milliband', 'requesterName'], ['Intervention', 'Exogen ultrasound bone healing system at home', 'intervention']]);
    });
    const { candidates } = await readFile('columns.pdf', bytes);
    for (const one of drawn) {
      const own = one.boxes[0]![0] < 300 ? right : left;
      const candidate = candidates.find((each) => each.factId === one.fact);
      expect(candidate, one.fact).toBeDefined();
      for (const rect of rectsOf(candidate!)) expect(area(common(rect, own)), one.fact).toBe(0);
      const covered = rectsOf(candidate!).reduce((sum, rect) => sum + area(common(rect, one.boxes[0]!)), 0);
      expect(covered / area(one.boxes[0]!), one.fact).toBeGreaterThanOrEqual(0.9);
    }
  });

  // The page is 595 x 842 with its crop box beginning at (20, 30); the words stand at (120, 700) and are 10 points high.
  it.each([[0, 1], [90, 1], [180, 1], [270, 1], [90, 2]] as const)('page turned by %i, user unit %i', async (degrees, unit) => {
    const label = 'NHS number: ';
    const widthOf = await new Promise<(words: string) => number>((resolve) => void draw((doc) => { doc.font('Helvetica').fontSize(10); const widths = new Map(['NHS number: ', '999 000 0018'].map((words) => [words, doc.widthOfString(words)])); resolve((words) => widths.get(words)!); }));
    const { candidates, pages } = await readFile('turned.pdf', rawPages([{ entries: `/Rotate ${degrees} /UserUnit ${unit} /CropBox [20 30 575 812]`, content: at(120, 700, `${label}999 000 0018`) }]));
    const [x1, x2, y1, y2] = [120 + widthOf(label), 120 + widthOf(label) + widthOf('999 000 0018'), 700, 707];
    const corners = ([[x1, y1], [x2, y2]] as const).map(([x, y]): readonly [number, number] => {
      const [u, v] = [x - 20, y - 30]; // from the corner of the crop box, upwards
      const [w, h] = [555, 782];
      switch (degrees) {
        case 0: return [u, h - v];
        case 90: return [v, u];
        case 180: return [w - u, v];
        case 270: return [h - v, w - u];
      }
    });
    const box: Box = [unit * Math.min(...corners.map((c) => c[0])), unit * Math.min(...corners.map((c) => c[1])), unit * Math.max(...corners.map((c) => c[0])), unit * Math.max(...corners.map((c) => c[1]))];
    const rects = rectsOf(candidates.find((one) => one.factId === 'nhsNumber')!);
    expect(rects.reduce((sum, rect) => sum + area(common(rect, box)), 0) / area(box)).toBeGreaterThanOrEqual(0.9);
    const size = unit * 10;
    for (const rect of rects) expect(area(rect)).toBeLessThanOrEqual((box[2] - box[0] + size) * (box[3] - box[1] + size));
    expect([pages[0]!.width, pages[0]!.height]).toEqual(degrees % 180 === 0 ? [555 * unit, 782 * unit] : [782 * unit, 555 * unit]);
  });
});
