import { ZipFile } from 'yazl';

/** A ZIP archive of these files, with one fixed time for all, so that the same input gives the same bytes. */
export async function zipped(files: readonly { name: string; bytes: Uint8Array }[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const { name, bytes } of files) zip.addBuffer(Buffer.from(bytes), name, { mtime: new Date(2026, 4, 1, 9, 0, 0), forceDosTimestamp: true, mode: 0o100644 });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}
