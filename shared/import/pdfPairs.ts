import { factDefinition, type FactId } from '../domain/factCatalogue.ts';
import { inlinePairs } from './inline.ts';
import { impliedAfter } from './impliedSection.ts';
import { isLabel, matchLabel, sectionOf, type Section } from './labels.ts';
import { copiesFrom, letterPairs, type LetterLine } from './letters.ts';
import type { Anchor, CandidateFact } from './paper.ts';
import { layOut, leftAt, rectsOf, splitAtColumns, type Line, type PdfPiece, type Rect, type Segment } from './pdfLayout.ts';
import { answersLabel, answersStatement, type LabelledValue, type ValuePart } from './proposeFacts.ts';
import { hasTicks, loneMark, normaliseTicks } from './ticks.ts';

/** One page of a PDF: its number from 1 and the pieces of text on it, form fields among them. */
export interface PdfPageText {
  readonly number: number;
  readonly pieces: readonly PdfPiece[];
}

/** A part of a line that is taken as value: which segment, and from where to where. */
interface Run {
  readonly page: number;
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
}

interface Placed {
  readonly page: number;
  readonly line: number;
  readonly segment: Segment;
}

interface TakenLine {
  readonly run: Run;
  /** Typed on a new line of a form field. */
  readonly breaks?: true;
  readonly text: string;
  readonly rects: readonly Rect[];
}

/** The words of a page in reading order, a line each. */
export function pageText(pieces: readonly PdfPiece[]): string {
  return layOut(pieces).map((line) => line.segments.map((segment) => segment.text).filter((text) => text !== '').join('   ')).filter((text) => text !== '').join('\n');
}

/** Pairs every label of a PDF with what stands after, beside or below it. */
export function pdfPairs(pages: readonly PdfPageText[]): LabelledValue[] {
  return new Finder(pages.map((page) => ({ number: page.number, lines: splitAtColumns(layOut(page.pieces), (text) => isLabel(text)) }))).find();
}

const choice = /^(?:yes|no|n\/?a|not applicable|not known|unknown|routine|urgent|very urgent|emergency|soon|standard|elective|expedited)$/i;

/**
 * Whether the printed choices of a question stand side by side with nothing to tell which is meant: a circle drawn by hand, a mark on
 * a scan. The first of them is no answer.
 */
function isOpenChoice(segments: readonly Segment[], i: number): boolean {
  const [first, second] = [segments[i], segments[i + 1]];
  if (first && !first.field && /^[a-z/ ]{3,40}\(delete\b[^()]{0,40}\)$/i.test(first.text.trim()) && first.text.split('/').every((one) => choice.test(one.replace(/\(.*$/, '').trim()))) return true;
  if (!first || !second || first.field || second.field) return false;
  const [a, b] = [first.text.trim(), second.text.trim()];
  return choice.test(a) && choice.test(b) && a.toLowerCase() !== b.toLowerCase();
}

/** Words in small type below a label that tell how to answer: they answer nothing. */
function isGuidance({ text, size }: Segment, label: Segment): boolean {
  const words = text.trim();
  if (/^(?:please|give|state|include|list|summari[sz]e|describe|explain|compare|enter|specify|provide|indicate|attach|full references|do not|tick|dd|day, month)\b/i.test(words) && (size < 0.9 * label.size || /[.)]$/.test(words))) return true;
  return size < 0.88 * label.size && /\b(?:please|must|should|will be|cannot be|e\.g\.|for example|if known|digits|dd\/?mm)\b/i.test(words);
}

/** Numbers, codes and addresses for mail never run over the end of a line. */
const onOneLine: ReadonlySet<string> = new Set(['nhsNumber', 'hospitalNumber', 'requesterGmc', 'patientTelephone', 'requesterTelephone', 'requesterEmail', 'gpPracticeCode', 'diagnosisCode', 'procedureCode']);

class Finder {
  private readonly pairs: LabelledValue[] = [];
  private readonly used = new Set<Segment>();
  /** Opened by a heading. */
  private opened: Section = 'none';
  /** Told by the answers before, where no heading does. */
  private implied: Section = 'none';
  /** Headings that stand side by side on the last line of headings: each rules its own column. */
  private headings: { line: Line; left: number; section: Section }[] = [];
  private readonly pages: readonly { number: number; lines: readonly Line[] }[];

  constructor(pages: readonly { number: number; lines: readonly Line[] }[]) {
    this.pages = pages;
  }

