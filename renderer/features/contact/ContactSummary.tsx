import { Button } from 'nhsuk-react-components';
import type { CaseView } from '../../../shared/contract/case.ts';
import { useMay } from '../../components/May.tsx';
import { day } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** On the case: what there is to look at before anybody rings or writes. Who and where stands on a screen of its own, which is noted. */
export function ContactSummary({ view }: { view: CaseView }) {
  const { go } = useNavigation();
  const { may } = useMay();
  const { consent, contactFlags = [] } = view;
  return (
    <section aria-labelledby="contact">
      <h2 className="section-title" id="contact">
        Contact and consent
      </h2>
      <p>
        Consent: {consent ? `${consent.label}${consent.on ? `, ${day(consent.on)}` : ''}${consent.words ? ` (${consent.words})` : ''}.` : 'nobody has asked yet.'}
      </p>
      {contactFlags.length > 0 ? (
        <ul>
          {contactFlags.map((flag) => (
            <li key={flag}>{flag}</li>
          ))}
        </ul>
      ) : null}
      {may('revealIdentity') ? (
        <Button type="button" secondary small onClick={() => go({ name: 'contact', applicationId: view.applicationId })}>
          Look at contact and consent, or change them
        </Button>
      ) : (
        <p className="quiet">Your role does not show who the people around the patient are.</p>
      )}
    </section>
  );
}
