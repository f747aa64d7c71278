import type { CaseView } from '../../../shared/contract/case.ts';
import type { LetterView } from '../../../shared/contract/letters.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { lintPlace } from './lettersModel.ts';

type Item = LetterView['lint'][number];

/** What stands in the letter's way, then what a person should look at. Each leads to the place where its words can be changed. */
export function LintList({ letter, caseView }: { letter: LetterView; caseView: CaseView }) {
  if (letter.state === 'issued' || letter.state === 'sent') return null;
  const of = (weight: Item['weight']) => letter.lint.filter((item) => item.weight === weight);
  return (
    <>
      <Items title="To put right: the letter cannot be issued with this" note="Change the words at their place, then draft the letter again." items={of('must-fix')} caseView={caseView} />
      <Items title="To look at before it goes" note="Found by a simple check of the words. A person decides whether anything needs changing." items={of('look')} caseView={caseView} />
    </>
  );
}

function Items({ title, note, items, caseView }: { title: string; note: string; items: readonly Item[]; caseView: CaseView }) {
  const { go } = useNavigation();
  if (items.length === 0) return null;
  return (
    <>
      <h3>
        {title} ({items.length})
      </h3>
      <p className="quiet">{note}</p>
      <ul>
        {items.map((item, index) => {
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
