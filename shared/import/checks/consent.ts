import { issue } from '../issues.ts';
import type { PackPaper } from '../mergeCandidates.ts';
import type { ImportIssue } from '../paper.ts';
import { hasTicks, normaliseTicks, tickOptions } from '../ticks.ts';
import { answers, isOfTheRequest, namesOf, papersSaying, quoted, statements, whole, type Pack } from './kit.ts';

/** Consent: missing, refused, said in two ways, or given by somebody else than the patient. */
export function consent({ papers }: Pack): ImportIssue[] {
  const [yes, no] = [papersSaying(papers, 'consentGiven', 'yes'), papersSaying(papers, 'consentGiven', 'no')];
  const found: ImportIssue[] = [];
  if (yes.length + no.length === 0) found.push(issue('consent-missing', whole));
  found.push(...[...no].sort((a, b) => (a.file.name < b.file.name ? -1 : 1)).map((paper) => issue('consent-refused', whole, `in ${quoted(paper)}`)));
  if (yes.length > 0 && no.length > 0) found.push(issue('consent-differs', whole, namesOf([...yes, ...no])));
  const other = papers.filter((paper) => isOfTheRequest(paper) && byAnother(paper));
  if (other.length > 0) found.push(issue('consent-by-another', whole, namesOf(other)));
  return found;
}

const somebody = /\b(?:mother|father|parents?|guardian|attorney|next of kin|wife|husband|spouse|partner|son|daughter|carer|deputy|advocate|IMCA|family|foster)\b/i;

/** Whether the words of an answer name somebody else: of tick boxes only the ticked one counts, and "the patient and family" is the patient. */
function somebodyElse(words: string): boolean {
  const plain = normaliseTicks(words);
  const said = hasTicks(plain) ? tickOptions(plain).filter((option) => option.ticked).map((option) => option.text).join(' ') : plain.split(/(?<=\?)/).at(-1)!;
  return somebody.test(said) && !/\b(?:and|with) (?:the |his |her |their )?(?:family|partner|wife|husband|spouse|carer|parents?)\b/i.test(said);
}

function byAnother(paper: PackPaper): boolean {
  const answered = answers(paper, 'consentGiven').some(({ anchor }) => somebodyElse(anchor.words.slice(0, 300)));
  return answered || statements(paper).some((sentence) =>
    (/\b(?:consent(?:s|ed)?|agreed|signed)\b[^.]{0,80}\b(?:by|from|for (?:the|this) patient|on behalf of|on (?:his|her|their) behalf)\b/i.test(sentence) && somebody.test(sentence))
    || (/\b(?:mother|father|parents?|guardian|attorney|deputy)\b[^.]{0,60}\b(?:consent(?:s|ed)?|gave consent|has agreed)\b/i.test(sentence))
    || /\bbest[- ]interests? (?:decision|meeting|assessment|process)\b/i.test(sentence)
    || /\b(?:lacks?|lacked|lacking|without|does not have) (?:the )?(?:mental )?capacity\b/i.test(sentence)
    || /\b(?:lasting|enduring) power of attorney\b/i.test(sentence));
}
