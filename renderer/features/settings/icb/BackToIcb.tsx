import { shortIcb } from '../../../components/words.ts';
import { useNavigation } from '../../../navigation/NavigationContext.tsx';

/** The way back to everything that one ICB has set. */
export function BackToIcb({ ods }: { ods: string }) {
  const { go } = useNavigation();
  return (
    <p>
      <button type="button" className="link-button" onClick={() => go({ name: 'settings', section: 'icb', ods })}>
        Back to the settings of {shortIcb(ods)}
      </button>
    </p>
  );
}
