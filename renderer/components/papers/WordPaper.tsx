import { Fragment, memo, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Anchor, WordBlock, WordDocument } from '../../../shared/import/paper.ts';
import { highlight } from './highlights.ts';
import { useNear } from './nearness.ts';
import { partsOf } from './wordParts.ts';

type WordAnchor = Extract<Anchor, { kind: 'word' }>;
type Table = Extract<WordBlock, { type: 'table' }>;

/** Places of words in a document, and which of them is looked at. */
export interface MarkedPlaces {
  readonly places: readonly Place[];
  readonly now: Place | null;
  readonly request: number;
}
export interface Place {
  readonly path: readonly number[];
  readonly start: number;
  readonly end: number;
}

interface Props {
  readonly name: string;
  readonly document: WordDocument;
  readonly anchor: WordAnchor | null;
  readonly request: number;
  readonly find?: MarkedPlaces | null;
}

const lineHeight = 28;

/** A document as paragraphs and tables of ours, with the block of an anchor outlined. Of a long one, only what is near to being seen is drawn. */
export function WordPaper({ name, document, anchor, request, find = null }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => partsOf(document), [document]);
  useEffect(() => {
    if (anchor) scroller.current?.querySelector('[data-marked]')?.scrollIntoView?.({ block: 'center' });
  }, [anchor, request, document]);
  const marked = anchor?.path ?? null;
  return (
    <div className="paper-scroll" ref={scroller} role="region" aria-label={`Text of ${name}`} tabIndex={0}>
      <div className="word-page">
        {parts.map((part, index) => {
          if (part.kind === 'table') return <LongTable key={index} table={part.table} at={part.at} groups={part.groups} marked={marked} find={find} />;
          const inside = part.kind === 'blocks' ? ([top]: readonly number[]) => top! >= part.from && top! < part.to : ([top]: readonly number[]) => top === part.at;
          const holds = ({ path, start }: Place) => inside(path) && (part.kind === 'blocks' || (start >= part.from && start < part.to));
          return (
            <Part key={index} lines={part.lines} places={find} holds={holds} wanted={marked !== null && inside(marked) && (part.kind === 'blocks' || part.from === 0)}>
              {() =>
                part.kind === 'blocks' ? (
                  <Blocks blocks={document.blocks} from={part.from} to={part.to} at={[]} marked={marked} />
                ) : (
                  <p className="word-piece" data-path={part.at} data-from={part.from} {...markOf([part.at], marked)}>
                    {(document.blocks[part.at] as { text: string }).text.slice(part.from, part.to)}
                  </p>
                )
              }
            </Part>
          );
        })}
      </div>
    </div>
  );
}

interface PartProps {
  readonly lines: number;
  readonly places: MarkedPlaces | null;
  readonly holds: (place: Place) => boolean;
  /** To be drawn wherever it is: something in it is asked for. */
  readonly wanted: boolean;
  readonly children: () => ReactNode;
  readonly rows?: number;
}

/** A part of the document: drawn while it is near, and a gap of its height otherwise. */
function Part({ lines, places, holds, wanted, children, rows }: PartProps) {
  const box = useRef<HTMLElement | null>(null);
  const near = useNear(box);
  const owner = useId();
  const [height, setHeight] = useState(lines * lineHeight);
  const mine = useMemo(() => places?.places.filter(holds) ?? [], [places]);
  const now = places?.now && holds(places.now) ? places.now : null;
  const drawn = near || wanted || now !== null;

  useLayoutEffect(() => {
    const measured = drawn ? (box.current?.getBoundingClientRect().height ?? 0) : 0;
    if (measured > 0) setHeight(measured);
  }, [drawn]);

  useEffect(() => {
    if (!drawn || !box.current || mine.length === 0) return;
    const ranges = new Map(mine.flatMap((place) => {
      const range = rangeOf(box.current!, place);
      return range ? [[place, range] as const] : [];
    }));
    const current = now ? ([...ranges].find(([place]) => place.start === now.start && String(place.path) === String(now.path))?.[1] ?? null) : null;
    highlight(owner, [...ranges.values()], current);
    current?.startContainer.parentElement?.scrollIntoView?.({ block: 'center', inline: 'nearest' });
    return () => highlight(owner, [], null);
  }, [drawn, mine, now, places?.request, owner]);

  const gap = { height };
  if (rows !== undefined) {
    return <tbody ref={(node) => void (box.current = node)}>{drawn ? children() : <tr aria-hidden="true"><td className="word-gap" colSpan={rows} style={gap} /></tr>}</tbody>;
  }
  return <div ref={(node) => void (box.current = node)} style={drawn ? undefined : gap}>{drawn ? children() : null}</div>;
}