  private get section(): Section {
    return this.opened === 'none' ? this.implied : this.opened;
  }

  private set section(section: Section) {
    this.opened = section;
  }

  find(): LabelledValue[] {
    const letter = this.letterLines();
    const copies = copiesFrom(letter.map((line) => line.text));
    const copied = new Set(copies < 0 ? [] : letter.slice(copies).filter((line) => line.page === letter[copies]!.page).map((line) => line.segment));
    for (const page of this.pages) {
      const beside = this.labelColumns(page.lines);
      for (let l = 0; l < page.lines.length; l++) {
        for (const segment of page.lines[l]!.segments) {
          if (this.used.has(segment) || segment.field || copied.has(segment)) continue;
          this.section = this.sectionAt(segment);
          const found = this.pairs.length;
          this.segment({ page: page.number, line: l, segment }, page.lines, beside);
          if (this.pairs.length === found) this.implied = 'none';
        }
      }
    }
    return [...this.pairs, ...letterPairs(letter).map((pair): LabelledValue => ({ ...pair, weak: true }))];
  }

  /** The lines of the text as a letter has them: what stands at the left of each line. */
  private letterLines(): (LetterLine & { page: number; segment: Segment })[] {
    return this.pages.slice(0, 4).flatMap((page) => page.lines.flatMap((line) => {
      const segment = line.segments[0];
      if (!segment || segment.field) return [];
      return [{ page: page.number, segment, text: segment.text, anchorOf: (start: number, end: number): Anchor => ({ kind: 'pdf', page: page.number, rects: rectsOf(segment, start, end), words: segment.text.slice(start, end) }) }];
    }));
  }

  private open(section: Section, segment: Segment, line: Line): void {
    if (this.headings[0]?.line !== line) this.headings = [];
    this.headings.push({ line, left: segment.left, section });
    this.section = section;
  }

  private sectionAt(segment: Segment): Section {
    const own = this.headings.filter((heading) => heading.left <= segment.left + 6).at(-1);
    return (own ?? this.headings[0])?.section ?? 'none';
  }

  /** Left edges at which labels have their answers beside them; below such a label stands the next label, not an answer. */
  private labelColumns(lines: readonly Line[]): number[] {
    const edges: number[] = [];
    for (const line of lines) {
      line.segments.forEach((segment, i) => {
        const next = line.segments[i + 1];
        if (next && edges.length < 500 && this.wholeLabel(segment) && !this.wholeLabel(next)) edges.push(segment.left);
      });
    }
    return edges.filter((edge) => edges.filter((other) => Math.abs(other - edge) < 4).length >= 2);
  }

  private wholeLabel(segment: Segment): boolean {
    return !segment.field && segment.text.length < 320 && !hasTicks(normaliseTicks(segment.text)) && isLabel(segment.text, this.section, /[?:]\s*$/.test(segment.text.trim()));
  }

  private segment(at: Placed, lines: readonly Line[], beside: readonly number[]): void {
    const { segment } = at;
    const line = lines[at.line]!;
    const text = normaliseTicks(segment.text);
    if (this.wholeLabel(segment)) {
      const section = this.headingSection(segment);
      if (section && /^(?:section|part)\b/i.test(segment.text.trim()) && this.questionsFollow(at, lines)) return this.open(section, segment, line);
      if (!this.labelAlone(at, lines, beside) && section) this.open(section, segment, line);
      return;
    }
    const wrapped = this.wrappedLabel(at, lines);
    if (wrapped) return this.emit(wrapped.label, wrapped.runs, at);
    const question = this.questionOver(at, lines);
    if (question) {
      // In a column of labels the answer stands beside the first line of the question.
      const right = this.answerRight(at, lines);
      if (right.length > 0 && lines[question.last]!.segments.length === 1) this.used.add(lines[question.last]!.segments[0]!);
      this.emit(question.label, right.length > 0 ? right : this.answerBelow(at, lines, question.label, question.last), at);
      return;
    }
    const under = lines[at.line + 1]?.segments;
    if (line.segments.length === 1 && under?.length === 1 && Math.abs(under[0]!.left - segment.left) < 40 && under[0]!.top - segment.bottom < 2 * segment.size && !under[0]!.field && answersStatement(segment.text, under[0]!.text, this.section)) {
      this.emit(segment.text, [whole(at.page, under[0]!)], at);
      return;
    }
    if (this.inline(at, lines)) return;
    const section = this.headingSection(segment);
    if (section && line.segments.length <= 2) {
      this.open(section, segment, line);
      return;
    }
    if (hasTicks(text)) this.ticks(at, text, lines);
    else if (line.segments.some((other) => other.left > segment.left && (other.field || hasTicks(normaliseTicks(other.text)))) && matchLabel(segment.text, this.section)) {
      this.emit(segment.text, this.answerRight(at, lines), at);
    } else if (line.segments.length === 2 && line.segments[0] === segment && beside.some((edge) => Math.abs(edge - segment.left) < 4) && !/[.;,]\s*$/.test(segment.text) && isLabel(segment.text, this.section, true)) {
      this.labelAlone(at, lines, beside); // a question in words, in a column of labels
    }
  }

