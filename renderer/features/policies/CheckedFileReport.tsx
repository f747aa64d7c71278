import type { CheckedFile } from '../../../shared/contract/policy.ts';
import type { LintFinding } from '../../../shared/policy/lint.ts';
import { count } from '../../components/words.ts';
import { listInWords } from '../assessment/assessmentModel.ts';

/** What was found in one policy file: faults that stop it, then notices. Each says where, what, and how to mend it. */
export function CheckedFileReport({ id, file }: { id: string; file: CheckedFile }) {
  const faults = file.findings.filter((one) => one.level === 'fault');
  const notices = file.findings.filter((one) => one.level === 'notice');
  const found = [faults.length > 0 ? count(faults.length, 'fault') : '', notices.length > 0 ? count(notices.length, 'notice') : ''].filter(Boolean);
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {file.name}
      </h2>
      <p>
        {file.title ? `“${file.title}”. ` : ''}
        <strong>{file.held ? 'It is held already, word for word.' : file.usable ? 'It can be imported.' : 'It cannot be imported.'}</strong>{' '}
        {found.length > 0 ? `${listInWords(found)} found.` : file.held ? '' : 'Nothing wrong was found.'}
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