/** Where a place stands in what is drawn; null where its block is not drawn here. */
function rangeOf(box: Element, { path, start, end }: Place): Range | null {
  for (const element of box.querySelectorAll<HTMLElement>(`[data-path="${path.join('.')}"]`)) {
    const from = Number(element.dataset.from ?? 0);
    const text = element.firstChild;
    if (!(text instanceof Text) || start < from || start >= from + text.length) continue;
    const range = element.ownerDocument.createRange();
    range.setStart(text, start - from);
    range.setEnd(text, Math.min(text.length, end - from));
    return range;
  }
  return null;
}

/** A table of very many rows: columns of one width, so that they do not move as rows come and go. */
function LongTable({ table, at, groups, marked, find }: { table: Table; at: number; groups: readonly { from: number; to: number; lines: number }[]; marked: readonly number[] | null; find: MarkedPlaces | null }) {
  const columns = table.rows.reduce((most, row) => Math.max(most, row.cells.reduce((sum, cell) => sum + cell.span, 0)), 1);
  return (
    <div className="word-wide">
      <table className="word-table word-table--long" aria-rowcount={table.rows.length} style={{ minWidth: `${Math.min(columns, 40) * 8}rem` }} {...markOf([at], marked)}>
        {groups.map(({ from, to, lines }) => {
          const inside = ([top, row]: readonly number[]) => top === at && row !== undefined && row >= from && row < to;
          return (
            <Part key={from} lines={lines} rows={columns} places={find} holds={({ path }) => inside(path)} wanted={marked !== null && inside(marked)}>
              {() => <Rows table={table} from={from} to={to} at={[at]} marked={marked} numbered />}
            </Part>
          );
        })}
      </table>
    </div>
  );
}

const Blocks = memo(function Blocks({ blocks, from = 0, to = blocks.length, at, marked }: { blocks: readonly WordBlock[]; from?: number; to?: number; at: readonly number[]; marked: readonly number[] | null }) {
  return blocks.slice(from, to).map((block, index) => <Block key={from + index} block={block} at={[...at, from + index]} marked={marked} />);
});

function Block({ block, at, marked }: { block: WordBlock; at: readonly number[]; marked: readonly number[] | null }) {
  const mark = markOf(at, marked);
  if (block.type === 'paragraph') {
    const heading = block.heading ? { role: 'heading', 'aria-level': Math.min(6, block.heading + 2), className: `word-heading word-heading--${Math.min(3, block.heading)}` } : {};
    return (
      <p data-path={at.join('.')} {...heading} {...mark}>
        {block.text}
      </p>
    );
  }
  return (
    <table className="word-table" {...mark}>
      <tbody>
        <Rows table={block} from={0} to={block.rows.length} at={at} marked={marked} />
      </tbody>
    </table>
  );
}

function Rows({ table, from, to, at, marked, numbered = false }: { table: Table; from: number; to: number; at: readonly number[]; marked: readonly number[] | null; numbered?: boolean }) {
  return (
    <Fragment>
      {table.rows.slice(from, to).map((row, index) => (
        <tr key={from + index} {...(numbered ? { 'aria-rowindex': from + index + 1 } : {})} {...markOf([...at, from + index], marked)}>
          {row.cells.map((cell, cellIndex) => (
            <td key={cellIndex} colSpan={cell.span} {...markOf([...at, from + index, cellIndex], marked)}>
              <Blocks blocks={cell.blocks} at={[...at, from + index, cellIndex]} marked={marked} />
            </td>
          ))}
        </tr>
      ))}
    </Fragment>
  );
}

/** The mark for the block, row or cell that the path names, and for no other. */
function markOf(at: readonly number[], marked: readonly number[] | null) {
  const same = marked !== null && marked.length === at.length && marked.every((step, index) => step === at[index]);
  return same ? { 'data-marked': '' } : {};
}