  /** `Label: value` within the segment. */
  private inline(at: Placed, lines: readonly Line[]): boolean {
    const { segment } = at;
    const found = inlinePairs(segment.text, this.section);
    found.forEach((pair, i) => {
      let runs: Run[] = pair.value === '' ? [] : [{ page: at.page, segment, start: pair.start, end: pair.end }];
      if (i === found.length - 1) {
        if (runs.length === 0) runs = this.answerRight(at, lines);
        else if (hasTicks(normaliseTicks(segment.text))) runs = [...runs, ...this.answerRight(at, lines)];
        if (runs.length === 0) runs = this.answerBelow(at, lines, pair.label);
        else runs = [...runs, ...this.continuation(at, runs[0]!, lines, pair.label, leftAt(segment, pair.start))];
      }
      this.emit(pair.label, runs, at);
    });
    return found.length > 0;
  }

  private headingSection(segment: Segment): Section | null {
    const text = segment.text.trim().replace(/^(?:section|part)\s[A-Za-z0-9]{1,3}\s?:\s?/i, 'Section ');
    return text.length < 80 && !/[.,;]$/.test(text) && !/:\s*\S/.test(text) ? sectionOf(text) : null;
  }

  /** A segment that is a label and nothing else. True where its answer, or its empty field, was found. */
  private labelAlone(at: Placed, lines: readonly Line[], beside: readonly number[]): boolean {
    const besides = lines[at.line]!.segments;
    if (isOpenChoice(besides, besides.indexOf(at.segment) + 1)) return true;
    const over = this.overItsAnswer(at, lines);
    const right = over ? [] : this.answerRight(at, lines);
    const first = right[0];
    if (first) {
      this.emit(at.segment.text, [...right, ...this.continuation(at, first, lines, at.segment.text, first.segment.left)], at);
      return true;
    }
    if (this.nextSegment(at, lines)?.field === 'empty') return true;
    if (!over && beside.some((edge) => Math.abs(edge - at.segment.left) < 4) && !this.isLong(at.segment.text)) {
      // In a column of labels with their answers beside them, a question may all the same stand over its answer: alone on the line below.
      const next = lines[at.line + 1];
      if (!/\?\s*$/.test(at.segment.text) || next?.segments.length !== 1 || Math.abs(next.segments[0]!.left - at.segment.left) > 4) return false;
    }
    const listed = this.listOfNumbers(at, lines);
    for (const one of listed) this.emit(at.segment.text, [one], at);
    if (listed.length > 0) return true;
    const below = this.answerBelow(at, lines, at.segment.text);
    this.emit(at.segment.text, below, at);
    return below.length > 0;
  }

  /** "Section 2 – Clinical case" with "2.1 …" or another question right below it is a heading, though its words are a label too. */
  private questionsFollow(at: Placed, lines: readonly Line[]): boolean {
    const next = lines[at.line + 1]?.segments[0];
    return next !== undefined && (/^\s*[0-9]{1,2}\.[0-9]/.test(next.text) || this.wholeLabel(next) || this.opensPair(next));
  }

  /** A row of labels in small type, each over its answer in larger type: what stands beside such a label is the next label, known or not. */
  private overItsAnswer(at: Placed, lines: readonly Line[]): boolean {
    const { segment } = at;
    const next = this.nextSegment(at, lines);
    const under = lines[at.line + 1]?.segments.find((one) => Math.abs(one.left - segment.left) < 4);
    return next !== undefined && !next.field && !hasTicks(normaliseTicks(next.text)) && under !== undefined && !under.field
      && Math.abs(next.size - segment.size) < 0.4 && under.size > 1.1 * segment.size && under.top - segment.bottom < 1.5 * under.size;
  }

