/** What a person may be on an installation; a person may have several. What each may do stands in the stage table. */
export const roles = ['officer', 'screener', 'panel-member', 'chair', 'policy-lead', 'administrator'] as const;
export type Role = (typeof roles)[number];
