import type { CaseScreen } from '../../shared/contract/case.ts';

/** Every place in the app. Kept in memory only: never in the address, where a case could be read by others. */
export type Screen =
  | { name: 'work' }
  | { name: 'cases' }
  | { name: 'caller' }
  | { name: 'takeIn' }
  | { name: 'intakes' }
  | { name: 'intake'; intakeId: string }
  /** `factId`: the question to open on Check facts. */
  | { name: CaseScreen; applicationId: string; factId?: string }
  /** `policyId` alone: that policy. `part`: a screen beside the list, about that policy where one is named. */
  | { name: 'policies'; policyId?: string; part?: PolicyPlace }
  | { name: 'settings'; section?: SettingsSection; ods?: string };

/** Screens of the policy library beside the list and the policy itself. */
export type PolicyPlace = 'import' | 'what-if' | 'compare' | 'side-by-side' | 'reassess';

/** Parts of Settings that other screens lead to. */
export type SettingsSection = 'icb' | 'passphrase' | 'check' | 'guidance' | 'practices';

/** The entries of the left rail. Meetings and Reports join it when their screens are there. */
export const railPlaces = [
  { label: 'Work', screen: { name: 'work' } },
  { label: 'Cases', screen: { name: 'cases' } },
  { label: 'Policies', screen: { name: 'policies' } },
  { label: 'Settings', screen: { name: 'settings' } },
] as const satisfies readonly { label: string; screen: Screen }[];

/** Which entry of the rail a screen belongs to. */
export function railPlaceOf(screen: Screen): (typeof railPlaces)[number]['label'] {
  switch (screen.name) {
    case 'work':
    case 'takeIn':
    case 'intakes':
    case 'intake':
      return 'Work';
    case 'policies':
      return 'Policies';
    case 'settings':
      return 'Settings';
    default:
      return 'Cases';
  }
}

/** One text for each place, so that React and focus can tell when the place has changed. */
export function screenKey(screen: Screen): string {
  if ('applicationId' in screen) return `${screen.name}:${screen.applicationId}`;
  if (screen.name === 'policies') return `policies:${screen.part ?? ''}:${screen.policyId ?? ''}`;
  if (screen.name === 'settings') return `settings:${screen.section ?? ''}:${screen.ods ?? ''}`;
  return 'intakeId' in screen ? `${screen.name}:${screen.intakeId}` : screen.name;
}
