import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** Said instead of a due date where nobody has entered time limits for the ICB; leads to where they are entered. */
export function NoLimit({ ods }: { ods: string }) {
  const { go } = useNavigation();
  return (
    <span className="due">
      No time limit is set for this ICB.{' '}
      <button type="button" className="link-button" onClick={() => go({ name: 'settings', section: 'icb', ods })}>
        Set time limits
      </button>
    </span>
  );
}
