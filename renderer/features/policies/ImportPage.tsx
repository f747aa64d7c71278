import { Button } from 'nhsuk-react-components';
import { useRef, useState } from 'react';
import type { CheckedFile } from '../../../shared/contract/policy.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { BackToPolicies } from './BackToPolicies.tsx';
import { CheckedFileReport } from './CheckedFileReport.tsx';

/** Brings policy files in: they are looked at first, and what is wrong is said so that its writer can mend it. All or none. */
export function ImportPage() {
  const choose = useCommand('intake.choose');
  const check = useCommand('policy.check');
  const bring = useCommand('policy.import');
  const { go } = useNavigation();
  const say = useAnnounce();
  const [chosen, setChosen] = useState<{ tokens: readonly string[]; files: readonly CheckedFile[] } | null>(null);
  const [imported, setImported] = useState<readonly string[] | null>(null);
  const result = useRef<HTMLHeadingElement>(null);

  const pick = async () => {
    bring.clear();
    setImported(null);
    const picked = await choose.run({ what: 'policy' });
    if (!picked.ok || picked.value.tokens.length === 0) return;
    setChosen(null);
    const tokens = picked.value.tokens.map((one) => one.token);
    const checked = await check.run({ tokens });
    if (!checked.ok) return;
    setChosen({ tokens, files: checked.value.files });
    say(`${count(checked.value.files.length, 'file')} looked at`);
  };
  const run = async () => {
    if (!chosen) return;
    const answer = await bring.run({ tokens: [...chosen.tokens] });
    // The files were handed over once; for another try they are chosen again.
    setChosen(null);
    if (!answer.ok) return;
    setImported(answer.value.policyIds);
    say(`${count(answer.value.policyIds.length, 'policy', 'policies')} imported`);
    requestAnimationFrame(() => result.current?.focus());
  };
  const busy = choose.busy || check.busy || bring.busy;
  const faulty = chosen !== null && chosen.files.some((file) => !file.usable);
  const fresh = (chosen?.files ?? []).filter((file) => !file.held);
  const usable = !faulty && fresh.length > 0;

  return (
    <div className="page page--form">
      <BackToPolicies />
      <PageTitle>Import a policy</PageTitle>
      <p>Choose one or more policy files (JSON). They are looked at first. All are imported, or none. What is imported decides nothing until a named person adopts it.</p>
      <Problem error={choose.error ?? check.error} title="The files could not be looked at" />
      <Problem error={bring.error} title="Nothing was imported" />
      {check.busy ? <p role="status">Looking at the files…</p> : null}
      {imported ? (
        <section aria-labelledby="imported">
          <h2 className="section-title" id="imported" ref={result} tabIndex={-1}>
            {count(imported.length, 'policy', 'policies')} imported
          </h2>
          <p>Read what the app makes of it, try answers, and compare it with the published text. Then adopt it, if it is right.</p>
          <ul>
            {imported.map((policyId, index) => (
              <li key={policyId}>
                <button type="button" className="link-button" onClick={() => go({ name: 'policies', policyId })}>
                  Open {imported.length === 1 ? 'the policy' : `policy ${index + 1}`}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {chosen?.files.map((file, index) => (
        <CheckedFileReport key={index} id={`file-${index}`} file={file} />
      ))}
      {faulty ? <p>Nothing can be imported while a file has a fault. Mend the file and choose it again.</p> : chosen && !usable ? <p>There is nothing to import.</p> : null}
      <div className="nhsuk-button-group">
        {usable ? (
          <Button type="button" disabled={busy} onClick={() => void run()}>
            Import {fresh.length === 1 ? 'this policy' : `these ${fresh.length} policies`}
          </Button>
        ) : null}
        <Button type="button" secondary={usable} disabled={busy} onClick={() => void pick()}>
          {chosen ? 'Choose again' : 'Choose files'}
        </Button>
      </div>
    </div>
  );
}
