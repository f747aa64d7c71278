import { CasePage } from '../features/case/CasePage.tsx';
import { CasesPage } from '../features/case/CasesPage.tsx';
import { FactsPage } from '../features/facts/FactsPage.tsx';
import { IntakePage } from '../features/intake/IntakePage.tsx';
import { IntakesPage } from '../features/intake/IntakesPage.tsx';
import { TakeInPage } from '../features/intake/TakeInPage.tsx';
import { SettingsPage } from '../features/session/SettingsPage.tsx';
import { WorkPage } from '../features/work/WorkPage.tsx';
import { NotYet } from './NotYet.tsx';
import { useNavigation } from './NavigationContext.tsx';
import { screenKey } from './screen.ts';

/** The screen for the current place. A new screen is one more line here and one more name in `Screen`. */
export function ScreenSwitch() {
  const { screen } = useNavigation();
  const key = screenKey(screen);
  switch (screen.name) {
    case 'work':
      return <WorkPage key={key} />;
    case 'cases':
      return <CasesPage key={key} />;
    case 'takeIn':
      return <TakeInPage key={key} />;
    case 'intakes':
      return <IntakesPage key={key} />;
    case 'intake':
      return <IntakePage key={key} intakeId={screen.intakeId} />;
    case 'case':
      return <CasePage key={key} applicationId={screen.applicationId} />;
    case 'facts':
      return <FactsPage key={key} applicationId={screen.applicationId} />;
    case 'settings':
      return <SettingsPage key={key} />;
    case 'assessment':
    case 'screening':
    case 'decision':
    case 'letters':
      return <NotYet key={key} applicationId={screen.applicationId} />;
    case 'policies':
      return <NotYet key={key} />;
  }
}
