import type { FoundCase } from '../../shared/contract/search.ts';
import type { Action } from '../../shared/domain/permissions.ts';
import { railPlaces, type Screen } from '../navigation/screen.ts';
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
  { key: 'caller', label: 'Somebody rings: caller card', hint: 'Action', screen: { name: 'caller' }, needs: 'revealIdentity' },
  { key: 'register', label: 'Running register: bring in or take out', hint: 'Screen', screen: { name: 'register' }, needs: 'seeCases' },
  { key: 'batches', label: 'Take in a folder of packs', hint: 'Action', screen: { name: 'batches' }, needs: 'takeIn' },
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
const mostCases = 8;

/**
 * Places for what was typed: the one with just that name, then the cases that the index found, then actions and screens whose words contain
 * every word that was typed.
 */
export function findPlaces(typed: string, cases: readonly FoundCase[], may: (action: Action) => boolean = () => true): Place[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const named = (place: Place) => place.label.toLowerCase() === typed.trim().toLowerCase();
  const fitting = actions.filter((place) => (!place.needs || may(place.needs)) && fits(`${place.label} ${place.hint}`));
  // Actions keep their place where many cases fit.
  const rows = cases.slice(0, Math.max(mostCases, most - fitting.length)).map((row): Place => ({
    key: row.applicationId,
    label: row.number,
    hint: [row.urgency === 'urgent' ? 'Urgent' : '', row.treatment ?? '', shortIcb(row.icb), row.stageLabel].filter(Boolean).join(' · '),
    screen: { name: 'case', applicationId: row.applicationId },
  }));
  return [...rows, ...fitting].sort((a, b) => Number(named(b)) - Number(named(a))).slice(0, most);
}
