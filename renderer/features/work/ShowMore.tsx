import { Button } from 'nhsuk-react-components';
import { mostWorkRows } from '../../../shared/contract/case.ts';

/** Under a list that shows its most pressing rows only: how many there are, and more of them. */
export function ShowMore({ shown, all, what, busy, onMore }: { shown: number; all: number; what: string; busy: boolean; onMore: () => void }) {
  if (shown === 0 || shown >= all) return null;
  return (
    <div className="show-more">
      <p className="quiet" role="status">
        The {shown.toLocaleString('en-GB')} most pressing of {all.toLocaleString('en-GB')} are shown.{shown >= mostWorkRows ? ' The others are found under Cases, and come here as these are dealt with.' : ''}
      </p>
      {shown >= mostWorkRows ? null : (
        <Button type="button" secondary small disabled={busy} onClick={onMore}>
          Show more <span className="nhsuk-u-visually-hidden">{what}</span>
        </Button>
      )}
    </div>
  );
}
