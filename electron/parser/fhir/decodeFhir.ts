/** A text and whether every byte of it could be read as its encoding asks. */
export interface Decoded {
  readonly text: string;
  readonly whole: boolean;
}

/**
 * The text of a JSON or XML file: by its mark, by the empty bytes of UTF-16 without one, by the encoding that XML declares,
 * else UTF-8. What is no UTF-8 is read as Windows-1252, and that is said.
 */
export function decodeFhir(bytes: Uint8Array): Decoded {
  const label = encodingOf(bytes);
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), whole: true };
  } catch {
    return { text: new TextDecoder(label === 'utf-8' ? 'windows-1252' : label).decode(bytes), whole: false };
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[1] === 0 && bytes[3] === 0 && bytes[0] !== 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[2] === 0 && bytes[1] !== 0) return 'utf-16be';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(200, bytes.byteLength)).toString('latin1');
  const declared = /^\s*<\?xml[^>]{0,120}encoding\s*=\s*["']([\w.-]{2,40})["']/i.exec(head)?.[1]?.toLowerCase();
  return declared && /^(?:iso-8859-1|latin1|windows-1252|us-ascii|iso-8859-15)$/.test(declared) ? declared : 'utf-8';
}

const looked = 65_536;

/** Whether a file is FHIR: JSON in which something says which resource it is, or XML in the namespace of FHIR. */
export function looksFhir(bytes: Uint8Array): boolean {
  const head = new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, looked)).replace(/^\ufeff/, '').trimStart();
  if (/^[[{]/.test(head)) return head.includes('"resourceType"') || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"resourceType"');
  return head.startsWith('<') && /xmlns(?::[\w.-]{1,40})?\s*=\s*["']http:\/\/hl7\.org\/fhir["']/.test(head);
}
