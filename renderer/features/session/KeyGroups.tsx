import { keyGroups } from './sessionModel.ts';

/** A recovery key in groups that a person can copy by hand. */
export function KeyGroups({ recoveryKey }: { recoveryKey: string }) {
  return (
    <ul className="key-groups" aria-label="Recovery key">
      {keyGroups(recoveryKey).map((group, index) => (
        <li key={index}>{group}</li>
      ))}
    </ul>
  );
}
