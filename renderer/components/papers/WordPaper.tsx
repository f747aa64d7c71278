import { useEffect, useRef } from 'react';
import type { Anchor, WordBlock, WordDocument } from '../../../shared/import/paper.ts';

type WordAnchor = Extract<Anchor, { kind: 'word' }>;

/** A Word document as paragraphs and tables of ours, with the block of an anchor outlined. */
export function WordPaper({ name, document, anchor, request }: { name: string; document: WordDocument; anchor: WordAnchor | null; request: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (anchor) scroller.current?.querySelector('[data-marked]')?.scrollIntoView?.({ block: 'center' });
  }, [anchor, request, document]);
  return (
    <div className="paper-scroll" ref={scroller} role="region" aria-label={`Text of ${name}`} tabIndex={0}>
      <div className="word-page">
        <Blocks blocks={document.blocks} at={[]} marked={anchor?.path ?? null} />
      </div>
    </div>
  );
}

function Blocks({ blocks, at, marked }: { blocks: readonly WordBlock[]; at: readonly number[]; marked: readonly number[] | null }) {
  return blocks.map((block, index) => <Block key={index} block={block} at={[...at, index]} marked={marked} />);
}

function Block({ block, at, marked }: { block: WordBlock; at: readonly number[]; marked: readonly number[] | null }) {
  const mark = markOf(at, marked);
  if (block.type === 'paragraph') {
    const heading = block.heading ? { role: 'heading', 'aria-level': Math.min(6, block.heading + 2), className: `word-heading word-heading--${Math.min(3, block.heading)}` } : {};
    return (
      <p {...heading} {...mark}>
        {block.text}
      </p>
    );
  }
  return (
    <table className="word-table" {...mark}>
      <tbody>
        {block.rows.map((row, rowIndex) => (
          <tr key={rowIndex} {...markOf([...at, rowIndex], marked)}>
            {row.cells.map((cell, cellIndex) => (
              <td key={cellIndex} colSpan={cell.span} {...markOf([...at, rowIndex, cellIndex], marked)}>
                <Blocks blocks={cell.blocks} at={[...at, rowIndex, cellIndex]} marked={marked} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The mark for the block, row or cell that the path names, and for no other. */
function markOf(at: readonly number[], marked: readonly number[] | null) {
  const same = marked !== null && marked.length === at.length && marked.every((step, index) => step === at[index]);
  return same ? { 'data-marked': '' } : {};
}
