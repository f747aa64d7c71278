/** Invented people. NHS numbers are of the 999 range, which is never issued. */
export interface Person {
  readonly name: string;
  readonly given: string;
  readonly family: string;
  /** YYYY-MM-DD. */
  readonly birth: string;
  /** Ten digits. */
  readonly nhs: string;
  readonly address: string;
  readonly postcode: string;
  readonly telephone: string;
  readonly hospital: string;
  readonly gp: string;
  readonly practice: string;
  readonly practiceCode: string;
}

/** An NHS number of the 999 range with a right check digit: `seed` gives the six digits in between. */
export function nhsNumber(seed: number): string {
  for (let n = seed; ; n++) {
    const nine = `999${String(n).padStart(6, '0')}`;
    const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check !== 10) return `${nine}${check}`;
  }
}

/** `9990000018` as `999 000 0018`. */
export const spaced = (nhs: string): string => `${nhs.slice(0, 3)} ${nhs.slice(3, 6)} ${nhs.slice(6)}`;
/** `9990000018` as `999-000-0018`. */
export const dashed = (nhs: string): string => spaced(nhs).replaceAll(' ', '-');

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** `1958-06-04` as `04/06/1958`. */
export const slashed = (day: string): string => day.split('-').reverse().join('/');
/** `1958-06-04` as `4 June 1958`. */
export const inWords = (day: string): string => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
/** `1958-06-04` as `04-Jun-1958`. */
export const short = (day: string): string => `${day.slice(8)}-${months[Number(day.slice(5, 7)) - 1]!.slice(0, 3)}-${day.slice(0, 4)}`;

const person = (given: string, family: string, birth: string, seed: number, rest: Omit<Person, 'name' | 'given' | 'family' | 'birth' | 'nhs'>): Person => ({ name: `${given} ${family}`, given, family, birth, nhs: nhsNumber(seed), ...rest });

export const otto = person('Ottoline', 'Fairweather', '1958-06-14', 101, { address: '14 Tannery Row, Millbrook', postcode: 'ZZ4 7QT', telephone: '01632 960114', hospital: 'M402771', gp: 'Dr Hugh Larkin', practice: 'Millbrook Surgery', practiceCode: 'Y99101' });
export const greta = person('Greta', 'Holmwood', '1971-11-23', 202, { address: '3 Kiln Cottages, Old Wharf', postcode: 'ZZ2 1AB', telephone: '01632 960202', hospital: 'RX556210', gp: 'Dr Sana Whitlock', practice: 'Old Wharf Medical Centre', practiceCode: 'Y99202' });
export const tariq = person('Tariq', 'Benbow', '1985-02-28', 303, { address: 'Flat 9, Lowry House, Castle Street', postcode: 'ZZ9 3LD', telephone: '07700 900303', hospital: 'K1180332', gp: 'Dr Ellen Frost', practice: 'Castle Street Practice', practiceCode: 'Y99303' });
export const siobhan = person('Siobhán', 'O’Dwyer', '1966-09-30', 404, { address: '77 Harbour Way, Saltness', postcode: 'ZZ6 8RN', telephone: '01632 960404', hospital: '00417756', gp: 'Dr Piotr Zielinski', practice: 'Saltness Health Centre', practiceCode: 'Y99404' });
export const percy = person('Percival', 'Ngata-Bloom', '1949-12-05', 505, { address: 'The Old Forge, Nether Combe', postcode: 'ZZ1 5PP', telephone: '01632 960505', hospital: 'H7782001', gp: 'Dr Meera Ashdown', practice: 'Combe Valley Surgery', practiceCode: 'Y99505' });
export const wanda = person('Wanda', 'Kestrel', '1993-04-17', 606, { address: '21 Beacon Rise, Highmoor', postcode: 'ZZ7 2WK', telephone: '07700 900606', hospital: 'D0067712', gp: 'Dr Luke Penhale', practice: 'Highmoor Group Practice', practiceCode: 'Y99606' });
export const idris = person('Idris', 'Calloway', '1978-08-09', 707, { address: '5 Station Yard, Penfold', postcode: 'ZZ3 9HJ', telephone: '01632 960707', hospital: 'F556677', gp: 'Dr Amara Quill', practice: 'Penfold Surgery', practiceCode: 'Y99707' });
export const mabel = person('Mabel', 'Trevanion', '1952-01-31', 808, { address: '40 Orchard Lane, Easter Dean', postcode: 'ZZ8 4MT', telephone: '01632 960808', hospital: 'MT-90112', gp: 'Dr Conrad Vale', practice: 'Easter Dean Medical Group', practiceCode: 'Y99808' });

export const everyone: readonly Person[] = [otto, greta, tariq, siobhan, percy, wanda, idris, mabel];

/** Invented clinicians. */
export const consultant = { name: 'Dr Rosalind Achterberg', role: 'Consultant Orthopaedic Surgeon', gmc: '9900117', email: 'r.achterberg@northmoor.example.nhs.uk', telephone: '01632 960900', organisation: 'Northmoor Hospitals NHS Foundation Trust' };
export const rheumatologist = { name: 'Dr Femi Oyelaran', role: 'Consultant Rheumatologist', gmc: '9900225', email: 'femi.oyelaran@saltness.example.nhs.uk', telephone: '01632 960911', organisation: 'Saltness General Hospital NHS Trust' };
export const physio = { name: 'Ms Jocasta Wren', role: 'Advanced Practice Physiotherapist', gmc: '', email: 'j.wren@combe.example.nhs.uk', telephone: '01632 960922', organisation: 'Combe Valley Community MSK Service' };