  /** A label that its narrow column breaks over two or three lines ("Date of / birth"), with the answer beside it. */
  private wrappedLabel(at: Placed, lines: readonly Line[]): { label: string; runs: Run[] } | null {
    const holdsMore = (text: string) => /[☒☐]|\.{3}|_{3}/.test(normaliseTicks(text)) || inlinePairs(text, this.section).length > 0;
    if (at.segment.text.length > 80 || /[.:;?☒☐]\s*$/.test(at.segment.text) || holdsMore(at.segment.text)) return null;
    const begins = !lines[at.line - 1]?.segments.some((one) => Math.abs(one.left - at.segment.left) < 3 && at.segment.top - one.bottom < 0.7 * one.size);
    const level = lines[at.line]!.segments.some((one) => one.left > at.segment.right + 4);
    let text = at.segment.text;
    let above = at.segment;
    const parts: Placed[] = [at];
    for (let l = at.line + 1; l < Math.min(at.line + 4, lines.length); l++) {
      const next = lines[l]!.segments.find((one) => Math.abs(one.left - at.segment.left) < 3);
      if (!next || next.field || Math.abs(next.size - above.size) > 0.4 || next.top - above.bottom > 0.7 * next.size || next.text.length > 80 || holdsMore(next.text)) return null;
      text = /\p{L}-$/u.test(text) ? text.slice(0, -1) + next.text : `${text} ${next.text}`;
      above = next;
      parts.push({ page: at.page, line: l, segment: next });
      const edge = Math.max(...parts.map((part) => part.segment.right));
      const last = !lines[l + 1]?.segments.some((one) => Math.abs(one.left - at.segment.left) < 3 && one.top - above.bottom < 0.7 * one.size);
      if (!isLabel(text, this.section) && !(begins && level && last && text.length < 140 && isLabel(text, this.section, true))) continue;
      const answers = parts.map((part) => lines[part.line]!.segments.filter((one) => one.left > edge + 4));
      const first = answers.find((found) => found.length > 0)?.[0];
      const meaning = matchLabel(text, this.section);
      if (!first || meaning === null || meaning === 'other' || this.wholeLabel(first) && !answersLabel(text, first.text, this.section)) return null;
      const from = parts[answers.findIndex((found) => found.length > 0)]!;
      if (isOpenChoice(lines[from.line]!.segments, lines[from.line]!.segments.indexOf(first))) return null;
      const right = this.answerRight(from, lines);
      for (const part of parts.slice(1)) this.used.add(part.segment);
      if (!right[0]) return null;
      const more = this.continuation(from, right[0], lines, text, right[0].segment.left);
      // What stands level with the label's own lines belongs to it, also where it is too short to say that it goes on.
      const own = parts.flatMap((part) => (part.line > from.line ? lines[part.line]!.segments.filter((one) => Math.abs(one.left - right[0]!.segment.left) < 3 && !this.wholeLabel(one)) : []));
      const missing = own.filter((one) => ![...right, ...more].some((run) => run.segment === one)).map((one) => whole(at.page, one));
      return { label: text, runs: [...right, ...[...missing, ...more].sort((a, b) => a.segment.top - b.segment.top)] };
    }
    return null;
  }

  /** Two or more NHS numbers below their head: a list of patients. All are told, so that nobody takes the first for the patient. */
  private listOfNumbers(at: Placed, lines: readonly Line[]): Run[] {
    if (this.factOf(at.segment.text) !== 'nhsNumber') return [];
    const runs: Run[] = [];
    let above = at.segment;
    for (const line of lines.slice(at.line + 1, at.line + 401)) {
      const under = line.segments.find((segment) => overlaps(segment, at.segment) && Math.abs(segment.left - at.segment.left) < 40);
      if (!under) continue;
      if (under.field === 'empty' || under.top - above.bottom > 4 * under.size || !/^[0-9](?:[\s\u00a0-]?[0-9]){9}$/.test(under.text.trim())) break;
      runs.push(whole(at.page, under));
      above = under;
    }
    return runs.length > 1 ? runs : [];
  }

  private nextSegment(at: Placed, lines: readonly Line[]): Segment | undefined {
    const segments = lines[at.line]!.segments;
    return segments[segments.indexOf(at.segment) + 1];
  }

