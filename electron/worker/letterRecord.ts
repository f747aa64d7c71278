import { londonDay } from '../../shared/domain/londonDay.ts';
import { longDate, type IsoDate } from '../../shared/domain/dates.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import type { RightSetting } from '../../shared/contract/office.ts';
import type { Anchor } from '../../shared/import/paper.ts';
import type { LetterNotes, NotesFor } from '../../shared/letters/notes.ts';
import type { LetterCriteria, LetterPolicy, LetterRecord, NoPolicy, NoRight, Recorded, Right } from '../../shared/letters/record.ts';
import { clauseLabel, type Assessment, type Finding, type Policy } from '../../shared/policy/index.ts';
import { asksClinician } from '../../shared/workflow/letters.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import type { DecidedBy, DecisionRecord, LetterRecipient } from '../../shared/workflow/shapes.ts';
import { listArguments } from '../../db/argumentRepo.ts';
import { latestAssessment } from '../../db/assessmentRepo.ts';
import { readEvents } from '../../db/eventLog.ts';
import { findCandidate } from '../../db/paperRepo.ts';
import { returnedPart } from './caseCompleteness.ts';
import { heldPolicy, type CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';
import { communicationNeedOf, contactOf, patientPost } from './entryViews.ts';
import { identityOf } from './identity.ts';
import { icbConfigurationOf, icbSettingsOf } from './icbSettings.ts';
import { appealPart, approvalPart, askedFor, correctsPart, informationPart, reconsiderationPart, routedPart, tellsFactsOf } from './letterParts.ts';
import { placeOf } from './papers.ts';

/**
 * Case, ICB and notes as the letters need them. What nobody has filled in stays null or blank: composing then names it.
 * `recipient`: to whom, where the letter may take the place of an earlier one to the same person.
 */
export function letterRecord(worker: Worker, file: CaseFile, about: NotesFor, letterDate: IsoDate, chainHead: string, recipient: LetterRecipient | null = null): LetterRecord {
  const { db } = worker.signedIn;
  const { state } = file;
  const notes = state.letterNotes;
  const icb = icbSettingsOf(db, file.row.commissioner)?.settings ?? null;
  const identity = identityOf(db, file.applicationId);
  const contact = contactOf(db, state);
  const post = patientPost(db, state);
  const told = tellsFactsOf(worker, file);
  const policy = heldPolicy(file, state.policy?.pinned);
  const words = (id: string): string | null => {
    const note = notes[id];
    return note && 'words' in note ? note.words : null;
  };
  const recorded = (id: string): Recorded | null => notes[id] ?? null;
  const fact = (id: string): string => {
    const found = told.facts[id];
    return found?.state === 'known' ? displayValue(id, found.value, file.library.vocabulary) : '';
  };
  const studies = notes['studies'];
  const decision = state.decision?.record;
  const decidedBy = state.reviewOutcome?.decidedBy ?? decision?.decidedBy ?? state.screening?.decidedBy;
  const reconsideration = reconsiderationPart(worker, file);
  const corrects = correctsPart(file, recipient);
  const recordedBy = lastActor(worker, file, decision ? 'decisionRecorded' : 'screeningRecorded');
  return {
    icb: { ...letterIdentity(worker, file.row.commissioner), addressLines: icb?.addressLines ?? [], telephone: icb?.telephone ?? '', email: icb?.email ?? '' },
    reference: file.row.caseNumber,
    letterDate,
    chainHead,
    application: {
      receivedOn: file.row.receivedOn,
      treatmentAsked: fact('intervention'),
      diagnosis: fact('diagnosis'),
      papersRead: file.pack.flatMap(({ paperId, file: read }) => {
        const paper = file.papers.find((one) => one.paper.id === paperId)?.paper;
        if (!paper || read.kind === 'zip') return [];
        return [{ name: paper.originalName, kind: kindWords[read.kind], ...(read.pages.length > 0 ? { pages: read.pages.length } : {}) }];
      }),
      studies: studies && 'words' in studies ? studies.words.split('\n').map((line) => line.trim()).filter(Boolean) : studies ? { none: true } : [],
    },
    patient: { name: identity.name ?? '', nhsNumber: identity.nhsNumber ?? '', dateOfBirth: identity.dateOfBirth ?? '', addressLines: lines(identity.address ?? ''), ...(post ? { post } : {}), largePrint: /\blarge\s+print\b/i.test(communicationNeedOf(file, contact) ?? '') },
    clinician: { name: fact('requesterName'), role: fact('requesterRole'), organisation: fact('requesterOrganisation'), addressLines: lines(fact('requesterAddress')) },
    policy: policyPart(file, policy, words('whyThisVersion') ?? ''),
    panel: decision && decidedBy
      ? { name: decidedBy.who, metOn: decidedBy.on, decidedBy: [deciders(decidedBy), decidedBy.quorum].filter(Boolean).join('. ') || decidedBy.who, recordedBy }
      : null,
    decision: { outcome: about, date: (asksClinician(about) ? askedFor(worker, file)?.on : decidedBy?.on) ?? '' },
    reasons: about === 'declined' && decision
      ? {
          caseRestated: decision.caseRestated ?? null,
          comparator: decision.comparator ?? null,
          arguments: (decision.argumentFindings ?? []).map(({ argumentId, finding, reason }) => ({
            argument: listArguments(db, file.applicationId).find((row) => row.id === argumentId)?.text ?? '', finding, reason,
          })),
          evidence: evidenceWords(decision),
          principles: (decision.principles ?? []).map(({ clause, reason }) => ({ name: principleName(policy, clause), reason })),
          exceptionalityFinding: decision.exceptionality?.words ?? null,
          reservedQuestions: (decision.reservedQuestions ?? []).map(({ clause, reason }) => ({ name: principleName(policy, clause), reason })),
          couldChange: decision.couldChange ?? null,
          careMeanwhile: recorded('careMeanwhile'),
          conditions: { none: true },
        }
      : null,
    criteria: about === 'criteria-met' ? criteria(worker, file, policy, words, recorded, decidedBy?.who ?? null) : null,
    deferral: about === 'deferred' && decision?.deferral
      ? {
          cannotTell: decision.deferral.cannotTell ?? null,
          why: decision.deferral.why ?? null,
          needs: decision.deferral.needs.map((need, index) => ({ n: index + 1, ...need })),
          byWhen: decision.deferral.pause.until,
          where: words('where'),
          clockPausedFrom: decidedBy?.on ?? null,
          restarts: words('restarts'),
          ifSilent: words('ifSilent'),
          untilThen: words('untilThen'),
          ifUrgent: words('ifUrgent'),
        }
      : null,
    approval: about === 'approved' ? approvalPart(file) : null,
    routed: about === 'routed-elsewhere' ? routedPart(file, secondCheckOf(worker, file)) : null,
    information: asksClinician(about) ? informationPart(worker, file) : null,
    ...(about === 'returned-incomplete' ? { returned: returnedPart(worker, file) } : {}),
    appeal: about === 'appeal-outcome' ? appealPart(worker, file) : null,
    ...(reconsideration ? { reconsideration } : {}),
    ...(corrects ? { corrects } : {}),
    rights: (about === 'declined' || about === 'appeal-outcome' || about === 'approved') && icb
      ? {
          reconsideration: right(icb.reconsideration, notes, 'reconsideration', recordedBy),
          appeal: right(icb.appeal, notes, 'appeal', recordedBy),
          complaint: right(icb.complaint, notes, null, recordedBy),
        }
      : null,
    patientNote: {
      treatment: words('patientTreatment'),
      reasons: words('patientReasons'),
      careNow: recorded('patientCareNow'),
      conditions: words('patientConditions'),
      nextStep: words('patientNextStep'),
      whomToRing: words('patientWhomToRing'),
      askedFor: words('patientAskedFor'),
      toDo: recorded('patientToDo'),
      willHear: words('patientWillHear'),
      writtenBy: words('signedByName'),
    },
    // Where the record says not to write to the patient, the clinician's letter says that the clinician tells them.
    tellingPatient: contact?.doNotWrite?.answer === 'yes' && contact.doNotWrite.instead?.to === 'clinician-tells' ? { way: 'clinician-tells', reason: contact.doNotWrite.instead.why } : state.tellingPatient,
    otherFormats: { telephone: icb?.telephone ?? '', email: icb?.email ?? '' },
    signedBy: { name: words('signedByName') ?? '', role: words('signedByRole') ?? '' },
    copies: (words('copies') ?? '').split(',').map((role) => role.trim()).filter(Boolean),
  };
}

const kindWords = { docx: 'Word form or letter', pdf: 'PDF', zip: 'archive', email: 'e-mail', rtf: 'RTF document', web: 'web page', csv: 'list', fhir: 'electronic referral', image: 'picture', text: 'text', unknown: 'file' } as const;

function lines(address: string): string[] {
  return address.split(/\n|,\s*/).map((line) => line.trim()).filter(Boolean);
}

/** Those who decided. Records before members were named one by one hold them as lines. */
function deciders({ members, present }: DecidedBy): string | undefined {
  return members ? members.filter((member) => member.decides).map(({ name, role }) => `${name}, ${role}`).join('; ') : present?.join('; ');
}

/** The panel's words on the evidence, then each study or paper on a line of its own. */
function evidenceWords({ evidence, studies }: DecisionRecord): string | null {
  if (evidence === undefined) return null;
  return [evidence, ...(studies ?? []).map(({ title, page, shows, weight }) => `${title}, page ${page}: ${shows} Weight given: ${weight}`)].join('\n');
}

function principleName(policy: Policy | null, clause: string): string {
  const named = policy?.principles.find((principle) => principle.clause === clause);
  return named ? `${named.name} (clause ${clause})` : `Clause ${clause}`;
}

/** Clauses that a letter repeats: what the policy says about the treatment, and what its answer rests on. */
const toldKinds = new Set(['position', 'scope', 'criterion', 'principle-relied', 'not-itself-an-exception']);

function policyPart(file: CaseFile, policy: Policy | null, whyThisVersion: string): LetterPolicy | NoPolicy | null {
  if (!policy) {
    const answer = file.state.policy?.answer;
    return answer ? { noPolicy: true, words: `On the date that counted, the answer of our policy library was: ${answer.replaceAll('-', ' ')}.` } : null;
  }
  const { effective, ratified } = policy.dates;
  const part = policy.parts.find((one) => one.position !== 'commissioned-if') ?? policy.parts[0];
  return {
    title: policy.title,
    version: policy.version,
    dateSaid: effective ? `effective from “${effective.printed}”` : ratified ? `ratified on ${ratified.printed}` : 'no date printed',
    whyThisVersion,
    position: part ? (policy.clauses[part.clause]?.summary ?? part.title) : policy.ourTitle,
    clauses: Object.entries(policy.clauses)
      .filter(([, clause]) => toldKinds.has(clause.kind))
      .map(([id, clause]) => ({ number: printedPlace(policy, id), summary: clause.summary })),
  };
}

/** Where a clause stands in the printed policy, for a column that is headed "Clause": its number, or what is printed where there is none. */
const printedPlace = (policy: Policy, id: string): string => clauseLabel(policy, id).replace(/^Clause /, '');

function criteria(worker: Worker, file: CaseFile, policy: Policy | null, words: (id: string) => string | null, recorded: (id: string) => Recorded | null, confirmedBy: string | null): LetterCriteria {
  const { db } = worker.signedIn;
  const tree = (latestAssessment(db, file.applicationId)?.tree as Assessment | undefined)?.finding;
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  const met = tree ? metLeaves(tree.children.find((child) => child.kind === 'part' && child.answer === 'met')) : [];
  return {
    confirmedBy,
    checkedBy: words('checkedBy'),
    alternativeMet: met.map((leaf) => {
      const confirmation = [...file.confirmations.values()].find((row) => leaf.confirmations.includes(row.id));
      const candidate = confirmation?.candidateId ? findCandidate(db, confirmation.candidateId) : undefined;
      return {
        clause: leaf.clauses.map((id) => (policy ? printedPlace(policy, id) : id)).join(', '),
        text: leaf.text,
        how: leaf.reason ?? '',
        paper: candidate
          ? `${names.get(candidate.paperId) ?? 'a paper of the application'}, ${placeOf(candidate.anchor as Anchor)}`
          : `answered by ${confirmation ? worker.nameOf(confirmation.by) : 'a person'}`,
      };
    }),
    readingUsed: recorded('readingUsed'),
    covers: { joint: recorded('coversJoint'), side: recorded('coversSide'), purpose: recorded('coversPurpose'), injectate: recorded('coversInjectate') },
    nextStep: words('nextStep'),
    priorApproval: recorded('priorApproval'),
  };
}

/** The criteria that are met and on which the answer rests, without the question whether the part applies. */
function metLeaves(part: Finding | undefined): Finding[] {
  const walk = (finding: Finding): Finding[] => (finding.kind === 'leaf' ? (finding.status === 'met' ? [finding] : []) : finding.children.flatMap(walk));
  return part?.children.filter((child) => child.id.includes('.criteria')).flatMap(walk) ?? [];
}

function right(setting: RightSetting, notes: LetterNotes, name: 'reconsideration' | 'appeal' | null, by: string): Right | NoRight {
  if (!setting.offered) return { noneStated: true, wording: setting.wording, by };
  const { offered: _offered, ...rest } = setting;
  if (name === null) return { ...rest, limit: null };
  const date = notes[`${name}LastDate`];
  const reckoning = notes[`${name}Reckoning`];
  const limit = !date ? null
    : 'none' in date ? { noneStated: true as const, wording: 'Our policy states no time limit.', by }
    : reckoning && 'words' in reckoning ? { lastDate: date.words, reckoning: reckoning.words }
    : null;
  return { ...rest, limit };
}

/** How the ICB names itself on letters, and its image; the register's name while nobody has entered one. */
function letterIdentity(worker: Worker, ods: string): Pick<LetterRecord['icb'], 'name' | 'letterhead'> {
  const set = icbConfigurationOf(worker.signedIn.db, ods).identity;
  const name = set?.nameOnLetters ?? icbByOds(ods)?.name ?? ods;
  if (!set?.letterhead) return { name };
  const { sha256, kind } = set.letterhead;
  return { name, letterhead: { ods, sha256, kind, alt: set.letterheadAlt ?? '' } };
}

function lastActor(worker: Worker, file: CaseFile, type: string): string {
  const event = readEvents(worker.signedIn.db, file.applicationId).findLast((one) => one.type === type);
  return event ? worker.nameOf(event.actor) : '';
}

/** The second person who checked a route away from the panel, and on which day. */
export function secondCheckOf(worker: Worker, file: CaseFile): string | null {
  const checked = readEvents(worker.signedIn.db, file.applicationId).findLast((one) => one.type === 'routeChecked' || one.type === 'screeningRecorded');
  if (checked?.type === 'routeChecked') return `${worker.nameOf(checked.actor)}, ${longDate(londonDay(checked.at))}`;
  // Older records hold the name that was typed at screening.
  const stored = readEvents(worker.signedIn.db, file.applicationId).findLast((one) => one.type === 'screeningRecorded');
  const event = stored ? parseCaseEvent(stored) : null;
  return event?.type === 'screeningRecorded' && event.body.secondCheck ? `${event.body.secondCheck.by}, ${longDate(event.body.secondCheck.on)}` : null;
}
