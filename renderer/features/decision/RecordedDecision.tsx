import { Fragment, type ReactNode } from 'react';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import { interestLabels, managedLabels, outcomeLabels, type DecisionFieldId } from '../../../shared/workflow/decisionFields.ts';
import { day, dayAndTime } from '../../components/words.ts';
import { foundChoices, routeChoices, tellingChoices } from './decisionDraft.ts';

type Recorded = NonNullable<DecisionView['recorded']>;
type Corrections = Recorded['corrections'];

/** The decision as it was signed, in the order in which it was put, each correction beside the words that it corrects. */
export function RecordedDecision({ view, recorded }: { view: DecisionView; recorded: Recorded }) {
  const { record, corrections } = recorded;
  const { decidedBy } = record;
  const order = record.put?.order ?? view.order;
  return (
    <>
      <p className="sentence">{view.outcomes.find((one) => one.outcome === record.outcome)?.label ?? outcomeLabels[record.outcome]}</p>
      <p>
        Decided by: {decidedBy.who}, {day(decidedBy.on)}
        <br />
        <span className="quiet">
          Recorded by: {recorded.recordedBy}, {dayAndTime(recorded.at)}
        </span>
      </p>
      {decidedBy.kind === 'chairs-action' ? (
        <>
          <p>
            <strong>Chair’s action:</strong> decided by the chair alone, under {decidedBy.underRule}. A panel ratifies it; see the case.
          </p>
          <p className="own-words">Why it could not wait for a meeting: {decidedBy.couldNotWait}</p>
        </>
      ) : null}
      {corrections.length > 0 ? <p>{corrections.length === 1 ? 'One correction was made since; it stands' : `${corrections.length} corrections were made since; each stands`} beside the words that were signed.</p> : null}
      {order.map((id) => (id === 'outcome' ? <Fragment key={id}>{despite(recorded)}</Fragment> : <Fragment key={id}>{parts[id](recorded, view)}</Fragment>))}
      {record.put ? <PutBefore put={record.put} /> : null}
    </>
  );
}

const labelIn = (view: DecisionView, id: DecisionFieldId) => view.fields.find((field) => field.id === id)?.label ?? id;
const despite = ({ record, corrections }: Recorded) => <Said title="Why the panel could decide although the policy question was open" place="despiteOpenQuestion" words={record.despiteOpenQuestion} corrections={corrections} />;
const text = (id: 'caseRestated' | 'comparator' | 'similarPatients' | 'equality' | 'couldChange') => ({ record, corrections }: Recorded, view: DecisionView) => <Said title={labelIn(view, id)} place={id} words={record[id]} corrections={corrections} />;
const confirmed = (id: 'policyBasis' | 'alreadyFunded') => ({ record, corrections }: Recorded, view: DecisionView) => {
  const said = record[id];
  return said ? (
    <Part title={labelIn(view, id)}>
      <p>On record: {said.shown}</p>
      <Spoken place={`${id}/words`} words={said.words} corrections={corrections} />
    </Part>
  ) : null;
};

