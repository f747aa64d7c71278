import type { RegisterPart } from '../../navigation/screen.ts';
import { BringInPage } from './BringInPage.tsx';
import { RegisterHome } from './RegisterHome.tsx';
import { TakeOutPage } from './TakeOutPage.tsx';

/** The running register: what comes in from the one before, and what goes out of this one. */
export function RegisterPage({ part }: { part?: RegisterPart | undefined }) {
  switch (part) {
    case 'cases':
    case 'decisions':
      return <BringInPage kind={part} />;
    case 'out':
      return <TakeOutPage />;
    default:
      return <RegisterHome />;
  }
}
