import { icbSectionKey } from '../../shared/domain/icbConfiguration.ts';
import { panelMaySee, type PanelIdentifier, type PanelMaySee } from '../../shared/domain/icbSections/panelMaySee.ts';
import type { Db } from '../../db/connection.ts';
import { applicationsOfPaper } from '../../db/paperRepo.ts';
import { findApplication } from '../../db/applicationRepo.ts';
import { findSetting } from '../../db/settingRepo.ts';
import type { Worker } from './context.ts';
import { may } from './guard.ts';

/** What a person is shown of who the patient of a case is. */
export interface Sight {
  /** The identifiers that are shown; null: all, since the person's role shows who the patient is. */
  readonly shown: readonly PanelIdentifier[] | null;
  /** What is left out is left out by the ICB's rule for its panel; false: by the person's role alone. */
  readonly byRule: boolean;
}

/** Without a rule of the ICB the role hides name, NHS number, date of birth and address, and nothing else. */
const byRole: Sight = { shown: ['age', 'gender', 'gp-practice'], byRule: false };

/** The ICB's rule; null while nobody has entered one. One setting is read, since lists ask for each of their rows. */
function ruleOf(db: Db, commissioner: string): PanelMaySee | null {
  const row = findSetting(db, icbSectionKey(commissioner, 'panelMaySee'));
  const parsed = row ? panelMaySee.safeParse(row.value) : null;
  return parsed?.success ? parsed.data : null;
}

/**
 * What the signed-in person is shown. An ICB's rule is for people who come to a case as panel members: whoever sees patients by
 * another role sees them still, and a policy lead who sits on no panel sees as little as before.
 */
export function sightOf(worker: Worker, commissioner: string): Sight {
  if (may(worker, 'revealIdentity')) return { shown: null, byRule: false };
  const rule = worker.signedIn.person.roles.includes('panel-member') ? ruleOf(worker.signedIn.db, commissioner) : null;
  return rule ? { shown: rule.identifiers, byRule: true } : byRole;
}

/** Whether what is shown says who the patient is: then a look is noted as for anybody else. */
export function tellsWho({ shown }: Sight): boolean {
  return shown === null || shown.some((one) => one === 'name' || one === 'nhs-number' || one === 'date-of-birth');
}

/** Whether the person may open this paper: by role, or because every ICB whose case it is with lets its panel see papers as they came. */
export function mayOpenPaper(worker: Worker, paperId: string): boolean {
  if (may(worker, 'openPapers')) return true;
  const { db, person } = worker.signedIn;
  const cases = applicationsOfPaper(db, paperId);
  if (!person.roles.includes('panel-member') || cases.length === 0) return false;
  return cases.every((id) => {
    const commissioner = findApplication(db, id)?.commissioner;
    return commissioner !== undefined && ruleOf(db, commissioner)?.papersUnredacted === true;
  });
}
