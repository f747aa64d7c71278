import { Button } from 'nhsuk-react-components';
import { PageTitle } from '../components/PageTitle.tsx';
import { useNavigation } from './NavigationContext.tsx';

/** Says plainly that a screen is not there. Nothing here looks like work that could be done. */
export function NotYet({ applicationId }: { applicationId?: string }) {
  const { go } = useNavigation();
  return (
    <div className="page">
      <PageTitle>This screen is not in this version</PageTitle>
      <p>Nothing has been recorded or changed.</p>
      <Button type="button" secondary onClick={() => go(applicationId ? { name: 'case', applicationId } : { name: 'work' })}>
        {applicationId ? 'Back to the case' : 'Back to Work'}
      </Button>
    </div>
  );
}
