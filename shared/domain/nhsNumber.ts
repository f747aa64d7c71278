/** Why a text is not an NHS number that can be used. */
export type NhsNumberFault = 'not-ten-digits' | 'repeated-digit' | 'check-digit';

export type NhsNumberResult = { ok: true; digits: string } | { ok: false; fault: NhsNumberFault };

/**
 * Reads an NHS number: ten digits, spaces and hyphens allowed, kept as text because it may begin with 0.
 * Modulus 11 with weights 10 to 2 (NHS Data Dictionary); ten equal digits pass that sum, so they are refused by name.
 * A right check digit does not prove that it is the right patient.
 */
export function parseNhsNumber(text: string): NhsNumberResult {
  const digits = text.replace(/[\s\u00a0\u2009\u202f\-\u2010-\u2015]/g, '');
  if (!/^[0-9]{10}$/.test(digits)) return { ok: false, fault: 'not-ten-digits' };
  if (/^(\d)\1{9}$/.test(digits)) return { ok: false, fault: 'repeated-digit' };
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  if (check === 10 || check !== Number(digits[9])) return { ok: false, fault: 'check-digit' };
  return { ok: true, digits };
}

/** `9990000018` as `999 000 0018`, the display form of the NHS Data Dictionary. */
export function formatNhsNumber(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}
