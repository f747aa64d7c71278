import type { CaseView } from '../../../shared/contract/case.ts';
import type { LetterView } from '../../../shared/contract/letters.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { lintPlace } from './lettersModel.ts';

/** What a person should look at before the letter goes. Each leads to the place where its words can be changed. */
export function LintList({ letter, caseView }: { letter: LetterView; caseView: CaseView }) {
  const { go } = useNavigation();
  if (letter.state === 'issued' || letter.state === 'sent' || letter.lint.length === 0) return null;
  return (
    <>
      <h3>To look at before it goes ({letter.lint.length})</h3>
      <p className="quiet">Found by a simple check of the words. A person decides whether anything needs changing.</p>
      <ul>
        {letter.lint.map((item, index) => {
          const place = lintPlace(item.part, caseView.applicationId, caseView.commissioner);
          return (
            <li key={index}>
              {item.message}{' '}
              {place ? (
                <button type="button" className="link-button" onClick={() => (place.screen ? go(place.screen) : goToWords(place.fieldId))}>
                  {place.label}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Opens what is folded round a field of this screen, and goes to it. */
function goToWords(id: string | null): void {
  const target = id ? document.getElementById(id) : null;
  if (!target) return;
  target.closest('details')?.setAttribute('open', '');
  target.focus();
  target.scrollIntoView?.({ block: 'start' });
}
