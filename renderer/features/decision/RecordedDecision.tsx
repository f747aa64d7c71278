import type { ReactNode } from 'react';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import { outcomeLabels } from '../../../shared/workflow/decisionFields.ts';
import { day, dayAndTime } from '../../components/words.ts';
import { foundChoices, routeChoices, tellingChoices } from './decisionDraft.ts';

/** The decision as it was recorded. Who decided stands apart from who typed it in. */
export function RecordedDecision({ view, recorded }: { view: DecisionView; recorded: NonNullable<DecisionView['recorded']> }) {
  const { record } = recorded;
  const { decidedBy, exceptionality, deferral, route, tellingPatient } = record;
  const label = (id: string) => view.fields.find((field) => field.id === id)?.label ?? id;
  const argumentText = (argumentId: string) => view.arguments.find((argument) => argument.argumentId === argumentId)?.text ?? 'An argument that was taken back since';
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
          <Said title="Why it could not wait for a meeting" words={decidedBy.couldNotWait} />
        </>
      ) : null}
      <List title="Who was there and could decide" items={decidedBy.present} />
      <Said title="Quorum and interests" words={decidedBy.quorum} />
      <Said title="Why the panel could decide although the policy question was open" words={record.despiteOpenQuestion} />
      <Said title={label('caseRestated')} words={record.caseRestated} />
      <Said title={label('comparator')} words={record.comparator} />
      {record.argumentFindings?.length ? (
        <Part title={label('argumentFindings')}>
          <ol>
            {record.argumentFindings.map((one) => (
              <li key={one.argumentId}>
                <blockquote className="clinician own-words">{argumentText(one.argumentId)}</blockquote>
                <p className="own-words">Found: {one.finding}</p>
                <p className="own-words">Why: {one.reason}</p>
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
      <Said title={label('evidence')} words={record.evidence} />
      {record.principles?.map((one) => <Said key={one.clause} title={`${one.name ?? 'Principle'} (clause ${one.clause})`} words={one.reason} />)}
      {exceptionality ? (
        <Part title={label('exceptionality')}>
          <p>{foundChoices.find((choice) => choice.id === exceptionality.found)?.label}.</p>
          <p className="own-words">{exceptionality.words}</p>
        </Part>
      ) : null}
      {record.reservedQuestions?.map((one) => <Said key={one.clause} title={`${one.name ?? 'Question kept until then'} (clause ${one.clause})`} words={one.reason} />)}
      <Said title={label('couldChange')} words={record.couldChange} />
      <List title="Conditions" items={record.conditions} />
      {deferral ? (
        <Part title={label('deferral')}>
          <p className="own-words">What the panel cannot tell: {deferral.cannotTell}</p>
          <p className="own-words">Why it matters: {deferral.why}</p>
          <ol>
            {deferral.needs.map((need, index) => (
              <li key={index}>
                {need.what} (clause {need.clause}). Proof: {need.proof}. Held by: {need.heldBy}.
              </li>
            ))}
          </ol>
          <p>
            Looked after by {deferral.pause.owner}, until {day(deferral.pause.until)}
            {deferral.pause.chaseOn ? `; asks again on ${day(deferral.pause.chaseOn)}` : ''}
          </p>
        </Part>
      ) : null}
      {route ? (
        <Part title={label('route')}>
          <p>{routeChoices.find((choice) => choice.id === route.to)?.label}</p>
          <p className="own-words">{route.reason}</p>
        </Part>
      ) : null}
      {tellingPatient ? (
        <Part title={label('tellingPatient')}>
          <p>{tellingChoices.find((choice) => choice.id === tellingPatient.way)?.label}</p>
          {tellingPatient.way === 'clinician-tells' ? <p className="own-words">{tellingPatient.reason}</p> : null}
        </Part>
      ) : null}
    </>
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

function Said({ title, words }: { title: string; words: string | undefined }) {
  if (!words) return null;
  return (
    <Part title={title}>
      <p className="own-words">{words}</p>
    </Part>
  );
}

function List({ title, items }: { title: string; items: readonly string[] | undefined }) {
  if (!items?.length) return null;
  return (
    <Part title={title}>
      <ul>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </Part>
  );
}
