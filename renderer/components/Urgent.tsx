import { Tag } from 'nhsuk-react-components';
import type { Urgency } from '../../shared/contract/intake.ts';

/** The word "Urgent" where a case is urgent; nothing where it is routine, so that urgent stands out. */
export function Urgent({ urgency }: { urgency: Urgency }) {
  return urgency === 'urgent' ? (
    <>
      <Tag modifier="orange">Urgent</Tag>{' '}
    </>
  ) : null;
}
