import officeCrypto from 'officecrypto-tool';

/** How often a key may be hashed. Word writes 100,000; the format allows ten million, which would only burn time. */
const mostSpins = 500_000;

/** Largest protected document that is opened; its text alone never comes near it. */
const mostBytes = 100_000_000;

/**
 * Opens a Word document that is protected by a password, in memory. `wrong-password` where the password does not fit;
 * `unsupported` where it is protected in a way that is not known here, or asks for more work than Word ever does.
 */
export async function openProtected(bytes: Uint8Array, password: string): Promise<{ bytes: Uint8Array } | { fault: 'wrong-password' | 'unsupported' }> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (password === '' || password.length > 255 || bytes.byteLength > mostBytes) return { fault: password === '' ? 'wrong-password' : 'unsupported' };
  // The library does as many rounds as the file asks for, so the file's own figure is looked at first. It stands in plain text.
  for (const match of buffer.toString('latin1').matchAll(/spinCount\s{0,5}=\s{0,5}["'](\d{0,20})/gi)) if (Number(match[1]) > mostSpins) return { fault: 'unsupported' };
  if (!buffer.includes(Buffer.from('EncryptionInfo', 'utf16le')) || !buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return { fault: 'unsupported' };
  try {
    const opened = await officeCrypto.decrypt(buffer, { password });
    const zip = opened.subarray(0, 4).toString('hex') === '504b0304';
    return zip ? { bytes: new Uint8Array(opened) } : { fault: 'wrong-password' };
  } catch (error) {
    return { fault: /password is incorrect/i.test((error as Error).message) ? 'wrong-password' : 'unsupported' };
  }
}