  /** What stands to the right on the same line, up to the next label. Tick boxes and their words are taken together. */
  private answerRight(at: Placed, lines: readonly Line[]): Run[] {
    const segments = lines[at.line]!.segments;
    const runs: Run[] = [];
    for (let i = segments.indexOf(at.segment) + 1; i < segments.length; i++) {
      const next = segments[i]!;
      if (next.field === 'empty') break;
      if (runs.length === 0 && isOpenChoice(segments, i)) break;
      const ticks = hasTicks(normaliseTicks(next.text)) || next.field === 'box';
      const option = runs.some((run) => hasTicks(normaliseTicks(run.segment.text)));
      if (!next.field && this.wholeLabel(next) && !option && !answersLabel(at.segment.text, next.text, this.section)) break;
      if (!next.field && !ticks && inlinePairs(next.text, this.section).length > 0) break;
      const beforeTicks = segments[i + 1] !== undefined && hasTicks(normaliseTicks(segments[i + 1]!.text));
      const digits = runs.length > 0 && /^[0-9/. |-]{1,4}$/.test(runs.at(-1)!.segment.text.trim()) && /^[0-9/. |-]{1,4}$/.test(next.text.trim()); // a day or number in boxes
      if (runs.length > 0 && !digits && !ticks && !option && !beforeTicks) break;
      runs.push(whole(at.page, next));
    }
    return runs;
  }

  /** What stands below, in the same column, up to the next label or a gap. */
  private answerBelow(at: Placed, lines: readonly Line[], label: string, fromLine = at.line): Run[] {
    const long = this.isLong(label);
    const runs: Run[] = [];
    let above = lines[fromLine]!.segments.find((segment) => Math.abs(segment.left - at.segment.left) < 12) ?? at.segment;
    for (let l = fromLine + 1; l < lines.length; l++) {
      const next = lines[l]!.segments.find((segment) => overlaps(segment, at.segment) && segment.left > at.segment.left - 30 && segment.left < at.segment.left + Math.max(60, 6 * at.segment.size));
      if (!next) continue;
      const height = Math.max(next.size, above.size);
      if (next.spans.some((span) => span.piece.described)) break; // says for itself what it is
      if (runs.length === 0 && isOpenChoice(lines[l]!.segments, lines[l]!.segments.indexOf(next))) break;
      if (next.field === 'empty' || next.top - above.bottom > (long ? 3.2 : runs.length > 0 ? 0.75 : 2.4) * height + (next.field ? 10 : 0)) break;
      const ticks = hasTicks(normaliseTicks(next.text)) || next.field === 'box';
      const answer = runs.length === 0 && answersLabel(label, next.text, this.section);
      if (!next.field && isNextQuestion(label, next.text)) break;
      if (!next.field && runs.length === 0 && isGuidance(next, at.segment)) {
        above = next;
        continue;
      }
      if (!next.field && runs.length === 1 && this.factOf(label) === 'requesterEmail' && carriesOnAddress(runs[0]!.segment.text.slice(runs[0]!.start, runs[0]!.end), next.text)) {
        runs.push(whole(at.page, next));
        break;
      }
      if (!next.field && !answer && (this.wholeLabel(next) || this.isSectionHeading(next, long) || this.opensPair(next) || this.wrappedLabel({ page: at.page, line: l, segment: next }, lines))) break;
      const listed = runs.length > 0 && isListed(runs[0]!.segment.text) && isListed(next.text) && this.takesText(label);
      if (!long && runs.length > 0 && !listed && !this.isAddress(label) && !ticks && !fillsColumn(above, lines)) break;
      runs.push(whole(at.page, next));
      const otherColumn = this.nextSegment(at, lines)?.left ?? Infinity;
      if (ticks) runs.push(...lines[l]!.segments.filter((segment) => segment.left > next.left && segment.left < otherColumn - 4 && !this.wholeLabel(segment)).map((segment) => whole(at.page, segment)));
      above = next;
      if (next.field === 'text') break;
    }
    return long ? [...runs, ...this.overThePage(at, lines, runs)] : runs;
  }

