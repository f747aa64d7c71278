import type { CheckedFile } from '../../../shared/contract/policy.ts';
import type { LintFinding } from '../../../shared/policy/lint.ts';
import { count } from '../../components/words.ts';

/** What was found in one policy file: faults that stop it, then notices. Each says where, what, and how to mend it. */
export function CheckedFileReport({ id, file }: { id: string; file: CheckedFile }) {
  const faults = file.findings.filter((one) => one.level === 'fault');
  const notices = file.findings.filter((one) => one.level === 'notice');
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {file.name}
      </h2>
      <p>
        {file.title ? `“${file.title}”. ` : ''}
        <strong>{file.usable ? 'It can be imported.' : 'It cannot be imported.'}</strong> {file.held ? 'This very text is held already. ' : ''}
        {faults.length === 0 && notices.length === 0 ? 'Nothing was found.' : `${count(faults.length, 'fault')}, ${count(notices.length, 'notice')}.`}
      </p>
      <Findings title="Faults: these must be mended" of={file.name} list={faults} />
      <Findings title="Notices: to look at" of={file.name} list={notices} />
    </section>
  );
}

function Findings({ title, of, list }: { title: string; of: string; list: readonly LintFinding[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <h3 className="minor-title">{title}</h3>
      <ul className="lint" aria-label={`${title}, ${of}`}>
        {list.map((one, index) => (
          <li key={index}>
            <p>{one.message}</p>
            <p className="quiet">Where in the file: {one.where}</p>
            <p>How to mend it: {one.mend}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
