import type { FactView } from '../../../shared/contract/case.ts';
import { sourceWords, type Candidate } from './factsModel.ts';

interface Props {
  readonly fact: FactView;
  readonly marked: string | null;
  readonly onMark: (candidate: Candidate) => void;
  readonly onShow: (candidate: Candidate) => void;
}

/** What the papers say, each with its words and its place. Choosing one opens its page with the words outlined. */
export function CandidateList({ fact, marked, onMark, onShow }: Props) {
  if (fact.candidates.length === 0) return null;
  const disputed = fact.state === 'disputed';
  return (
    <fieldset className="nhsuk-fieldset candidates">
      <legend className="nhsuk-fieldset__legend">{disputed ? 'The papers disagree. Which is right?' : 'The papers say'}</legend>
      <div className="nhsuk-radios nhsuk-radios--small">
        {fact.candidates.map((candidate, index) => {
          const id = `candidate-${fact.factId}-${index + 1}`;
          const { words } = candidate.anchor;
          return (
            <div className="nhsuk-radios__item candidates__item" key={candidate.candidateId}>
              <input
                className="nhsuk-radios__input"
                type="radio"
                id={id}
                name={`candidate-${fact.factId}`}
                checked={marked === candidate.candidateId}
                aria-describedby={`${id}-source`}
                onChange={() => onMark(candidate)}
              />
              <label className="nhsuk-label nhsuk-radios__label candidates__value" htmlFor={id}>
                {candidate.display}
              </label>
              <div className="candidates__source" id={`${id}-source`}>
                {candidate.fromPicture ? <strong className="candidates__picture">Read from a picture. Compare it with the page, letter by letter. </strong> : null}
                {words ? <q>{words}</q> : null}
                {candidate.anchor.kind === 'none' ? (
                  <span className="quiet"> {candidate.paperName}. No source: no place in the paper is known.</span>
                ) : (
                  <button type="button" className="link-button candidates__show" onClick={() => onShow(candidate)}>
                    {sourceWords(candidate)}
                  </button>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
