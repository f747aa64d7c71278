import type { PolicyPlace } from '../../navigation/screen.ts';
import { ComparePage } from './ComparePage.tsx';
import { ImportPage } from './ImportPage.tsx';
import { PolicyList } from './PolicyList.tsx';
import { PolicyPage } from './PolicyPage.tsx';
import { ReassessPage } from './ReassessPage.tsx';
import { SideBySidePage } from './SideBySidePage.tsx';
import { WhatIfPage } from './WhatIfPage.tsx';

/** Policies: the list by ICB, the one that is being read, or a screen beside them. */
export function PoliciesPage({ policyId, part }: { policyId?: string | undefined; part?: PolicyPlace | undefined }) {
  switch (part) {
    case 'import':
      return <ImportPage />;
    case 'compare':
      return <ComparePage policyId={policyId ?? null} />;
    case 'side-by-side':
      return <SideBySidePage />;
    case 'reassess':
      return <ReassessPage />;
    case 'what-if':
      return policyId ? <WhatIfPage policyId={policyId} /> : <PolicyList />;
    default:
      return policyId ? <PolicyPage policyId={policyId} /> : <PolicyList />;
  }
}
