import { formKindWords } from '../../../shared/domain/icbSections/forms.ts';
import type { Completeness as Found } from '../../../shared/import/forms/completeness.ts';
import { standingWords } from '../../../shared/import/forms/standing.ts';
import { count } from '../../components/words.ts';

/** Longer lists are folded, so that what is to be done next is not far below them. */
const shownAtOnce = 5;

/**
 * Which form the request came on, whether the ICB accepts it, and which of its questions have no answer. It sends nothing
 * back: a person decides. `settled`: the answers that people confirmed count as well, as in a case.
 */
export function Completeness({ found, settled = false }: { found: Found | undefined; settled?: boolean }) {
  if (!found) return null;
  const { form, standing, asked, missing, answered } = found;
  const all = missing.length + answered.length;
  return (
    <section aria-labelledby="completeness">
      <h2 className="section-title" id="completeness">
        What the form still lacks
      </h2>
      <dl className="pairs">
        <div className="pairs__row">
          <dt>Form</dt>
          <dd>{form ? `${form.title}, in “${form.name}”` : 'None was recognised'}</dd>
        </div>
        {form ? (
          <>
            <div className="pairs__row">
              <dt>Version</dt>
              <dd>{form.version ?? 'None is printed'}</dd>
            </div>
            <div className="pairs__row">
              <dt>What it is for</dt>
              <dd>{form.kind ? formKindWords[form.kind] : 'The form does not say'}</dd>
            </div>
          </>
        ) : null}
        <div className="pairs__row">
          <dt>Accepted</dt>
          <dd>{standing === 'superseded' || standing === 'not-on-list' ? <strong>{standingWords[standing]}</strong> : standingWords[standing]}</dd>
        </div>
      </dl>
      {missing.length > 0 ? (
        <>
          <p>
            <strong>
              {missing.length} of {count(all, 'question')}
            </strong>{' '}
            {missing.length === 1 ? 'has' : 'have'} no answer {settled ? 'in the papers or in the facts' : 'that was read'}, by {asked.label}:
          </p>
          {missing.length > shownAtOnce ? (
            <details className="fold">
              <summary>Show the {missing.length} questions</summary>
              <Missing missing={missing} />
            </details>
          ) : (
            <Missing missing={missing} />
          )}
          <p className="quiet">{settled ? 'A question leaves this list when it is answered on Check facts, or by a paper that comes later.' : 'Look at the papers first: what the app could not read is listed too.'}</p>
        </>
      ) : (
        <p>
          {all === 1 ? 'The one question' : `All ${count(all, 'question')}`} that the request must answer {all === 1 ? 'has' : 'have'} an answer, by {asked.label}.
        </p>
      )}
    </section>
  );
}

function Missing({ missing }: { missing: Found['missing'] }) {
  return (
    <ol>
      {missing.map((item) => (
        <li key={item.id}>
          {item.question}: <span className="quiet">we need {item.what}.</span>
        </li>
      ))}
    </ol>
  );
}
