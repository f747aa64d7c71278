import { AccessPage } from '../features/access/AccessPage.tsx';
import { ActionPage } from '../features/actions/ActionPage.tsx';
import { AssessmentPage } from '../features/assessment/AssessmentPage.tsx';
import { CallerPage } from '../features/caller/CallerPage.tsx';
import { CasePage } from '../features/case/CasePage.tsx';
import { CasesPage } from '../features/case/CasesPage.tsx';
import { ContactPage } from '../features/contact/ContactPage.tsx';
import { DecisionPage } from '../features/decision/DecisionPage.tsx';
import { FactsPage } from '../features/facts/FactsPage.tsx';
import { BatchesPage } from '../features/intake/BatchesPage.tsx';
import { BatchPage } from '../features/intake/BatchPage.tsx';
import { IntakePage } from '../features/intake/IntakePage.tsx';
import { IntakesPage } from '../features/intake/IntakesPage.tsx';
import { TakeInPage } from '../features/intake/TakeInPage.tsx';
import { LettersPage } from '../features/letters/LettersPage.tsx';
import { PoliciesPage } from '../features/policies/PoliciesPage.tsx';
import { RegisterPage } from '../features/register/RegisterPage.tsx';
import { ScreeningPage } from '../features/screening/ScreeningPage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { WorkPage } from '../features/work/WorkPage.tsx';
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
    case 'caller':
      return <CallerPage key={key} />;
    case 'register':
      return <RegisterPage key={key} part={screen.part} />;
    case 'takeIn':
      return <TakeInPage key={key} />;
    case 'intakes':
      return <IntakesPage key={key} />;
    case 'batches':
      return <BatchesPage key={key} />;
    case 'batch':
      return <BatchPage key={key} batchId={screen.batchId} />;
    case 'intake':
      return <IntakePage key={key} intakeId={screen.intakeId} />;
    case 'case':
      return <CasePage key={key} applicationId={screen.applicationId} />;
    case 'caseAction':
      return <ActionPage key={key} applicationId={screen.applicationId} action={screen.action} />;
    case 'contact':
      return <ContactPage key={key} applicationId={screen.applicationId} />;
    case 'access':
      return <AccessPage key={key} applicationId={screen.applicationId} />;
    case 'facts':
      return <FactsPage key={key} applicationId={screen.applicationId} />;
    case 'settings':
      return <SettingsPage key={key} section={screen.section} ods={screen.ods} part={screen.part} />;
    case 'assessment':
      return <AssessmentPage key={key} applicationId={screen.applicationId} />;
    case 'screening':
      return <ScreeningPage key={key} applicationId={screen.applicationId} />;
    case 'decision':
      return <DecisionPage key={key} applicationId={screen.applicationId} />;
    case 'letters':
      return <LettersPage key={key} applicationId={screen.applicationId} />;
    case 'policies':
      return <PoliciesPage key={key} policyId={screen.policyId} part={screen.part} />;
  }
}
