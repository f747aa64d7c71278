import type { ScreeningView } from '../../../shared/contract/decision.ts';
import type { Wrong } from '../../components/checks.ts';
import { errorFor } from '../../components/ErrorSummary.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Words } from '../../components/Words.tsx';
import type { ScreeningDraft } from './screeningModel.ts';

interface Props {
  readonly needs: ScreeningView['routes'][number] | undefined;
  readonly draft: ScreeningDraft;
  readonly wrong: Wrong;
  readonly set: (change: Partial<ScreeningDraft>) => void;
}

/** What a route away from the panel needs besides: another person's check, and how the patient hears of it. */
export function AwayFromPanel({ needs, draft, wrong, set }: Props) {
  const error = (id: string) => errorFor(wrong.errors, id);
  return (
    <>
      {needs?.needsSecondCheck ? (
        <>
          <h2 className="section-title">The second check</h2>
          <p>This takes the case away from the panel. After it is recorded, another person signs in under their own name and checks it, so that no request is lost quietly. Until then no letter is issued and the case cannot be closed.</p>
        </>
      ) : null}
      {needs?.needsTellingPatient ? (
        <>
          <h2 className="section-title">The patient</h2>
          <RadioGroup
            id="telling"
            legend="How does the patient hear of it?"
            choices={[
              { id: 'we-write', label: 'We write to the patient' },
              { id: 'clinician-tells', label: 'The clinician tells the patient' },
            ]}
            value={draft.telling}
            error={error('telling-1')}
            onChange={(way) => set({ telling: way === 'we-write' ? 'we-write' : 'clinician-tells' })}
          />
          {draft.telling === 'clinician-tells' ? (
            <Words id="telling-reason" label="Why does the clinician tell them?" rows={2} value={draft.tellingReason} error={error('telling-reason')} onChange={(tellingReason) => set({ tellingReason })} />
          ) : null}
        </>
      ) : null}
    </>
  );
}
