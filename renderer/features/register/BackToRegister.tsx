import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** The way back from a part of the running register. */
export function BackToRegister() {
  const { go } = useNavigation();
  return (
    <p>
      <button type="button" className="link-button" onClick={() => go({ name: 'register' })}>
        Back to the running register
      </button>
    </p>
  );
}
