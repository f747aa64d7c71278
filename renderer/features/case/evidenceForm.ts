import type { CaseView } from '../../../shared/contract/case.ts';
import type { EvidenceView } from '../../../shared/contract/entries.ts';
import { evidenceKindLabels, type Evidence, type EvidenceKind } from '../../../shared/workflow/entryShapes.ts';
import { emptyAction, textOf, ticksOf, type ActionDraft, type ActionField } from '../actions/actionModel.ts';

/** The paper that is none of the case: its text was not sent. */
export const noPaper = 'none';
const fromPaper = (draft: ActionDraft): boolean => (draft.texts['evidence-paper'] ?? noPaper) !== noPaper;

export const paperChoices = (view: CaseView) => view.papers.filter((paper) => paper.kind !== 'zip').map(({ paperId, name }) => ({ id: paperId, label: name }));

/** The questions about one study or piece of evidence. `correcting`: the reason is asked too. */
export function evidenceFields(view: CaseView, correcting: boolean): readonly ActionField[] {
  const standing = view.arguments.filter((argument) => argument.state === 'confirmed');
  return [
    { kind: 'line', id: 'evidence-title', label: 'Which study or paper is it?', hint: 'As the clinician names it, with its year.', missing: 'Say which study or paper it is' },
    { kind: 'radio', id: 'evidence-kind', label: 'What is it?', choices: (Object.keys(evidenceKindLabels) as EvidenceKind[]).map((id) => ({ id, label: evidenceKindLabels[id] })), missing: 'Say what it is' },
    { kind: 'line', id: 'evidence-kind-words', label: 'What is it, in words?', when: (draft) => draft.texts['evidence-kind'] === 'other', missing: 'Say what it is, in a few words' },
    { kind: 'radio', id: 'evidence-paper', label: 'Where does it stand?', choices: [...paperChoices(view), { id: noPaper, label: 'Its text is not among the papers' }], missing: 'Say in which paper it stands' },
    { kind: 'line', id: 'evidence-page', label: 'On which page?', hint: 'Where the paper has no page numbers, say where in it.', when: fromPaper, missing: 'Say on which page it stands' },
    { kind: 'words', id: 'evidence-for', label: 'What does the clinician put it forward for?', hint: 'What it shows and what weight it has is for the panel.', missing: 'Say what the clinician puts it forward for' },
    ...(standing.length > 0 ? [{ kind: 'ticks', id: 'evidence-arguments', label: 'To which arguments does it belong?', hint: 'You can leave this empty.', choices: standing.map(({ argumentId, text }) => ({ id: argumentId, label: text.length > 120 ? `${text.slice(0, 117)}…` : text })), optional: true, missing: '' } as const] : []),
    ...(correcting ? [{ kind: 'line', id: 'evidence-reason', label: 'Why is it corrected?', hint: 'What was recorded first stays on record.', missing: 'Say why it is corrected' } as const] : []),
  ];
}

/** Where a refusal that names a field belongs on the form. */
export const evidencePlaces: Readonly<Record<string, string>> = {
  title: 'evidence-title', kindWords: 'evidence-kind-words', paperId: 'evidence-paper-1', page: 'evidence-page', putFor: 'evidence-for', argumentIds: 'evidence-arguments-1', reason: 'evidence-reason',
};

export function startEvidence(held: EvidenceView | null): ActionDraft {
  if (!held) return emptyAction;
  return {
    ...emptyAction,
    texts: { 'evidence-title': held.title, 'evidence-kind': held.kind, 'evidence-kind-words': held.kindWords ?? '', 'evidence-paper': held.paperId ?? noPaper, 'evidence-page': held.page, 'evidence-for': held.putFor },
    ticks: { 'evidence-arguments': held.argumentIds },
  };
}

/** What was typed, as it is recorded. The form has been checked before. */
export function readEvidence(draft: ActionDraft): Evidence {
  const kind = textOf(draft, 'evidence-kind') as EvidenceKind;
  return {
    title: textOf(draft, 'evidence-title'), kind, ...(kind === 'other' ? { kindWords: textOf(draft, 'evidence-kind-words') } : {}),
    paperId: fromPaper(draft) ? textOf(draft, 'evidence-paper') : null, page: fromPaper(draft) ? textOf(draft, 'evidence-page') : '',
    putFor: textOf(draft, 'evidence-for'), argumentIds: [...ticksOf(draft, 'evidence-arguments')],
  };
}
