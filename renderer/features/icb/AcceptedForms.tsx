import { acceptedOn, formDays, formKindWords } from '../../../shared/domain/icbSections/forms.ts';
import { icbSections } from '../../../shared/domain/icbConfiguration.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Problem } from '../../components/Problem.tsx';
import { day } from '../../components/words.ts';
import { NotSet } from './IcbSays.tsx';

/**
 * Which forms the ICB accepted on the day of receipt, for a person to compare with: the app may have misread the name or the
 * version that the form prints. An old form sends nothing back by itself.
 */
export function AcceptedForms({ ods, receivedOn }: { ods: string; receivedOn: string }) {
  const query = useQuery('icb.configuration', { ods });
  if (query.error) return <Problem error={query.error} retry={() => void query.refetch()} title="The forms that are accepted could not be read" />;
  if (!query.data) return null;
  const list = query.data.sections.forms?.value;
  return (
    <section aria-labelledby="accepted-forms">
      <h2 className="section-title" id="accepted-forms">
        Forms that this ICB accepts
      </h2>
      {list ? (
        <>
          <p>Compare with the form among the papers. The request was received on {day(receivedOn)}.</p>
          <ul>
            {list.map((form, index) => (
              <li key={index}>
                {form.name}, version {form.version} ({formKindWords[form.kind].toLowerCase()}): {acceptedOn(form, receivedOn) ? 'accepted' : <strong>not accepted</strong>} on that day. <span className="quiet">Accepted {formDays(form)}.</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <NotSet words={icbSections.forms.whileUnset} />
      )}
    </section>
  );
}
