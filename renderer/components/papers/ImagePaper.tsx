import { useEffect, useRef, useState } from 'react';
import { imageType } from './imageType.ts';
import { PageTools } from './PageTools.tsx';
import { ReadPicture } from './ReadPicture.tsx';
import type { Turn } from './pdf.ts';
import { useWidth } from './useWidth.ts';
import type { Zoom } from './zoom.ts';

/** A picture, drawn from its own bytes, the way up that the camera noted. */
export function ImagePaper({ name, bytes }: { name: string; bytes: Uint8Array }) {
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [size, setSize] = useState<readonly [number, number] | null>(null);
  const [zoom, setZoom] = useState<Zoom>({ fit: true, by: 1 });
  const [turn, setTurn] = useState<Turn>(0);
  const scroller = useRef<HTMLDivElement>(null);
  const available = useWidth(scroller);
  const type = imageType(bytes);

  useEffect(() => {
    if (!type) return;
    const made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);

  if (!type || failed) return <p className="paper-note">This picture is kept, but it cannot be shown here. Ask whoever sent it for a PDF, JPEG or PNG.</p>;
  const [width, height] = size ?? [0, 0];
  const [wide, high] = turn % 180 === 0 ? [width, height] : [height, width];
  // A small picture is not blown up; one that is larger than the pane is made to fit.
  const scale = (zoom.fit ? Math.min(1, Math.max(200, available - 32) / Math.max(1, wide)) : 1) * zoom.by;
  const picture = {
    width: width * scale, height: height * scale, left: ((wide - width) * scale) / 2, top: ((high - height) * scale) / 2, transform: `rotate(${turn}deg)`,
  };
  return (
    <>
      <PageTools zoom={zoom} scale={scale} actual={1} onZoom={setZoom} onTurn={() => setTurn(((turn + 90) % 360) as Turn)} />
      {/^image\/(?:png|jpeg|bmp)$/.test(type) ? <ReadPicture page={1} picture={() => Promise.resolve(null)} /> : null}
      <div className="paper-scroll" ref={scroller} role="region" aria-label={name} tabIndex={0}>
        <div className="image-box" style={{ width: wide * scale, height: high * scale }}>
          {address ? (
            <img
              className="image-paper"
              src={address}
              alt={`Picture: ${name}. Its content has not been described.`}
              style={size ? picture : undefined}
              onLoad={({ currentTarget }) => setSize([currentTarget.naturalWidth, currentTarget.naturalHeight])}
              onError={() => setFailed(true)}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}
