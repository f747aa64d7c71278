import type { ActionsView, CaseAct } from '../../../shared/contract/caseActions.ts';
import { Checks, type Wrong } from '../../components/checks.ts';
import { noDate, type DateParts } from '../../components/dateParts.ts';

interface Choice {
  readonly id: string;
  readonly label: string;
}

interface Common {
  readonly id: string;
  /** Label of a field, legend of a group. */
  readonly label: string;
  readonly hint?: string;
  /** Asked only while this holds. */
  readonly when?: (draft: ActionDraft) => boolean;
  /** What a mistake says; for days and reasons, how it begins ("The day …"). */
  readonly missing: string;
}

/** One question of a form, as data. `reason`: the words must be a reason. `optional`: may stay empty. */
export type ActionField =
  | (Common & { readonly kind: 'radio' | 'ticks'; readonly choices: readonly Choice[]; readonly optional?: true })
  | (Common & { readonly kind: 'words' | 'line'; readonly reason?: true; readonly optional?: true })
  | (Common & { readonly kind: 'day'; readonly optional?: true });

/** The form of one action: what it asks, and the act that its answers make. */
export interface ActionSpec {
  readonly title: string;
  /** Said above the form, a paragraph each. */
  readonly intro: (view: ActionsView) => readonly string[];
  readonly fields: (view: ActionsView) => readonly ActionField[];
  readonly submit: string;
  readonly act: (draft: ActionDraft, view: ActionsView) => CaseAct;
  /** Where a refusal that names a field belongs on the form. */
  readonly places: Readonly<Record<string, string>>;
}

/** What has been typed: text and choices by field, ticks by field, days by field. Nothing has a default. */
export interface ActionDraft {
  readonly texts: Readonly<Record<string, string>>;
  readonly ticks: Readonly<Record<string, readonly string[]>>;
  readonly days: Readonly<Record<string, DateParts>>;
}

export const emptyAction: ActionDraft = { texts: {}, ticks: {}, days: {} };

export const textOf = (draft: ActionDraft, id: string): string => (draft.texts[id] ?? '').trim();
export const ticksOf = (draft: ActionDraft, id: string): readonly string[] => draft.ticks[id] ?? [];
export const daysOf = (draft: ActionDraft, id: string): DateParts => draft.days[id] ?? noDate;
/** A day that has been checked already, as a text. */
export const dayOf = (draft: ActionDraft, id: string): string => new Checks().day(id, daysOf(draft, id), '');

/** The mistakes of a form in the order of its fields; none: it can be sent. */
export function checkAction(fields: readonly ActionField[], draft: ActionDraft): Wrong {
  const checks = new Checks();
  for (const field of fields) {
    if (field.when && !field.when(draft)) continue;
    const empty = field.kind === 'day' ? Object.values(daysOf(draft, field.id)).every((part) => part.trim() === '') : field.kind === 'ticks' ? ticksOf(draft, field.id).length === 0 : textOf(draft, field.id) === '';
    if ('optional' in field && field.optional && empty) continue;
    switch (field.kind) {
      case 'radio':
        checks.choice(field.id, draft.texts[field.id] ?? null, field.missing);
        break;
      case 'ticks':
        checks.choice(field.id, ticksOf(draft, field.id).length > 0 ? 'some' : null, field.missing);
        break;
      case 'day':
        checks.day(field.id, daysOf(draft, field.id), field.missing);
        break;
      default:
        if (field.reason) checks.reason(field.id, textOf(draft, field.id), field.missing);
        else checks.words(field.id, textOf(draft, field.id), field.missing);
    }
  }
  return checks;
}