  /** Lines that carry on a value: aligned with it, close below, and no label among them. */
  private continuation(at: Placed, first: Run, lines: readonly Line[], label: string, edge: number): Run[] {
    const long = this.isLong(label);
    const ticks = hasTicks(normaliseTicks(first.segment.text));
    if (this.factOf(label) === 'requesterEmail' && !first.segment.field) {
      const under = lines[at.line + 1]?.segments.find((segment) => Math.abs(segment.left - edge) < 8 || Math.abs(segment.left - first.segment.left) < 8);
      return under && !under.field && under.top - first.segment.bottom < 0.75 * under.size && carriesOnAddress(first.segment.text.slice(first.start, first.end), under.text) ? [whole(at.page, under)] : [];
    }
    if (!long && !ticks && !this.takesText(label)) return [];
    const runs: Run[] = [];
    let above = first.segment;
    for (let l = at.line + 1; l < lines.length; l++) {
      const line = lines[l]!;
      const next = line.segments.find((segment) => Math.abs(segment.left - edge) < 8 || Math.abs(segment.left - first.segment.left) < 8);
      if (!next) {
        if (line.segments.some((segment) => segment.left < edge + 8 && segment.right > first.segment.left - 8 && segment.top - above.bottom < 3 * segment.size)) break;
        continue;
      }
      if (next.field || isNextQuestion(label, next.text) || next.top - above.bottom > (long ? 1.9 : 0.75) * next.size) break;
      if (line.segments.some((segment) => segment !== next && segment.right < next.left && segment.left < edge - 8 && !this.used.has(segment) && (this.wholeLabel(segment) || this.opensPair(segment) || this.wrappedLabel({ page: at.page, line: l, segment }, lines)))) break;
      if (line.segments[0] !== next && !this.used.has(line.segments[0]!) && this.wholeLabel(line.segments[0]!)) break;
      const carriesOn = /^\p{Ll}/u.test(next.text) && !/[:?]\s*$/.test(next.text) && fillsColumn(above, lines); // a wrapped word that is also a label
      if (!carriesOn && (this.wholeLabel(next) || this.opensPair(next) || this.isSectionHeading(next, long) || this.wrappedLabel({ page: at.page, line: l, segment: next }, lines))) break;
      const listed = isListed(first.segment.text.slice(first.start)) && isListed(next.text);
      const broken = /\p{L}-$/u.test(above.text) && /^\p{Ll}/u.test(next.text);
      if (ticks ? !hasTicks(normaliseTicks(next.text)) : !long && !listed && !broken && !this.isAddress(label) && !fillsColumn(above, lines)) break;
      runs.push(whole(at.page, next));
      above = next;
    }
    return long ? [...runs, ...this.overThePage(at, lines, [first, ...runs])] : runs;
  }

  /** A long answer that runs to the foot of a page goes on at the head of the next, up to the next label or heading. */
  private overThePage(at: Placed, lines: readonly Line[], runs: readonly Run[]): Run[] {
    const lastRun = runs.at(-1);
    if (!lastRun) return [];
    const after = lines.filter((line) => line.top > lastRun.segment.bottom);
    if (after.some((line) => line.segments.some((segment) => this.wholeLabel(segment) || (segment.text.length > 40 && line.top > lastRun.segment.bottom + 4)))) return [];
    const next = this.pages.find((page) => page.number === at.page + 1);
    const more: Run[] = [];
    for (const line of next?.lines ?? []) {
      const first: Segment | undefined = line.segments[0];
      const above: Segment | undefined = more.at(-1)?.segment;
      if (!first || first.field || Math.abs(first.left - lastRun.segment.left) > 8) {
        if (above) break;
        continue;
      }
      if (this.wholeLabel(first) || this.opensPair(first) || this.isSectionHeading(first, true)) break;
      if (above && first.top - above.bottom > 3.2 * first.size) break;
      if (!above && first.text.length < 40 && line.segments.length > 1) continue; // a running head
      more.push(whole(next!.number, first));
    }
    return more;
  }

  private opensPair(segment: Segment): boolean {
    const text = segment.text.trimStart();
    return inlinePairs(text, this.section).some((pair) => text.startsWith(pair.label));
  }

  private isSectionHeading(segment: Segment, long: boolean): boolean {
    const text = segment.text.trim();
    if (!/^(?:section|part)\b/i.test(text) && long && text.split(/\s+/).length > 5) return false;
    return text.length < 70 && !/[.,;]$/.test(text) && this.headingSection(segment) !== null;
  }

