import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { HistoryEntry } from '../../../shared/contract/case.ts';
import type { ScreeningView } from '../../../shared/contract/decision.ts';
import { useCommand } from '../../api/useCommand.ts';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { Line, Words } from '../../components/Words.tsx';
import { IcbSays } from '../icb/IcbSays.tsx';
import { AwayFromPanel } from './AwayFromPanel.tsx';
import { RouteRadios } from './RouteRadios.tsx';
import { checkScreening, chosenRoute, emptyScreening, screeningFields } from './screeningModel.ts';
import { ChangedMeanwhile, useSeen } from '../case/ChangedMeanwhile.tsx';

interface Props {
  readonly applicationId: string;
  readonly view: ScreeningView;
  readonly history: readonly HistoryEntry[];
  readonly onRecorded: () => void;
  readonly refetch: () => void;
}

/** Records a screening outcome. What is typed stays until it has been recorded. */
export function ScreeningForm({ applicationId, view, history, onRecorded, refetch }: Props) {
  const record = useCommand('screening.record');
  const { draft, set, clear } = useDraft(`screening:${applicationId}`, emptyScreening);
  const seen = useSeen(`screening:${applicationId}`, view.seq, draft !== emptyScreening);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const needs = chosenRoute(draft, view);
  const error = (id: string) => errorFor(wrong.errors, id);

  const submit = async () => {
    const check = checkScreening(draft, view, applicationId);
    setWrong(check.ok ? nothingWrong : check.wrong);
    if (!check.ok) return;
    const answer = await record.run({ ...check.input, seq: seen.seq });
    if (answer.ok) {
      clear();
      seen.clear();
      return onRecorded();
    }
    const field = refusalAsField(answer.error, screeningFields);
    if (field) setWrong({ errors: [field], dates: {} });
  };

  return (
    <Form onSubmit={() => void submit()} label="Screening outcome">
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? (
        <Problem error={record.error} title="The screening outcome was not recorded" {...(record.error?.code === 'CONFLICT' ? { retry: refetch } : {})} />
      ) : null}
      <ChangedMeanwhile seen={seen} history={history} />
      <RouteRadios routes={view.routes} value={draft.route} error={error('route-1')} onChange={(route) => set({ route })} />
      <Words
        id="screening-reason"
        label="Why?"
        hint="Say what was considered and why it leads there, in words that the clinician can follow."
        reason
        value={draft.reason}
        error={error('screening-reason')}
        onChange={(reason) => set({ reason })}
      />
      {needs?.needsPause ? (
        <>
          <h2 className="section-title">While the case waits</h2>
          <p>Every wait has somebody who looks after it, an end and a day to ask again.</p>
          <Line id="pause-owner" label="Who looks after the wait" value={draft.owner} error={error('pause-owner')} onChange={(owner) => set({ owner })} />
          <DateFields id="pause-until" legend="Until when" value={draft.until} error={wrong.dates['pause-until']} onChange={(until) => set({ until })} />
          <DateFields id="pause-chase" legend="When to ask again, if nothing has come" value={draft.chaseOn} error={wrong.dates['pause-chase']} onChange={(chaseOn) => set({ chaseOn })} />
        </>
      ) : null}
      <h2 className="section-title">Who decided this</h2>
      <IcbSays id="screeningAuthority" />
      <Line
        id="screening-who"
        label="Name and role"
        hint="The person who decided. Whoever is signed in is recorded apart, as the one who typed it."
        value={draft.who}
        error={error('screening-who')}
        onChange={(who) => set({ who })}
      />
      <DateFields id="screening-on" legend="When was it decided?" value={draft.on} error={wrong.dates['screening-on']} onChange={(on) => set({ on })} />
      <AwayFromPanel needs={needs} draft={draft} wrong={wrong} set={set} />
      <Button type="submit" disabled={record.busy}>
        Record screening outcome
      </Button>
    </Form>
  );
}
