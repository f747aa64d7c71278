import { useNavigation } from '../navigation/NavigationContext.tsx';
import { Urgent } from './Urgent.tsx';
import { shortIcb } from './words.ts';

interface Props {
  readonly row: { readonly applicationId: string; readonly number: string; readonly icb: string; readonly urgency: Parameters<typeof Urgent>[0]['urgency'] };
}

/** The first cell of a row that stands for a case: urgent, its number as the way to it, and its ICB. */
export function CaseCell({ row }: Props) {
  const { go } = useNavigation();
  return (
    <th scope="row">
      <Urgent urgency={row.urgency} />
      <button type="button" className="link-button" onClick={() => go({ name: 'case', applicationId: row.applicationId })}>
        {row.number}
      </button>
      <span className="rows__under">{shortIcb(row.icb)}</span>
    </th>
  );
}
