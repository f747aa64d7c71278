import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { ActionsView, CaseAction } from '../../../shared/contract/caseActions.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { ActionFields } from './ActionFields.tsx';
import { checkAction, emptyAction } from './actionModel.ts';
import { aboutAction, actionSpecs } from './actionSpecs.ts';

/** One thing that can happen to a case beside its next step: what it means, what it asks, or why it is not open. */
export function ActionPage({ applicationId, action }: { applicationId: string; action: CaseAction }) {
  return (
    <CaseFrame applicationId={applicationId} title={actionSpecs[action].title}>
      {() => <ActionBody applicationId={applicationId} action={action} />}
    </CaseFrame>
  );
}

function ActionBody({ applicationId, action }: { applicationId: string; action: CaseAction }) {
  const query = useQuery('case.actions', { applicationId });
  const { go } = useNavigation();
  const view = query.data;
  const whyNot = view?.actions.find((one) => one.action === action)?.whyNot ?? null;
  return (
    <div className="page page--form">
      <PageTitle>{actionSpecs[action].title}</PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="It could not be read what can happen to the case" />
      {query.status === 'loading' ? <Loading what="the case" /> : null}
      {view && whyNot ? (
        <>
          <InsetText>
            <p>{whyNot.message}</p>
            {whyNot.next ? <p>{whyNot.next}</p> : null}
          </InsetText>
          <Button type="button" secondary onClick={() => go({ name: 'case', applicationId })}>
            Back to the case
          </Button>
        </>
      ) : view ? (
        <ActionForm applicationId={applicationId} action={action} view={view} refetch={() => void query.refetch()} />
      ) : null}
    </div>
  );
}

/** What is typed stays until it has been recorded. */
function ActionForm({ applicationId, action, view, refetch }: { applicationId: string; action: CaseAction; view: ActionsView; refetch: () => void }) {
  const spec = actionSpecs[action];
  const fields = spec.fields(view);
  const run = useCommand('case.act');
  const say = useAnnounce();
  const { go } = useNavigation();
  const { draft, set, clear } = useDraft(`action:${action}:${applicationId}`, emptyAction);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const about = aboutAction(action, view);

  const submit = async () => {
    const found = checkAction(fields, draft);
    setWrong(found.errors.length > 0 ? found : nothingWrong);
    if (found.errors.length > 0) return;
    const answer = await run.run({ applicationId, seq: view.seq, act: spec.act(draft, view) });
    if (answer.ok) {
      clear();
      say('It is recorded');
      return go({ name: 'case', applicationId: answer.value.applicationId });
    }
    const field = refusalAsField(answer.error, spec.places);
    if (field) setWrong({ errors: [field], dates: {} });
  };

  return (
    <Form onSubmit={() => void submit()} label={spec.title}>
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={run.error} title="It was not recorded" {...(run.error?.code === 'CONFLICT' ? { retry: refetch } : {})} /> : null}
      {spec.intro(view).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {about.length > 0 ? (
        <dl className="pairs">
          {about.map(([name, value]) => (
            <div className="pairs__row" key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <ActionFields fields={fields} draft={draft} wrong={wrong} set={set} />
      <SubmitAndBack submit={spec.submit} disabled={run.busy} back="Back to the case" onBack={() => go({ name: 'case', applicationId })} />
    </Form>
  );
}
