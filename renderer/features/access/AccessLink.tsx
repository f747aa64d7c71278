import { useMay } from '../../components/May.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** The way to a request for access to the record of a case, for whoever may review one. */
export function AccessLink({ applicationId }: { applicationId: string }) {
  const { go } = useNavigation();
  const { may } = useMay();
  if (!may('reviewAccess')) return null;
  return (
    <section aria-labelledby="access">
      <h2 className="section-title" id="access">
        Access to the record
      </h2>
      <p>When the patient, or somebody who acts for them, asks for what is held about them.</p>
      <p>
        <button type="button" className="link-button" onClick={() => go({ name: 'access', applicationId })}>
          Deal with a request for access
        </button>
      </p>
    </section>
  );
}