/** What is shown of each part of the record; nothing where the decision did not need it. */
const parts: Readonly<Record<DecisionFieldId, (recorded: Recorded, view: DecisionView) => ReactNode>> = {
  rightCommissioner: ({ record: { rightCommissioner: said }, corrections }, view) =>
    said ? (
      <Part title={labelIn(view, 'rightCommissioner')}>
        <p>On record: {said.shown}</p>
        <Spoken place="rightCommissioner/words" words={said.words} corrections={corrections} />
        <Spoken lead="Made sure by: " place="rightCommissioner/confirmedBy" words={said.confirmedBy} corrections={corrections} />
      </Part>
    ) : null,
  decidedBy: ({ record: { decidedBy }, corrections }, view) => (
    <Part title={labelIn(view, 'decidedBy')}>
      <Spoken place="decidedBy/who" words={decidedBy.who} corrections={corrections} />
      {decidedBy.members ? (
        <>
          <p>
            {decidedBy.members.filter((member) => member.decides).length} of {decidedBy.members.length} decided.
          </p>
          <ul>
            {decidedBy.members.map((member, index) => (
              <li key={index}>
                <Spoken place={`decidedBy/members/${index}/name`} words={member.name} corrections={corrections} />
                <Spoken place={`decidedBy/members/${index}/role`} words={member.role} corrections={corrections} />
                <p>
                  {member.decides ? 'Decided. ' : 'Did not decide. '}
                  {member.interest ? `Declared an interest: ${interestLabels[member.interest.kind].toLowerCase()}. ${managedLabels[member.interest.managed]}.` : 'Declared no interest.'}
                </p>
                {member.interest ? <Spoken place={`decidedBy/members/${index}/interest/what`} words={member.interest.what} corrections={corrections} /> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {decidedBy.present?.length ? (
        <ul>
          {decidedBy.present.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      ) : null}
      {decidedBy.quorum ? <Spoken lead="Quorum: " place="decidedBy/quorum" words={decidedBy.quorum} corrections={corrections} /> : null}
    </Part>
  ),
  policyBasis: confirmed('policyBasis'),
  alreadyFunded: confirmed('alreadyFunded'),
  caseRestated: ({ record, corrections }, view) =>
    record.caseRestated ? (
      <Part title={labelIn(view, 'caseRestated')}>
        {view.clinicianCase ? (
          <>
            <p className="in-front">What the clinician wrote:</p>
            <blockquote className="clinician own-words">{view.clinicianCase}</blockquote>
            <p className="in-front">As the panel understood it:</p>
          </>
        ) : null}
        <Spoken place="caseRestated" words={record.caseRestated} corrections={corrections} />
      </Part>
    ) : null,
  comparator: text('comparator'),
  argumentFindings: ({ record, corrections }, view) =>
    record.argumentFindings?.length ? (
      <Part title={labelIn(view, 'argumentFindings')}>
        <ol>
          {record.argumentFindings.map(({ argumentId, finding, reason, named }) => (
            <li key={argumentId}>
              <blockquote className="clinician own-words">{view.arguments.find((argument) => argument.argumentId === argumentId)?.text ?? 'An argument that was taken back since'}</blockquote>
              <Spoken lead="Found: " place={`argumentFindings/${argumentId}/finding`} words={finding} corrections={corrections} />
              <Spoken lead="Why: " place={`argumentFindings/${argumentId}/reason`} words={reason} corrections={corrections} />
              {named ? <p>The policy names this feature as not itself an exception: {named.answer === 'yes' ? `yes, clause ${named.clause}` : 'no'}.</p> : null}
              {named?.words ? <Spoken place={`argumentFindings/${argumentId}/named/words`} words={named.words} corrections={corrections} /> : null}
            </li>
          ))}
        </ol>
      </Part>
    ) : null,
  evidence: ({ record, corrections }, view) =>
    record.evidence ? (
      <Part title={labelIn(view, 'evidence')}>
        <Spoken place="evidence" words={record.evidence} corrections={corrections} />
        {record.studies?.length ? (
          <ol>
            {record.studies.map((study, index) => (
              <li key={index}>
                <Spoken place={`evidence/studies/${index}/title`} words={study.title} corrections={corrections} />
                <Spoken lead="Page: " place={`evidence/studies/${index}/page`} words={study.page} corrections={corrections} />
                <Spoken lead="Shows for this patient: " place={`evidence/studies/${index}/shows`} words={study.shows} corrections={corrections} />
                <Spoken lead="Weight: " place={`evidence/studies/${index}/weight`} words={study.weight} corrections={corrections} />
              </li>
            ))}
          </ol>
        ) : null}
      </Part>
    ) : null,
  principles: ({ record, corrections }) => record.principles?.map((one) => <Said key={one.clause} title={`${one.name ?? 'Principle'} (clause ${one.clause})`} place={`principles/${one.clause}`} words={one.reason} corrections={corrections} />),
  exceptionality: ({ record: { exceptionality }, corrections }, view) =>
    exceptionality ? (
      <Part title={labelIn(view, 'exceptionality')}>
        <p>{foundChoices.find((choice) => choice.id === exceptionality.found)?.label}.</p>
        <Spoken place="exceptionality/words" words={exceptionality.words} corrections={corrections} />
      </Part>
    ) : null,
  reservedQuestions: ({ record, corrections }) =>
    record.reservedQuestions?.map((one) => <Said key={one.clause} title={`${one.name ?? 'Question kept until then'} (clause ${one.clause})`} place={`reservedQuestions/${one.clause}`} words={one.reason} corrections={corrections} />),
  similarPatients: text('similarPatients'),
  equality: text('equality'),
  conditions: ({ record, corrections }) =>
    record.conditions?.length ? (
      <Part title="Conditions">
        <ul>
          {record.conditions.map((condition, index) => (
            <li key={index}>
              <Spoken place={`conditions/${index}`} words={condition} corrections={corrections} />
            </li>
          ))}
        </ul>
      </Part>
    ) : null,
  approval: ({ record: { approval }, corrections }, view) =>
    approval ? (
      <Part title={labelIn(view, 'approval')}>
        {approval.ends.kind === 'on' ? <p>Ends on {day(approval.ends.on)}.</p> : <Spoken lead={approval.ends.kind === 'after' ? 'Lasts: ' : 'Does not end: '} place="approval/ends/words" words={approval.ends.words} corrections={corrections} />}
        {approval.reference ? <Spoken lead="Reference: " place="approval/reference" words={approval.reference} corrections={corrections} /> : <p>No approval reference was given.</p>}
        {approval.outcomeData.kind === 'due' ? (
          <>
            <Spoken lead="To be reported back: " place="approval/outcomeData/what" words={approval.outcomeData.what} corrections={corrections} />
            <p>Due on {day(approval.outcomeData.on)}.</p>
          </>
        ) : (
          <p>No outcome data is to be reported back.</p>
        )}
      </Part>
    ) : null,
  deferral: ({ record: { deferral }, corrections }, view) =>
    deferral ? (
      <Part title={labelIn(view, 'deferral')}>
        {deferral.cannotTell ? <Spoken lead="What the panel cannot tell: " place="deferral/cannotTell" words={deferral.cannotTell} corrections={corrections} /> : null}
        {deferral.why ? <Spoken lead="Why it matters: " place="deferral/why" words={deferral.why} corrections={corrections} /> : null}
        <ol>
          {deferral.needs.map((need, index) => (
            <li key={index}>
              <Spoken place={`deferral/needs/${index}/what`} words={need.what} corrections={corrections} />
              <Spoken lead="Clause: " place={`deferral/needs/${index}/clause`} words={need.clause} corrections={corrections} />
              <Spoken lead="Proof: " place={`deferral/needs/${index}/proof`} words={need.proof} corrections={corrections} />
              <Spoken lead="Held by: " place={`deferral/needs/${index}/heldBy`} words={need.heldBy} corrections={corrections} />
            </li>
          ))}
        </ol>
        <p>
          Looked after by {deferral.pause.owner}, until {day(deferral.pause.until)}
          {deferral.pause.chaseOn ? `; asks again on ${day(deferral.pause.chaseOn)}` : ''}
        </p>
      </Part>
    ) : null,
  route: ({ record: { route }, corrections }, view) =>
    route ? (
      <Part title={labelIn(view, 'route')}>
        <p>{routeChoices.find((choice) => choice.id === route.to)?.label}</p>
        <Spoken place="route/reason" words={route.reason} corrections={corrections} />
      </Part>
    ) : null,
  dissent: ({ record: { dissent }, corrections }, view) =>
    dissent ? (
      <Part title={labelIn(view, 'dissent')}>
        {dissent.kind === 'none' ? (
          <p>Everybody who decided agreed.</p>
        ) : (
          <>
            <Spoken lead="Did not agree: " place="dissent/who" words={dissent.who} corrections={corrections} />
            <Spoken lead="Why: " place="dissent/words" words={dissent.words} corrections={corrections} />
          </>
        )}
      </Part>
    ) : null,
  couldChange: text('couldChange'),
  tellingPatient: ({ record: { tellingPatient }, corrections }, view) =>
    tellingPatient ? (
      <Part title={labelIn(view, 'tellingPatient')}>
        <p>{tellingChoices.find((choice) => choice.id === tellingPatient.way)?.label}</p>
        {tellingPatient.way === 'clinician-tells' ? <Spoken place="tellingPatient/reason" words={tellingPatient.reason} corrections={corrections} /> : null}
      </Part>
    ) : null,
};

/** What the app had put before the panel when the decision was signed. */
function PutBefore({ put }: { put: NonNullable<Recorded['record']['put']> }) {
  return (
    <Part title="What stood before the panel">
      {put.papersWithoutFinding.length > 0 ? (
        <>
          <p>Papers of the case without a finding of their own:</p>
          <ul>
            {put.papersWithoutFinding.map((paper) => (
              <li key={paper.paperId}>{paper.name}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>Every paper of the case has a finding, on its own or through an argument taken from it.</p>
      )}
      {put.evidenceWithoutFinding?.length ? <p>Evidence on record without a finding of its own: {put.evidenceWithoutFinding.map((one) => one.title).join('; ')}.</p> : null}
      {put.patientStatement !== undefined ? <p>The patient’s statement and attendance: {put.patientStatement ?? 'nothing was on record.'}</p> : null}
      {put.sinceEarlier ? (
        <p>
          Earlier outcome: {put.sinceEarlier.outcome}, recorded on {day(put.sinceEarlier.on)}. {put.sinceEarlier.papers.length > 0 ? `Papers added since: ${put.sinceEarlier.papers.map((paper) => paper.name).join('; ')}.` : 'No paper was added since.'}
        </p>
      ) : null}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      {children}
    </section>
  );
}

function Said({ title, ...spoken }: { title: string; place: string; words: string | undefined; corrections: Corrections }) {
  const { words } = spoken;
  if (!words) return null;
  return (
    <Part title={title}>
      <Spoken {...spoken} words={words} />
    </Part>
  );
}

/** Words as they were signed; where they were corrected, the two side by side, with who asked, who recorded and when. */
function Spoken({ lead = '', place, words, corrections }: { lead?: string; place: string; words: string; corrections: Corrections }) {
  const made = corrections.filter((one) => one.place === place);
  if (made.length === 0) {
    return (
      <p className="own-words">
        {lead}
        {words}
      </p>
    );
  }
  return (
    <div className="corrected">
      <div>
        <p className="in-front">As signed</p>
        <p className="own-words">
          {lead}
          {words}
        </p>
      </div>
      {made.map((one, index) => (
        <div key={index}>
          <p className="in-front">Corrected</p>
          <p className="own-words">
            {lead}
            {one.words}
          </p>
          <p className="quiet">
            Why: {one.why}. Asked for by {one.askedBy}. Recorded by {one.recordedBy}, {dayAndTime(one.at)}.
          </p>
        </div>
      ))}
    </div>
  );
}
