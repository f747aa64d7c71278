import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { PolicyView } from '../../../shared/contract/policy.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count, dayAndTime } from '../../components/words.ts';
import { ClausePages } from './ClausePages.tsx';
import { Section } from './Section.tsx';
import { OnlyFor } from '../../components/May.tsx';

interface Props {
  readonly view: PolicyView;
  readonly onView: (view: PolicyView) => void;
  /** Opens the file beside our words. */
  readonly onOpen: () => void;
}

/** The official file, kept with its bytes, and the page on which each clause stands in it. */
export function OfficialFile({ view, onView, onOpen }: Props) {
  const choose = useCommand('intake.choose');
  const attach = useCommand('policy.attach');
  const say = useAnnounce();
  const [pages, setPages] = useState(false);
  const [many, setMany] = useState(false);
  const { file, policy } = view;
  const add = async () => {
    setMany(false);
    const chosen = await choose.run({ what: 'official' });
    if (!chosen.ok || chosen.value.tokens.length === 0) return;
    if (chosen.value.tokens.length > 1) return setMany(true);
    const answer = await attach.run({ policyId: policy.id, tokens: [chosen.value.tokens[0]!.token] });
    if (!answer.ok) return;
    say('The official file is attached');
    onView(answer.value);
  };
  const placed = file ? Object.keys(policy.clauses).filter((clause) => file.pages[clause] !== undefined).length : 0;
  return (
    <Section id="policy-file" title="The official file">
      <Problem error={choose.error ?? attach.error} title="The file was not attached" />
      {many ? <p role="alert">Choose one file. The official policy is kept as one PDF.</p> : null}
      {file ? (
        <>
          <p>
            {file.name}, attached by {file.by}, {dayAndTime(file.at)}. {placed === 0 ? 'No clause has its page yet.' : `${placed} of ${count(Object.keys(policy.clauses).length, 'clause')} have their page.`}
          </p>
          <p className="quiet hash">Fingerprint of the file: {file.sha256}</p>
          <p className="ways">
            <button type="button" className="link-button" onClick={onOpen}>
              Open it beside our words
            </button>
            <OnlyFor action="keepPolicies" quiet>
              <button type="button" className="link-button" aria-expanded={pages} onClick={() => setPages(!pages)}>
                Say on which page each clause stands
              </button>
            </OnlyFor>
          </p>
          {pages ? <ClausePages view={view} onView={onView} /> : null}
        </>
      ) : (
        <p>It is not attached. With it, the exact words can stand beside ours.</p>
      )}
      <OnlyFor action="keepPolicies" quiet>
        <Button type="button" secondary small disabled={choose.busy || attach.busy} onClick={() => void add()}>
          {file ? 'Attach another file in its place' : 'Attach the official file'}
        </Button>
      </OnlyFor>
    </Section>
  );
}
