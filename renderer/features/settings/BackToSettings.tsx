import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** The way back from a part of Settings. */
export function BackToSettings() {
  const { go } = useNavigation();
  return (
    <p>
      <button type="button" className="link-button" onClick={() => go({ name: 'settings' })}>
        Back to Settings
      </button>
    </p>
  );
}
