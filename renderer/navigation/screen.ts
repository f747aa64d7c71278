import type { IcbSectionId } from '../../shared/domain/icbConfiguration.ts';
import type { CaseScreen } from '../../shared/contract/case.ts';
import { mayDo, type Action } from '../../shared/domain/permissions.ts';
import type { Role } from '../../shared/domain/roles.ts';
import type { CaseAction } from '../../shared/contract/caseActions.ts';

/** Every place in the app. Kept in memory only: never in the address, where a case could be read by others. */
export type Screen =
  | { name: 'work' }
  | { name: 'cases' }
  | { name: 'caller' }
  /** The running register: its own list, or a part of it. */
  | { name: 'register'; part?: RegisterPart }
  | { name: 'takeIn' }
  | { name: 'intakes' }
  /** Folders of packs, each taken in as one job; one of them. */
  | { name: 'batches' }
  | { name: 'batch'; batchId: string }
  | { name: 'intake'; intakeId: string }
  /** `factId`: the question to open on Check facts. */
  | { name: CaseScreen; applicationId: string; factId?: string }
  /** Consent, and how the patient and the people around the patient are reached. */
  | { name: 'contact'; applicationId: string }
  /** A request for access to what is held about the patient. */
  | { name: 'access'; applicationId: string }
  /** What can happen to a case beside its next step. */
  | { name: 'caseAction'; applicationId: string; action: CaseAction }
  /** `policyId` alone: that policy. `part`: a screen beside the list, about that policy where one is named. */
  | { name: 'policies'; policyId?: string; part?: PolicyPlace }
  /** `ods`: one ICB. `part`: a section of what it has set. */
  | { name: 'settings'; section?: SettingsSection; ods?: string; part?: IcbPart };

/** What comes in from an earlier register, and what goes out of this one. */
export type RegisterPart = 'cases' | 'decisions' | 'out';

/** Screens of the policy library beside the list and the policy itself. */
export type PolicyPlace = 'import' | 'what-if' | 'compare' | 'side-by-side' | 'reassess';

/** What one ICB sets: what stands on its letters, or a section of its configuration. */
export type IcbPart = 'letters' | IcbSectionId;

/** Parts of Settings that other screens lead to. */
export type SettingsSection = 'icb' | 'passphrase' | 'check' | 'guidance' | 'practices' | 'holidays' | 'people' | 'recovery' | 'disposal';

/** The entries of the left rail. Meetings and Reports join it when their screens are there. */
export const railPlaces = [
  { label: 'Work', screen: { name: 'work' }, needs: 'seeCases' },
  { label: 'Cases', screen: { name: 'cases' }, needs: 'seeCases' },
  { label: 'Policies', screen: { name: 'policies' } },
  { label: 'Settings', screen: { name: 'settings' } },
] as const satisfies readonly RailPlace[];

interface RailPlace {
  readonly label: string;
  readonly screen: Screen;
  /** Whoever may not do this may see nothing behind the entry, so it is not shown. */
  readonly needs?: Action;
}

/** The entries behind which somebody with these roles may see something. */
export function railPlacesFor(held: readonly Role[]): readonly (typeof railPlaces)[number][] {
  return railPlaces.filter((place) => !('needs' in place) || mayDo(held, place.needs));
}

/** Where somebody with these roles begins. */
export function firstScreen(held: readonly Role[]): Screen {
  return railPlacesFor(held).some((place) => place.label === 'Work') ? { name: 'work' } : { name: 'settings' };
}

/** Which entry of the rail a screen belongs to. */
export function railPlaceOf(screen: Screen): (typeof railPlaces)[number]['label'] {
  switch (screen.name) {
    case 'work':
    case 'takeIn':
    case 'intakes':
    case 'batches':
    case 'batch':
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
  if (screen.name === 'caseAction') return `caseAction:${screen.action}:${screen.applicationId}`;
  if ('applicationId' in screen) return `${screen.name}:${screen.applicationId}`;
  if (screen.name === 'policies') return `policies:${screen.part ?? ''}:${screen.policyId ?? ''}`;
  if (screen.name === 'settings') return `settings:${screen.section ?? ''}:${screen.ods ?? ''}:${screen.part ?? ''}`;
  if (screen.name === 'register') return `register:${screen.part ?? ''}`;
  if (screen.name === 'batch') return `batch:${screen.batchId}`;
  return 'intakeId' in screen ? `${screen.name}:${screen.intakeId}` : screen.name;
}
