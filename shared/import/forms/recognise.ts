import { factDefinition } from '../../domain/factCatalogue.ts';
import type { formKinds } from '../../domain/icbSections/forms.ts';
import { contentOf, texts } from '../checks/kit.ts';
import { versionIn } from '../checks/versions.ts';
import { nameWords, type PackPaper } from '../mergeCandidates.ts';

export type FormKind = (typeof formKinds)[number];

/** A paper that is a filled application form. */
export interface RecognisedForm {
  readonly paper: PackPaper;
  /** Its title as printed, without the patient's name where it holds it. */
  readonly title: string;
  /** As printed; null where it prints none. */
  readonly version: string | null;
  /** What its title says that it is for; null where it does not say. */
  readonly kind: FormKind | null;
  /** It bears the name of a body that does not exist any more. */
  readonly formerBody: boolean;
}

const subject = /\b(?:individual funding|IFR|exceptional (?:funding|treatment|case|circumstances)|funding (?:request|application)|prior approval|reconsideration)\b/i;
const formWord = /\b(?:form|application|pro[- ]?forma|request)\b/i;
const notTitle = /^(?:dear|please|re\b|subject|enc|i |we |from|to|cc)\b|\b(?:enclosed|attached|enclose|attach|herewith)\b/i;

/** The application forms among the papers of a pack, told by their title and by what they answer, whatever their file is called. */
export function recogniseForms(papers: readonly PackPaper[]): RecognisedForm[] {
  return papers.flatMap((paper) => recognise(paper) ?? []);
}

function recognise(paper: PackPaper): RecognisedForm | null {
  if (paper.file.kind === 'zip' || !paper.file.read) return null;
  const content = contentOf(paper);
  const lines = content.slice(0, 3000).split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').slice(0, 12);
  const at = lines.findIndex((line) => line.length <= 160 && subject.test(line) && formWord.test(line) && !notTitle.test(line));
  const title = lines[at];
  if (title === undefined) return null;
  const called = /\b(?:form|pro[- ]?forma)\b/i.test(title) && paper.file.kind !== 'email' && at < 8;
  if (!(called && paper.file.candidates.length > 0) && !answersAll(paper)) return null;
  const head = [...lines.slice(Math.max(0, at - 2), at + 3)].join('\n');
  const nearTitle = lines.slice(0, at + 3).join('\n');
  return { paper, title: withoutName(title, paper), version: printedVersion(content), kind: kindOf(title, head), formerBody: /\bCCGs?\b|\bclinical commissioning group|\bprimary care trust\b|\bPCT\b/i.test(nearTitle) };
}

/** It speaks of the patient, of who asks and of what is asked: a letter leaves one of them to its head or foot. */
function answersAll(paper: PackPaper): boolean {
  const groups = new Set(paper.file.candidates.map(({ factId }) => factDefinition(factId)?.group));
  return paper.file.candidates.length >= 6 && groups.has('patient') && groups.has('requester') && (groups.has('request') || groups.has('case'));
}

function kindOf(title: string, head: string): FormKind | null {
  for (const text of [title, head]) {
    if (/\breconsider(?:ation)?\b|\brequest for (?:a )?review\b/i.test(text)) return 'reconsideration';
    const without = text.replace(/\bnon[- ]?(?:drugs?|medicines?|pharmacological)\b/gi, ' ');
    const other = without !== text || /\b(?:procedures?|devices?|interventions?|surg(?:ery|ical))\b/i.test(without);
    const drug = /\b(?:drugs?|medicines?|medications?)\b/i.test(without);
    if (drug && other) return 'drug-and-non-drug';
    if (drug) return 'drug';
    if (other) return 'non-drug';
  }
  return null;
}

/** At the head or the foot of the form; a line about a policy tells the policy's version, and an answer is no version. */
function printedVersion(content: string): string | null {
  const lines = [...content.slice(0, 1500).split('\n'), ...content.slice(-1200).split('\n').reverse()].map((line) => line.trim()).filter((line) => line !== '' && line.length <= 200);
  for (const line of lines) {
    if (/\bpolic(?:y|ies)\b|\b(?:ICD|OPCS|SNOMED|DSM|CTCAE|RECIST)\b/i.test(line)) continue;
    const version = versionIn(line);
    if (version !== null) return version;
  }
  return null;
}

function withoutName(title: string, paper: PackPaper): string {
  const names = new Set(texts(paper, 'patientName').flatMap(nameWords));
  const named = nameWords(title).some((word) => word.length > 2 && names.has(word)) || /\d{3}[ -]?\d{3}[ -]?\d{4}/.test(title);
  return named ? 'Application form' : title.slice(0, 120);
}
