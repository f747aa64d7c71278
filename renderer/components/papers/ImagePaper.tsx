import { useEffect, useState } from 'react';
import { imageType } from './imageType.ts';

/** A picture, drawn from its own bytes. */
export function ImagePaper({ name, bytes }: { name: string; bytes: Uint8Array }) {
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const type = imageType(bytes);

  useEffect(() => {
    if (!type) return;
    const made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);

  if (!type || failed) return <p className="paper-note">This picture is kept, but it cannot be shown here.</p>;
  return (
    <div className="paper-scroll" role="region" aria-label={name} tabIndex={0}>
      {address ? <img className="image-paper" src={address} alt={`Picture: ${name}. Its content has not been described.`} onError={() => setFailed(true)} /> : null}
    </div>
  );
}
