/** The shortest reason that can be recorded, in letters and digits after spaces are folded. */
export const shortestReason = 25;

/**
 * Why a text is not a reason, as the rest of a sentence that begins with the field's name; null where it may stand.
 * It looks at form only: blank, too short, one thing repeated, or nothing but a stock phrase. Whether a reason is good is for people.
 */
export function reasonFault(text: string): string | null {
  const plain = normalise(text);
  if (plain === '') return 'is blank';
  if (isStock(plain)) return 'holds only a stock phrase; say what was considered and why it led there';
  if (plain.length < shortestReason) return `is too short to be a reason (${plain.length} characters; at least ${shortestReason})`;
  const words = plain.split(' ');
  if (new Set(plain.replace(/ /g, '')).size < 6 || (words.length > 3 && new Set(words).size <= words.length / 3)) return 'repeats the same thing instead of giving a reason';
  return null;
}

/** Lower case, letters and digits only, single spaces: the form in which two reasons are compared. */
export function normalise(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[’']/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Phrases that say nothing of this patient. Removed whole; if little is left, the text was only these. */
const stock: readonly RegExp[] = [
  /\b(this|the|our)? ?(patient|request|case|applicant|argument|application|clinician|panel|it|he|she|they)? ?(is|are|was|were|has|have|does|do|did)? ?(been )?not (been )?(considered |found |felt |deemed |judged |shown |demonstrated |thought |to be |as |clinically |an? |demonstrate |show |meet |the |criteria |for )*(exceptional|exceptionality|exception)( clinical)?( circumstances| case| grounds)?\b/g,
  /\b(no|lack of|insufficient|not enough)( clear| clinical| sufficient| any)?( evidence| case| grounds)?( of| for| to support)?( clinical)? (exceptional|exceptionality|exceptional circumstances)\b/g,
  /\b(clinical )?exceptionality( has| was| is)? not( been)? (shown|demonstrated|proven|proved|established|found|evidenced)\b/g,
  /\b(as per|in line with|in accordance with|according to|see|per|under|based on|because of|due to) (the |our |icb |local |relevant |commissioning |national )*(policy|policies|guidance|guidelines?|criteria|above|below|minutes|notes?|papers?|application|form|letter)\b/g,
  /\b(does|do|did) not (meet|fit|satisfy|fulfil) (the |our |icb |local |policy |commissioning |required |eligibility |clinical )*(policy|criteria|criterion|threshold|requirements?)\b/g,
  /\b(criteria|criterion|threshold|requirements?) (is |are |was |were )?not (met|satisfied|fulfilled)\b/g,
  /\bnot (routinely )?(funded|commissioned|approved|accepted|applicable|known|relevant|supported|agreed)\b/g,
  /\b(see|as|same as) (stated |said |noted |explained |described |the )?(above|below|before|previous|previously)\b/g,
  /\b(n a|na|none|nil|no|yes|tbc|tba|ok|okay|ditto|same|noted|declined?|refused?|rejected?|approved?|agreed?|accepted?)\b/g,
  /\b(the |this )?(panel|committee|icb|board|we) (has |have |had )?(considered|noted|discussed|reviewed|agreed|declined|refused|rejected|was not persuaded|were not persuaded|felt)( with)?( this| that| it| the)?( request| case| argument| application)?( carefully| fully)?\b/g,
  /\b(funding|request|application) (is |was |has been )?(declined|refused|rejected|approved|not approved|agreed)\b/g,
  /\b(insufficient|no|not enough|lack of) (clinical )?evidence\b/g,
  /\bcost( effectiveness)?\b/g,
];

function isStock(plain: string): boolean {
  let left = plain;
  for (const phrase of stock) left = left.replace(phrase, ' ');
  if (left === plain) return false;
  // What joins stock phrases is not a reason either.
  left = left.replace(/\b(the|a|an|this|that|these|is|are|was|were|and|or|but|as|so|it|of|to|in|on|for|by|with|because|therefore|hence|since|patient|request|case|panel|argument|application|policy|criteria|clinically|exceptional|also|please)\b/g, ' ');
  return left.replace(/\s+/g, ' ').trim().length < 12;
}
