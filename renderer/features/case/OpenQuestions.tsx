import type { CaseView } from '../../../shared/contract/case.ts';
import { useMay } from '../../components/May.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';

/** What still has to be asked beside the next step, each leading to where it is answered. It stops nobody. */
export function OpenQuestions({ view }: { view: CaseView }) {
  const { go } = useNavigation();
  const { may } = useMay();
  const open = view.openQuestions ?? [];
  if (open.length === 0) return null;
  return (
    <ul aria-label="Open questions" className="plain-list">
      {open.map(({ words, where }) => (
        <li key={words}>
          {words}.{' '}
          {where === 'statement' ? (
            <button type="button" className="link-button" onClick={() => document.getElementById('statement')?.focus()}>
              Go to the patient’s statement
            </button>
          ) : where === 'issues' ? (
            <button type="button" className="link-button" onClick={() => document.getElementById('import-issues')?.focus()}>
              Go to what the papers brought up
            </button>
          ) : may('actOnCase') ? (
            <button type="button" className="link-button" onClick={() => go({ name: 'contact', applicationId: view.applicationId })}>
              Ask about contact and consent
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
