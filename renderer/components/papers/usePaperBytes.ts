import { useMemo } from 'react';
import type { PaperView } from '../../../shared/contract/case.ts';
import { call } from '../../api/bridge.ts';
import type { InParts } from './pdf.ts';

/** The bytes of a PDF, or the way to ask for them where it is large. `of`: the case or drop that it is opened from. */
export function usePaperBytes(paper: PaperView | null, of: string | undefined): Uint8Array | InParts | null {
  const { paperId, content, bytes } = paper ?? { paperId: '', content: null, bytes: 0 };
  return useMemo(() => {
    if (content || !bytes) return content;
    const part = async (from: number, to: number) => {
      const answer = await call('paper.part', { paperId, ...(of ? { of } : {}), from, to });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.content;
    };
    return { length: bytes, part };
  }, [paperId, of, content, bytes]);
}
