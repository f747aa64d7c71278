/** The line that begins each message of a mailbox file: "From a@b Mon Jan  5 09:00:00 2026". */
const fromLine = /^From \S{1,200} .{10,60}[0-9]{4}\s*$/;

/**
 * The messages of a mailbox file that holds several, each without its line of the mailbox; null where there is one message
 * only. At most 5,000 are looked for.
 */
export function partMailbox(bytes: Uint8Array): Uint8Array[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString('latin1', 0, 5) !== 'From ') return null;
  const starts: { line: number; message: number }[] = [];
  for (let at = 0; at >= 0 && at < buffer.length && starts.length < 5000; ) {
    const end = buffer.indexOf(0x0a, at);
    const stop = end < 0 ? buffer.length : end;
    if (fromLine.test(buffer.toString('latin1', at, Math.min(stop, at + 400)))) starts.push({ line: at, message: stop + 1 });
    const next = buffer.indexOf('\nFrom ', Math.max(at, stop - 1), 'latin1');
    at = next < 0 ? -1 : next + 1;
  }
  if (starts.length < 2) return null;
  return starts.map(({ message }, i) => bytes.subarray(message, starts[i + 1]?.line ?? bytes.length)).filter((one) => one.byteLength > 0);
}