  /** A question over two or three lines, known by its words, that ends with "?" or ":" and has its answer below. */
  private questionOver(at: Placed, lines: readonly Line[]): { label: string; last: number } | null {
    let text = at.segment.text;
    let above = at.segment;
    for (let l = at.line; l < Math.min(at.line + 3, lines.length); l++) {
      if (l > at.line) {
        const next = lines[l]!.segments.find((segment) => Math.abs(segment.left - at.segment.left) < 4);
        if (!next || next.field || next.top - above.bottom > 0.8 * next.size) return null;
        text += ` ${next.text}`;
        above = next;
      }
      if (/[?:]\s*$/.test(text)) {
        const meaning = matchLabel(text, this.section);
        if (!meaning || meaning === 'other' || l === at.line || lines[l]!.segments.some((other) => other.left > above.right)) return null;
        return { label: text, last: l };
      }
      if (/[.;☒☐]/.test(text) || text.length > 400) return null;
    }
    return null;
  }

  /** A line with tick boxes: the question before the boxes, or a box with a question of its own. */
  private ticks(at: Placed, text: string, lines: readonly Line[]): void {
    const box = text.search(/[☒☐]/);
    const label = text.slice(0, Math.min(box, 400)).trim().replace(/\s(?:yes|no)$/i, '');
    if (label !== '' && matchLabel(label, this.section)) {
      const start = at.segment.text.length === text.length ? text.indexOf(label) + label.length : 0;
      this.emit(label, [{ page: at.page, segment: at.segment, start, end: at.segment.text.length }, ...this.answerRight(at, lines)], at);
      return;
    }
    this.emit('', [whole(at.page, at.segment), ...(text.trim().length === 1 ? this.answerRight(at, lines).slice(0, 1) : [])], at);
  }

  /**
   * What a mark in a column means: the word at the head of that column ("Yes", "No"). Null where the answer is no mark alone;
   * empty where it is and nothing tells what it means.
   */
  private underHeads(at: Placed, runs: readonly Run[]): string | null {
    if (runs.length === 0 || runs.length > 12 || !runs.every((run) => loneMark(run.segment.text.slice(run.start, run.end)) === '☒' || run.segment.text.trim() === '☐')) return null;
    const lines = this.pages.find((page) => page.number === at.page)?.lines ?? [];
    for (let l = at.line - 1; l >= 0; l--) {
      const heads = lines[l]!.segments.filter((segment) => segment.left > at.segment.left && segment.text.trim().length <= 40 && loneMark(segment.text) === null);
      if (!heads.some((head) => /^y(?:es)?$/i.test(head.text.trim())) || !heads.some((head) => /^no?$/i.test(head.text.trim()))) continue;
      const middle = (segment: Segment) => (segment.left + segment.right) / 2;
      const named = runs.map((run) => heads.filter((head) => Math.abs(middle(head) - middle(run.segment)) < Math.max(12, (head.right - head.left) / 2 + 6)));
      if (named.some((found) => found.length !== 1)) return '';
      return runs.map((run, i) => `${loneMark(run.segment.text)} ${named[i]![0]!.text.trim()}`).join(' ');
    }
    return runs.some((run) => run.segment.field === 'box' || hasTicks(normaliseTicks(run.segment.text))) ? null : '';
  }

  private factOf(label: string): FactId | null {
    const meaning = matchLabel(label, this.section);
    return meaning === null || meaning === 'other' ? null : meaning.fact;
  }

  private isLong(label: string): boolean {
    const fact = this.factOf(label);
    const answer = fact ? factDefinition(fact)?.answer : undefined;
    return answer?.kind === 'text' && answer.long === true;
  }

  private isAddress(label: string): boolean {
    const fact = this.factOf(label);
    return fact === 'patientAddress' || fact === 'requesterAddress';
  }

  private takesText(label: string): boolean {
    const fact = this.factOf(label);
    const kind = fact && !onOneLine.has(fact) ? factDefinition(fact)?.answer.kind : undefined;
    return kind === 'text' || kind === 'interval';
  }

