import type { CaseRow } from '../../shared/contract/case.ts';
import type { Action } from '../../shared/domain/permissions.ts';
import { railPlaces, type Screen } from '../navigation/screen.ts';
import { nextPlace } from '../features/case/nextPlace.ts';
import { shortIcb } from './words.ts';

export interface Place {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly screen: Screen;
  /** Left out for whoever may not do this. */
  readonly needs?: Action;
}

const actions: readonly Place[] = [
  { key: 'takeIn', label: 'Take in a referral', hint: 'Action', screen: { name: 'takeIn' }, needs: 'takeIn' },
  { key: 'intakes', label: 'Referrals taken in', hint: 'Screen', screen: { name: 'intakes' }, needs: 'takeIn' },
  { key: 'import', label: 'Import a policy', hint: 'Action', screen: { name: 'policies', part: 'import' }, needs: 'keepPolicies' },
  { key: 'compare', label: 'Compare two versions of a policy', hint: 'Screen', screen: { name: 'policies', part: 'compare' } },
  { key: 'side-by-side', label: 'One request under each ICB', hint: 'Screen', screen: { name: 'policies', part: 'side-by-side' } },
  { key: 'reassess', label: 'Work out the open cases again', hint: 'Action', screen: { name: 'policies', part: 'reassess' }, needs: 'seeCases' },
  { key: 'guidance', label: 'Guidance register', hint: 'Screen', screen: { name: 'settings', section: 'guidance' } },
  { key: 'practices', label: 'GP practices', hint: 'Screen', screen: { name: 'settings', section: 'practices' } },
  { key: 'people', label: 'People', hint: 'Screen', screen: { name: 'settings', section: 'people' } },
  { key: 'recovery', label: 'Recovery keys', hint: 'Screen', screen: { name: 'settings', section: 'recovery' } },
  ...railPlaces.map((place) => ({ key: place.label, label: place.label, hint: 'Screen', screen: place.screen, ...('needs' in place ? { needs: place.needs } : {}) })),
];

const most = 12;

/** Places whose words contain every word that was typed: the one with just that name, then urgent cases, other cases, actions and screens. */
export function findPlaces(typed: string, cases: readonly CaseRow[], may: (action: Action) => boolean = () => true): Place[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const rows = [...cases]
    .sort((a, b) => Number(b.urgency === 'urgent') - Number(a.urgency === 'urgent'))
    .flatMap((row): Place[] => {
      const about = [row.urgency === 'urgent' ? 'Urgent' : '', row.treatment ?? '', shortIcb(row.icb), row.stageLabel].filter(Boolean).join(' · ');
      const places: Place[] = [{ key: row.applicationId, label: row.number, hint: about, screen: { name: 'case', applicationId: row.applicationId } }];
      if (row.next && (row.next.screen !== 'case' || row.next.action) && (row.next.screen !== 'letters' || may('seeLetters'))) {
        places.push({
          key: `${row.applicationId} next`,
          label: `${row.number}: ${row.next.label}`,
          hint: 'Next action',
          screen: nextPlace(row.next, row.applicationId),
        });
      }
      return places;
    });
  const named = (place: Place) => place.label.toLowerCase() === typed.trim().toLowerCase();
  return [...rows, ...actions.filter((place) => !place.needs || may(place.needs))]
    .filter((place) => fits(`${place.label} ${place.hint}`))
    .sort((a, b) => Number(named(b)) - Number(named(a)))
    .slice(0, most);
}
