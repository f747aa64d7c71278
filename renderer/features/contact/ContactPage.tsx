import { useState } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import type { ContactView } from '../../../shared/contract/entries.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Loading } from '../../components/Loading.tsx';
import { OnlyFor } from '../../components/May.tsx';
import { Papers } from '../../components/papers/Papers.tsx';
import { usePaperFocus } from '../../components/papers/usePaperFocus.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { dayAndTime } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { ActionFields } from '../actions/ActionFields.tsx';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { checkQuestions, consentQuestion, contactPlaces, contactQuestions, readConsent, readContact, startContact } from './contactForm.ts';

/** About contact and consent: asked right after the case is made, and changed whenever somebody says otherwise. */
export function ContactPage({ applicationId }: { applicationId: string }) {
  return (
    <CaseFrame applicationId={applicationId} title="Contact and consent">
      {(view, frame) => <ContactBody view={view} onRecorded={() => void frame.refetch()} />}
    </CaseFrame>
  );
}

function ContactBody({ view, onRecorded }: { view: CaseView; onRecorded: () => void }) {
  const { applicationId } = view;
  const papers = usePaperFocus();
  const query = useQuery('contact.get', { applicationId });
  return (
    <SplitView
      taskLabel="Contact and consent"
      front={papers.front}
      onFront={papers.setFront}
      papers={<Papers papers={view.papers} focus={papers.focus} onChoose={(paperId) => papers.show(paperId)} about={{ applicationId }} onShow={papers.show} />}
      task={
        <>
          <PageTitle>Contact and consent</PageTitle>
          <Problem error={query.error} retry={() => void query.refetch()} title="Contact and consent could not be read" />
          {query.status === 'loading' ? <Loading what="contact and consent" /> : null}
          {query.data ? (
            <OnlyFor action="actOnCase">
              <ContactForm applicationId={applicationId} view={query.data} refetch={() => void query.refetch()} onRecorded={onRecorded} />
            </OnlyFor>
          ) : null}
        </>
      }
    />
  );
}

function ContactForm({ applicationId, view, refetch, onRecorded }: { applicationId: string; view: ContactView; refetch: () => void; onRecorded: () => void }) {
  const run = useCommand('contact.record');
  const say = useAnnounce();
  const { go } = useNavigation();
  const { draft, set, clear } = useDraft(`contact:${applicationId}`, startContact(view));
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  // What is settled already comes last.
  const questions = view.consent ? [...contactQuestions(view.confirmedNeed), consentQuestion] : [consentQuestion, ...contactQuestions(view.confirmedNeed)];

  const submit = async () => {
    const found = checkQuestions(questions, draft);
    if (found.errors.length > 0) return setWrong(found);
    const [contact, consent] = [readContact(draft), readConsent(draft)];
    const { status, on, words } = view.consent ?? {};
    const sameConsent = consent !== null && consent.status === status && consent.on === on && consent.words === words;
    const sameContact = JSON.stringify(contact) === JSON.stringify(view.contact && readContact(startContact({ contact: view.contact, consent: null })));
    const news = { contact: sameContact ? null : contact, consent: sameConsent ? null : consent };
    if (news.contact === null && news.consent === null) return setWrong({ errors: [{ id: `${questions[0]!.id}-1`, message: 'Nothing is answered or changed yet' }], dates: {} });
    setWrong(nothingWrong);
    const answer = await run.run({ applicationId, seq: view.seq, ...news });
    if (answer.ok) {
      clear();
      onRecorded();
      say('Contact and consent are recorded');
      return go({ name: 'case', applicationId });
    }
    const field = refusalAsField(answer.error, contactPlaces);
    if (field) setWrong({ errors: [field], dates: {} });
  };

  return (
    <Form onSubmit={() => void submit()} label="Contact and consent">
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={run.error} title="It was not recorded" {...(run.error?.code === 'CONFLICT' ? { retry: refetch } : {})} /> : null}
      <p>Ask the clinician or the patient, or look in the papers. “Not known” is an answer. What you leave out stays an open question of the case.</p>
      {view.papersSay?.length ? <p>The papers say, and a person has confirmed: {view.papersSay.join('; ')}. What you record here goes before it.</p> : null}
      {view.recorded ? <p className="quiet">Last recorded by {view.recorded.by}, {dayAndTime(view.recorded.at)}. What was recorded before stays on record.</p> : null}
      {questions.map((question) => (
        <ActionFields key={question.id} fields={question.fields} draft={draft} wrong={wrong} set={set} />
      ))}
      <SubmitAndBack submit="Record these answers" disabled={run.busy} back="Leave it for now" onBack={() => go({ name: 'case', applicationId })} />
    </Form>
  );
}
