import { longDate } from '../../shared/domain/dates.ts';
import { accessAnswerLabels, accessAskerLabels, accessEndedLabels } from '../../shared/workflow/accessShapes.ts';
import type { CaseEvent } from '../../shared/workflow/events.ts';
import { followUpAnswers, followUpLabels, type FollowUpKind } from '../../shared/workflow/followUpShapes.ts';

type AfterEvent = Extract<CaseEvent, { type: 'holdPlaced' | 'holdLifted' | 'followUpDaySet' | 'followUpRecorded' | 'accessAsked' | 'accessItemReviewed' | 'accessChecked' | 'accessReturned' | 'accessWritten' | 'accessEnded' }>;

/** What happens after a decision, and with the record itself, as the history of a case says it. */
export function afterInWords(event: AfterEvent): { what: string; detail: string | null } {
  switch (event.type) {
    case 'holdPlaced':
      return { what: 'Legal hold placed', detail: `Asked for by ${event.body.askedBy}. ${event.body.reason}` };
    case 'holdLifted':
      return { what: 'Legal hold lifted', detail: event.body.reason };
    case 'followUpDaySet':
      return { what: `${nameOf(event.body.item)}: day set`, detail: `${longDate(event.body.on)}. ${event.body.why}` };
    case 'followUpRecorded': {
      const { item, result, on, who, words } = event.body;
      return { what: `${nameOf(item)}: ${(followUpAnswers[kindOf(item)][result] ?? result).toLowerCase()}`, detail: `${longDate(on)}, ${who}. ${words}` };
    }
    case 'accessAsked':
      return { what: 'Access to the record asked for', detail: `${accessAskerLabels[event.body.askedBy]}, ${longDate(event.body.askedOn)}` };
    case 'accessItemReviewed':
      return { what: 'Item reviewed for access', detail: accessAnswerLabels[event.body.answer] };
    case 'accessChecked':
      return { what: 'Review for access checked by a second person', detail: null };
    case 'accessReturned':
      return { what: 'Review for access not agreed at the second check', detail: event.body.reason };
    case 'accessWritten': {
      const { disclosed, redacted, withheld } = event.body;
      return { what: 'Export for access written outside the encrypted file', detail: `${disclosed} disclosed, ${redacted} with words taken out, ${withheld} withheld. SHA-256 ${event.body.sha256.slice(0, 16)}…` };
    }
    case 'accessEnded':
      return { what: 'Request for access ended', detail: accessEndedLabels[event.body.how] };
  }
}

const kindOf = (item: string): FollowUpKind => (item.startsWith('condition') ? 'condition' : (item as FollowUpKind));
const nameOf = (item: string): string => (kindOf(item) === 'condition' ? `Condition ${Number(item.split(':')[1]) + 1}` : followUpLabels[kindOf(item)]);