  private emit(label: string, runs: readonly Run[], at: Placed): void {
    for (const run of runs) if (run.segment !== at.segment) this.used.add(run.segment);
    const lines = runs
      .flatMap((run): TakenLine[] => {
        const rects = rectsOf(run.segment, run.start, run.end);
        const words = run.segment.text.slice(run.start, run.end);
        const split = run.segment.field === 'text' && words.includes('\n') ? words.split(/\n+/) : [words];
        return split.map((text, i) => ({ run, rects, text: text.replace(/\s+/g, ' ').trim(), ...(i > 0 ? { breaks: true as const } : {}) }));
      })
      .filter((line) => line.text !== '');
    const first = lines[0];
    if (!first) return;
    const meant = label === '' ? null : this.underHeads(at, lines.map((line) => line.run));
    if (meant === '') return;
    const fact = this.factOf(label);
    const long = this.isLong(label);
    const address = this.isAddress(label);
    const parts = paragraphs(lines, long && !address);
    const fields = runs.filter((run) => run.segment.field);
    const method: CandidateFact['method'] = fields.some((run) => run.segment.field === 'text') ? 'form-field' : fields.length > 0 ? 'tick-box' : 'label-text';
    const together = fact === 'requesterEmail' && lines.length === 2 && carriesOnAddress(lines[0]!.text, lines[1]!.text) ? lines.map((line) => line.text).join('') : null;
    const value = meant ?? together ?? (long && !address ? parts.map((part) => part.text).join('\n\n') : lines.map((line) => line.text).join(address ? '\n' : ' '));
    const words = long && !address ? parts.map((part) => part.text).join('\n\n') : lines.map((line) => line.text).join(address ? '\n' : ' ');
    const page = first.run.page;
    const anchor: Anchor = { kind: 'pdf', page, rects: lines.filter((line) => line.run.page === page).flatMap((line) => line.rects), words };
    const section = this.section;
    this.implied = impliedAfter(fact, label, this.implied);
    this.pairs.push({ label, section, value, method: runs.some((run) => run.segment.spans.some((span) => span.piece.ocr)) ? 'ocr' : method, anchor, parts });
  }
}

/** Lines grouped into paragraphs: a bullet or a gap begins a new one. Short answers are one paragraph. */
function paragraphs(lines: readonly TakenLine[], long: boolean): ValuePart[] {
  const groups: TakenLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const bullet = /^(?:[•·▪◦*–-]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])\s/.test(line.text);
    const apart = last && line.run.segment === last.run.segment ? line.breaks === true : last && (last.run.page !== line.run.page ? /[.!?]$/.test(last.text) : line.run.segment.top - last.run.segment.bottom > 0.65 * line.run.segment.size);
    if (group && !(long && (bullet || apart))) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const words = group.map((line) => line.text).join(' ');
    const page = group[0]!.run.page;
    return { text: words, anchor: { kind: 'pdf', page, rects: group.filter((line) => line.run.page === page).flatMap((line) => line.rects), words } };
  });
}

/** `1. Non-union`, `• Non-union`: an entry of a list. */
function isListed(text: string): boolean {
  return /^\s*(?:\(?[0-9]{1,2}[.)]|[•·▪*–-])\s/.test(text);
}

/** Whether a line is the question that follows this one on a form that numbers them: "10. …" after "9. …". In an answer a list begins at 1. */
function isNextQuestion(label: string, text: string): boolean {
  const [own, next] = [label, text].map((words) => /^\s*([0-9]{1,2})[.)]\s/.exec(words)?.[1]);
  return own !== undefined && next !== undefined && Number(next) === Number(own) + 1;
}

/** Whether an e-mail address breaks off at the end of its line ("…@trust.nhs." above "uk"), with the rest alone below. */
function carriesOnAddress(first: string, rest: string): boolean {
  const words = first.trim();
  return words.length < 100 && /@/.test(words) && !/\s/.test(words) && (/[.@-]$/.test(words) || !/@.*\./.test(words) || rest.trim().startsWith('.')) && /^\.?[a-z0-9][a-z0-9.-]{0,60}$/.test(rest.trim()) && !isLabel(rest, 'none');
}

function whole(page: number, segment: Segment): Run {
  return { page, segment, start: 0, end: segment.text.length };
}

function overlaps(a: Segment, b: Segment): boolean {
  return (a.left < b.right + 4 && b.left < a.right + 4) || Math.abs(a.left - b.left) < 12;
}

/** Whether a line reaches the right edge of its column, so that the next one may carry it on. */
function fillsColumn(segment: Segment, lines: readonly Line[]): boolean {
  let furthest = 0;
  for (const line of lines) for (const other of line.segments) if (Math.abs(other.left - segment.left) < 8) furthest = Math.max(furthest, other.right);
  return segment.right >= furthest - 9 * segment.size && segment.right - segment.left > 12 * segment.size;
}
