import { useId, useState } from 'react';
import type { AccessItemView, AccessView } from '../../../shared/contract/access.ts';
import { accessAnswerLabels, accessAskerLabels } from '../../../shared/workflow/accessShapes.ts';
import { count, day, dayAndTime } from '../../components/words.ts';
import { Reckoning } from '../work/Due.tsx';
import { CheckAndWrite } from './CheckAndWrite.tsx';
import { EndForm } from './EndForm.tsx';
import { ReviewForm } from './ReviewForm.tsx';

export type Request = NonNullable<AccessView['request']>;
export interface RequestProps {
  readonly applicationId: string;
  readonly view: AccessView;
  readonly request: Request;
  readonly onDone: (view: AccessView) => void;
  readonly onReload: () => void;
}

/** The request that is being dealt with. Every answer is kept at once, so it can be put down and taken up at any item. */
export function RequestTask(props: RequestProps) {
  const { request } = props;
  const [openItem, setOpenItem] = useState<string | null>(null);
  const next = (after: string | null): string | null => {
    const at = request.items.findIndex((item) => item.itemId === after);
    return [...request.items.slice(at + 1), ...request.items.slice(0, at + 1)].find((item) => item.answer === null && item.itemId !== after)?.itemId ?? null;
  };
  return (
    <>
      <AboutRequest request={request} />
      <section aria-labelledby="items">
        <h2 className="section-title" id="items">
          What is held, item by item
        </h2>
        <p>
          {request.open === 0 ? `All ${request.items.length} items have an answer.` : `${count(request.open, 'item')} of ${request.items.length} ${request.open === 1 ? 'has' : 'have'} no answer yet. You can stop at any time; what is answered stays.`}
        </p>
        <ol className="access__items">
          {request.items.map((item) => (
            <li key={item.itemId} className="access__item">
              <ItemHead item={item} open={openItem === item.itemId} onOpen={() => setOpenItem(openItem === item.itemId ? null : item.itemId)} />
              {openItem === item.itemId ? (
                <ReviewForm
                  {...props}
                  item={item}
                  onAnswered={(view) => {
                    setOpenItem(next(item.itemId));
                    props.onDone(view);
                  }}
                />
              ) : null}
            </li>
          ))}
        </ol>
      </section>
      <CheckAndWrite {...props} />
      <EndForm {...props} />
    </>
  );
}

function AboutRequest({ request }: { request: Request }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <dl className="pairs">
        <div className="pairs__row">
          <dt>Asked for</dt>
          <dd>
            {day(request.askedOn)}, {accessAskerLabels[request.askedBy].toLowerCase()}. {request.words}
          </dd>
        </div>
        <div className="pairs__row">
          <dt>Answer due</dt>
          <dd>
            {day(request.due.on)}: <span className={request.due.late ? 'due__words--late' : ''}>{request.due.words}</span>{' '}
            <button type="button" className="link-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
              How it was reckoned
            </button>
            <Reckoning id={id} open={open} steps={request.due.reckoning} />
          </dd>
        </div>
      </dl>
      {request.returned ? (
        <p>
          <strong>The second person wants this looked at again:</strong> {request.returned}
        </p>
      ) : null}
    </>
  );
}

function ItemHead({ item, open, onOpen }: { item: AccessItemView; open: boolean; onOpen: () => void }) {
  const { answer } = item;
  return (
    <>
      <button type="button" className="link-button" aria-expanded={open} onClick={onOpen}>
        {item.title}
      </button>
      <span className="access__answer">
        {answer ? (
          <>
            {accessAnswerLabels[answer.answer]}
            {answer.reason ? `. Why: ${answer.reason}` : ''} <span className="quiet">({answer.by}, {dayAndTime(answer.at)})</span>
          </>
        ) : (
          <strong>Not answered yet</strong>
        )}
      </span>
    </>
  );
}
