import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** The way back from a screen of the policy library: to the policy that it is about, or to the list. */
export function BackToPolicies({ policyId }: { policyId?: string | null }) {
  const { go } = useNavigation();
  return (
    <p className="ways">
      <button type="button" className="link-button" onClick={() => go({ name: 'policies' })}>
        All policies
      </button>
      {policyId ? (
        <button type="button" className="link-button" onClick={() => go({ name: 'policies', policyId })}>
          Back to this policy
        </button>
      ) : null}
    </p>
  );
}
