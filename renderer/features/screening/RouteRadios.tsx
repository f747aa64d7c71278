import type { ScreeningView } from '../../../shared/contract/decision.ts';
import type { ScreeningRoute } from '../../../shared/workflow/shapes.ts';

interface Props {
  readonly routes: ScreeningView['routes'];
  readonly value: ScreeningRoute | null;
  readonly error?: string | undefined;
  readonly onChange: (route: ScreeningRoute) => void;
}

/** The ways on, none of them chosen. Each says which letter, clock and count follow; a closed one says why it is closed. */
export function RouteRadios({ routes, value, error, onChange }: Props) {
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
      <fieldset className="nhsuk-fieldset" aria-describedby={error ? 'route-error' : undefined}>
        <legend className="nhsuk-fieldset__legend">What happens with the request?</legend>
        {error ? (
          <span className="nhsuk-error-message" id="route-error">
            <span className="nhsuk-u-visually-hidden">Error:</span> {error}
          </span>
        ) : null}
        <div className="nhsuk-radios nhsuk-radios--small">
          {routes.map((route, index) => (
            <div className="route" key={route.route}>
              <div className="nhsuk-radios__item">
                <input
                  className="nhsuk-radios__input"
                  type="radio"
                  id={`route-${index + 1}`}
                  name="route"
                  value={route.route}
                  checked={value === route.route}
                  disabled={route.whyNot !== null}
                  aria-describedby={`route-${index + 1}-hint`}
                  onChange={() => onChange(route.route)}
                />
                <label className="nhsuk-label nhsuk-radios__label" htmlFor={`route-${index + 1}`}>
                  {route.label}
                </label>
              </div>
              <div className="route__follows" id={`route-${index + 1}-hint`}>
                {route.whyNot === null ? (
                  <dl>
                    <Follows what="Letter" words={route.letter} />
                    <Follows what="Clock" words={route.clock} />
                    <Follows what="Counted as" words={route.counted} />
                  </dl>
                ) : (
                  <p>{route.whyNot}</p>
                )}
              </div>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function Follows({ what, words }: { what: string; words: string }) {
  return (
    <div>
      <dt>{what}: </dt>
      <dd>{words}</dd>
    </div>
  );
}
