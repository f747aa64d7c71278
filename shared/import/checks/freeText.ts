import { parseNhsNumber } from '../../domain/nhsNumber.ts';
import { findDates } from '../dateWords.ts';
import { issue } from '../issues.ts';
import { nameWords, type PackPaper } from '../mergeCandidates.ts';
import type { ImportIssue } from '../paper.ts';
import { births, labelled, listed, quoted, texts, whole, type Pack } from './kit.ts';

/** Answers in free words that the panel may read. */
const free = ['clinicianCase', 'clinicalHistory', 'treatmentsTried', 'evidenceCited', 'careMeanwhile', 'intervention', 'diagnosis', 'statedUrgency', 'cost', 'bone', 'jointAndSide'] as const;

interface Identity {
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly births: readonly { from: string; to: string }[];
  readonly addressLines: readonly string[];
  readonly telephones: ReadonlySet<string>;
  readonly hospitalNumbers: readonly string[];
}

/** The panel must not see who the patient is: what identifies the patient or a relative in free words is named, with its place. */
export function freeText({ papers }: Pack): ImportIssue[] {
  const identity = identityOf(papers);
  return papers.flatMap((paper) => {
    const found = free.flatMap((factId) => {
      const said = texts(paper, factId).join('\n');
      const what = said === '' ? [] : identifiersIn(said, identity);
      return what.length > 0 ? [`${labelled(factId)} (${listed(what)})`] : [];
    });
    return found.length > 0 ? [issue('identity-in-free-text', whole, `${listed(found)} in ${quoted(paper)}`)] : [];
  });
}

function identityOf(papers: readonly PackPaper[]): Identity {
  const all = (factId: string) => papers.flatMap((paper) => texts(paper, factId));
  return {
    names: new Set(all('patientName').flatMap(nameWords).filter((word) => word.length > 2)),
    numbers: new Set(all('nhsNumber')),
    births: papers.flatMap(births).filter((date) => date.from === date.to),
    // The first line of an address says where somebody lives; a town alone does not.
    addressLines: all('patientAddress').flatMap((address) => address.split(/[\n,]/).slice(0, 2)).map((line) => line.trim().toLowerCase()).filter((line) => line.length > 6 && /\d/.test(line)),
    telephones: new Set(all('patientTelephone').map((text) => text.replace(/\D/g, '')).filter((digits) => digits.length >= 9)),
    hospitalNumbers: all('hospitalNumber').map((text) => text.trim()).filter((text) => text.length >= 5 && /\d/.test(text)),
  };
}

/** Surnames and forenames that are also common words: at the head of a sentence they are taken for the word. */
const commonWords = new Set(['may', 'will', 'young', 'long', 'short', 'white', 'brown', 'black', 'green', 'gray', 'grey', 'hope', 'rose', 'grace', 'mark', 'bill', 'frank', 'price', 'best', 'case', 'day', 'summer', 'summers', 'winter', 'winters', 'major', 'sharp', 'low', 'hand', 'foot', 'bone', 'head', 'knight', 'king', 'bishop', 'page', 'pain', 'small', 'april', 'june', 'august', 'west', 'north', 'east', 'good', 'wise', 'cross', 'bond', 'church', 'hill', 'field', 'fields', 'wood', 'woods', 'stone', 'waters', 'rivers', 'banks', 'marsh', 'moss', 'glass', 'gold', 'silver', 'miles', 'pace', 'pope', 'joy', 'faith', 'patience', 'earnest', 'drew', 'dean', 'grant', 'chance', 'mason', 'cook', 'baker', 'carter', 'butler', 'joint', 'love', 'lane', 'street']);

function identifiersIn(said: string, identity: Identity): string[] {
  const found: string[] = [];
  if (namesIn(said, identity.names)) found.push('the patient’s name');
  if (numbersIn(said, identity.numbers)) found.push('an NHS number');
  if (identity.births.length > 0 && findDates(said.slice(0, 20_000)).some(({ range }) => range && range.from === range.to && identity.births.some((birth) => birth.from === range.from))) found.push('the date of birth');
  if (/\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/.test(said)) found.push('a postcode');
  const lower = said.toLowerCase();
  if (identity.addressLines.some((line) => lower.includes(line))) found.push('the address');
  if (phonesIn(said, identity.telephones)) found.push('a telephone number');
  if (identity.hospitalNumbers.some((number) => said.includes(number))) found.push('the hospital number');
  if (relativeNamed(said)) found.push('a relative by name');
  return found;
}

function namesIn(said: string, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  for (const match of said.matchAll(/\p{Lu}[\p{L}\p{M}'’]+/gu)) {
    const word = nameWords(match[0])[0] ?? '';
    if (!names.has(word)) continue;
    const lead = said.slice(Math.max(0, match.index - 3), match.index);
    const begins = lead.trim() === '' || /[.!?:;•\n]\s*$/.test(lead);
    if (!begins || !commonWords.has(word)) return true;
  }
  return false;
}

function numbersIn(said: string, numbers: ReadonlySet<string>): boolean {
  for (const match of said.matchAll(/(?<!\d)\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{4}(?!\d)/g)) {
    const digits = match[0].replace(/\D/g, '');
    if (numbers.has(digits) || (/^\d{3}[ \u00a0-]\d{3}[ \u00a0-]\d{4}$/.test(match[0]) && parseNhsNumber(digits).ok)) return true;
  }
  return false;
}

function phonesIn(said: string, telephones: ReadonlySet<string>): boolean {
  for (const match of said.matchAll(/(?<![\d.])(?:\+44|0)[\d ()-]{8,14}\d/g)) {
    const digits = match[0].replace(/\D/g, '').replace(/^44/, '0');
    if (digits.length >= 10 && digits.length <= 11 && (telephones.has(digits) || digits.startsWith('07'))) return true;
  }
  return false;
}

const related = /\b(?:wife|husband|mother|father|son|daughter|partner|spouse|sister|brother|carer|guardian)(?:,? (?:is )?(?:called|named))?[ ,(:]{1,3}(?:(?:Mr|Mrs|Ms|Miss|Mx)\.? )?(\p{Lu}[\p{Ll}'’]{2,})/gu;
const noName = new Set(['the', 'she', 'they', 'this', 'that', 'their', 'his', 'her', 'who', 'nhs', 'has', 'had', 'and', 'but', 'however', 'there', 'after', 'before', 'with', 'when', 'while', 'since', 'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** A relative by name, as in "her husband, Mr Bligh": the name tells who the patient is. */
function relativeNamed(said: string): boolean {
  return [...said.matchAll(related)].some((match) => !noName.has(match[1]!.toLowerCase()));
}
