import { Button } from 'nhsuk-react-components';
import { useEffect, useRef, useState } from 'react';
import type { FactsView } from '../../../shared/contract/case.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { unansweredFacts } from './factsModel.ts';

interface Props {
  readonly applicationId: string;
  readonly view: FactsView;
  readonly onOpen: (factId: string) => void;
  readonly onReload: () => Promise<void>;
}

/** Finish check, and what still stands in its way: each as a link to its question. */
export function Finish({ applicationId, view, onOpen, onReload }: Props) {
  const { go } = useNavigation();
  const finish = useCommand('facts.finish');
  const [tried, setTried] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const missing = unansweredFacts(view);

  useEffect(() => {
    if (tried > 0) box.current?.focus();
  }, [tried]);

  const press = async () => {
    if (missing.length > 0) return setTried((before) => before + 1);
    const answer = await finish.run({ applicationId, seq: view.seq });
    if (answer.ok) go({ name: 'case', applicationId });
  };
  const reload = () => {
    finish.clear();
    void onReload();
  };

  const list = (
    <ul className="plain-list">
      {missing.map((fact) => (
        <li key={fact.factId}>
          <button type="button" className="link-button" onClick={() => onOpen(fact.factId)}>
            {fact.label}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <section className="finish" id="finish" tabIndex={-1} aria-labelledby="finish-title">
      <h2 className="section-title" id="finish-title">
        Finish the check
      </h2>
      <Problem error={finish.error} retry={reload} title="The check is not finished" />
      {view.finished ? <p>The check was finished. If you change an answer, confirm the assessment again.</p> : null}
      {missing.length === 0 ? (
        <p>Every question that needs an answer has one. Not known counts as an answer.</p>
      ) : tried > 0 ? (
        <div ref={box} role="alert" tabIndex={-1} className="nhsuk-error-summary">
          <h3 className="nhsuk-error-summary__title">{count(missing.length, 'question')} still to answer</h3>
          {list}
        </div>
      ) : (
        <>
          <p>{count(missing.length, 'question')} still to answer. Not known counts as an answer.</p>
          {list}
        </>
      )}
      <Button type="button" disabled={finish.busy} onClick={() => void press()}>
        Finish check
      </Button>
    </section>
  );
}
