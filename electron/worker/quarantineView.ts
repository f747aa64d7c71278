import { longDate } from '../../shared/domain/dates.ts';
import { formatNhsNumber, parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { outcomeOf } from '../../shared/import/issues.ts';
import { patientsByPage } from '../../shared/import/checks/identifiers.ts';
import { outcomes, type ImportIssue, type Outcome } from '../../shared/import/paper.ts';
import type { IntakeView } from '../../shared/contract/intake.ts';
import { findIntake, listSteps, partsOf, type IntakeAction, type IntakeStatus } from '../../db/intakeRepo.ts';
import type { HeldPaper } from '../../db/paperRepo.ts';
import type { Worker } from './context.ts';
import { canBeOne, mixing, settledBefore } from './intakeJudge.ts';
import { lockedCodes } from './openPapers.ts';
import type { StoredPack } from './papers.ts';

type Part = Pick<IntakeView, 'outcome' | 'actions' | 'can' | 'held' | 'splitFrom' | 'parts' | 'joinedTo' | 'splitPapers'>;

const actionWords: Readonly<Record<IntakeAction, string>> = {
  password: 'A password was tried, and papers were opened',
  'one-person': 'Said to be one patient',
  're-typed': 'A case was made by hand',
  split: 'Split by patient',
  joined: 'Joined with another drop',
  'picture-read': 'Words were read from a picture',
};

/** What a drop came to, what people did with it, and what can be done now. */
export function quarantineView(worker: Worker, found: NonNullable<ReturnType<typeof findIntake>>, status: IntakeStatus, papers: readonly HeldPaper[], pack: readonly StoredPack[], full: boolean): Part {
  const { db } = worker.signedIn;
  const steps = listSteps(db, found.id);
  const settled = settledBefore(steps);
  const issues = (found.step?.issues ?? []) as ImportIssue[];
  const open = status === 'ready' || status === 'stuck';
  const mixed = mixing(issues, settled);
  const blocked = issues.some((one) => outcomeOf(one) === 'quarantine' && !settled.has(one.message));
  const joined = steps.findLast((step) => step.status === 'joined')?.otherIntakeId ?? null;
  const parts = status === 'split' ? partsOf(db, found.id) : [];
  return {
    outcome: (found.step?.outcome ?? outcomeBefore(status, issues)) as Outcome | null,
    actions: steps.flatMap((step) => (step.action ? [{ what: actionWords[step.action as IntakeAction] ?? step.action, reason: step.reason, by: worker.nameOf(step.by), at: step.at }] : [])),
    can: {
      password: open && issues.some((one) => lockedCodes.test(one.code)),
      onePerson: open && canBeOne(issues, settled),
      split: open && papers.length > 0 && mixed.length > 0,
      makeCase: open && mixed.length === 0 && (status === 'ready' || blocked),
      reType: status === 'stuck' && mixed.length === 0 && blocked,
    },
    held: heldOf(pack, issues),
    splitFrom: found.splitFrom,
    parts: parts.map((intakeId, index) => ({ intakeId, label: `${index === 0 ? 'First' : 'Second'} patient, received ${longDate(found.receivedOn)}` })),
    joinedTo: status === 'joined' ? joined : null,
    ...(full && open ? { splitPapers: splitPapers(papers, pack) } : {}),
  };
}

/** Drops of before the outcome was recorded. */
function outcomeBefore(status: IntakeStatus, issues: readonly ImportIssue[]): Outcome | null {
  if (status === 'stuck') return 'quarantine';
  if (status !== 'ready') return null;
  return outcomes[Math.max(0, ...issues.map((one) => Math.min(outcomes.indexOf(outcomeOf(one)), outcomes.indexOf('partial'))))]!;
}

/** Papers that were not read, and files that were not taken in, each with why and what to do. */
function heldOf(pack: readonly StoredPack[], issues: readonly ImportIssue[]): NonNullable<Part['held']> {
  const names = new Set(pack.filter(({ file }) => !file.read).map(({ file }) => file.name));
  const refused = issues.filter((one) => outcomeOf(one) === 'partial' || outcomeOf(one) === 'reject');
  const seen = new Set<string>();
  return refused.flatMap((one) => {
    if (seen.has(one.file) || !(names.has(one.file) || outcomeOf(one) === 'reject' || lockedCodes.test(one.code) || !pack.some(({ file }) => file.name === one.file))) return [];
    seen.add(one.file);
    return [{ name: one.file, message: one.message, next: one.next, locked: lockedCodes.test(one.code) }];
  });
}

/** Every paper that can be given to one patient or the other, with whom it names, page by page where it has pages. */
function splitPapers(papers: readonly HeldPaper[], pack: readonly StoredPack[]): NonNullable<Part['splitPapers']> {
  return papers.flatMap(({ paper, pages }) => {
    const read = pack.find(({ paperId }) => paperId === paper.id);
    if (read?.file.kind === 'zip') return [];
    const names = (read ? patientsByPage([{ ...read, file: { ...read.file, candidates: [...read.file.candidates, ...(read.file.records ?? []).flatMap(({ candidates }) => candidates)] } }]) : []).flatMap(({ page, nhsNumbers, names: said, births }) => whoIsNamed(nhsNumbers, said, births).map((who) => ({ page, who })));
    return [{ paperId: paper.id, name: paper.originalName, pages: read && read.file.pages.length > 0 ? (pages === null ? read.file.pages.length : Math.max(...pages)) : null, ...(pages === null ? {} : { onlyPages: [...pages] }), names }];
  });
}

/** The patients that a page names, in words: as much as tells them apart. A date of birth is said where nothing else is. */
function whoIsNamed(nhsNumbers: readonly string[], names: readonly string[], births: readonly { from: string; to: string }[]): string[] {
  const numbers = nhsNumbers.map((text) => {
    const number = parseNhsNumber(text);
    return number.ok ? formatNhsNumber(number.digits) : text;
  });
  const said = [...new Set([...names, ...numbers])];
  return said.length > 0 ? said : [...new Set(births.map(({ from, to }) => `born ${from === to ? longDate(from) : `between ${longDate(from)} and ${longDate(to)}`}`))];
}
