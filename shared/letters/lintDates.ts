import { isRealDay, longDate, type IsoDate } from '../domain/dates.ts';
import { textsOf, type LetterDocument } from './document.ts';
import type { LintFinding } from './lint.ts';
import type { LetterRecord } from './record.ts';

/** Days that cannot be, days in the wrong order, and last days that have passed before the letter is written. */
export function lintDates(document: LetterDocument, record: LetterRecord): LintFinding[] {
  return [...impossible(document), ...order(record), ...passed(document, record)];
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const written = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(${months.join('|')})\\s+(\\d{4})\\b`, 'gi');

function impossible(document: LetterDocument): LintFinding[] {
  const found = new Set<string>();
  for (const { text } of textsOf(document)) {
    for (const [said, day, month, year] of text.matchAll(written)) {
      const iso = `${year}-${String(months.indexOf(month!.toLowerCase()) + 1).padStart(2, '0')}-${day!.padStart(2, '0')}`;
      if (!isRealDay(iso)) found.add(said);
    }
  }
  return [...found].map((said) => ({ part: 'document', weight: 'must-fix', message: `“${said}” is not a day that exists.` }));
}

function order(record: LetterRecord): LintFinding[] {
  const { application, decision, panel, patient, letterDate } = record;
  const findings: LintFinding[] = [];
  const notAfter = (part: string, earlier: IsoDate, later: IsoDate, message: string, weight: LintFinding['weight']) => {
    if (isRealDay(earlier) && isRealDay(later) && earlier > later) findings.push({ part, message, weight });
  };
  notAfter('decision.date', decision.date, letterDate, `The letter is dated before the decision of ${said(decision.date)}.`, 'must-fix');
  notAfter('application.receivedOn', application.receivedOn, decision.date, `The request was received on ${said(application.receivedOn)}, after it was decided.`, 'must-fix');
  notAfter('patient.dateOfBirth', patient.dateOfBirth, application.receivedOn, 'The patient was born after the request was received.', 'must-fix');
  application.papersRead.forEach((paper, index) => {
    if (paper.date !== undefined) notAfter(`application.papersRead.${index}.date`, paper.date, decision.date, `The paper “${paper.name}” is dated after the decision that rests on it.`, 'look');
  });
  if (panel !== null && panel.metOn !== decision.date) findings.push({ part: 'panel.metOn', weight: 'look', message: 'The day on which the panel met is not the day of the decision.' });
  return findings;
}

/** Only what the letter prints: a right that stands in the settings does not trouble a letter of another outcome. */
function passed(document: LetterDocument, record: LetterRecord): LintFinding[] {
  const days: { part: string; day: IsoDate; what: string }[] = [];
  if (document.kind.startsWith('declined')) {
    for (const name of ['reconsideration', 'appeal', 'complaint'] as const) {
      const right = record.rights?.[name];
      if (right && 'limit' in right && right.limit && 'lastDate' in right.limit) days.push({ part: `rights.${name}.limit.lastDate`, day: right.limit.lastDate, what: `The last day for ${name}` });
    }
  }
  if (document.kind.startsWith('approved')) {
    const { approval } = record;
    if (approval?.ends && 'on' in approval.ends) days.push({ part: 'approval.ends.on', day: approval.ends.on, what: 'The day on which the approval ends' });
    if (document.audience === 'clinician' && approval?.outcomeData && 'on' in approval.outcomeData) days.push({ part: 'approval.outcomeData.on', day: approval.outcomeData.on, what: 'The day on which a report is due' });
    const right = record.rights?.reconsideration;
    if (Array.isArray(approval?.conditions) && right && 'limit' in right && right.limit && 'lastDate' in right.limit) days.push({ part: 'rights.reconsideration.limit.lastDate', day: right.limit.lastDate, what: 'The last day for reconsideration' });
  }
  const asked = record.information?.byWhen;
  if ((document.kind === 'information-needed-clinician' || document.kind === 'returned-incomplete-clinician') && asked) days.push({ part: 'information.byWhen', day: asked, what: 'The day by which it is needed' });
  const byWhen = record.deferral?.byWhen;
  if (document.kind === 'deferred-clinician' && byWhen) days.push({ part: 'deferral.byWhen', day: byWhen, what: 'The day by which it is needed' });
  return days
    .filter(({ day }) => isRealDay(day) && day <= record.letterDate)
    .map(({ part, day, what }) => ({ part, weight: 'must-fix', message: `${what}, ${longDate(day)}, is not after the date of the letter.` }));
}

function said(day: IsoDate): string {
  return isRealDay(day) ? longDate(day) : day;
}
