const relation = 'mother|father|parent|brother|sister|wife|husband|partner|spouse|son|daughter|next of kin|carer|guardian|sibling|donor|grandmother|grandfather|aunt|uncle';

/** Whether a text speaks of a relative, or of somebody else beside the patient. */
export const speaksOfRelative = new RegExp(`\\b(?:${relation})\\b`, 'i');

const ending = new RegExp(`\\b(?:${relation})(?:[’']s)?[\\s(,–-]{0,3}$`, 'i');

/** Whether what stands before a label makes it a relative's: "Mother’s NHS number", "Next of kin (date of birth". */
export function isRelatives(before: string): boolean {
  return ending.test(before.slice(-40));
}
