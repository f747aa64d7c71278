/*
 * What the three printed papers hold, written down by hand from the papers and not from the policy files.
 * A place is written as the paper numbers it: a section ("2.4"), or a box; in brackets the item within it.
 */

/** Every clause and box of each paper, in its order. */
export const sourceClauses: Readonly<Record<string, readonly string[]>> = {
  'lsc-clin12-lipus-2': [
    'Front page (Ref)', 'Front page (Version)', 'Front page (Purpose)', 'Front page (Supersedes)', 'Front page (Author)',
    'Front page (Ratified by)', 'Front page (Cross reference)', 'Front page (Date Ratified)', 'Front page (Date Published)',
    'Front page (Review date)', 'Front page (Target audience)', 'Front page (notice on copies)',
    'Document control (V1)', 'Document control (V1.1)', 'Document control (V2)',
    '1.1',
    '2.1', '2.2', '2.3', '2.4', '2.5', '2.5 (1)', '2.5 (2)', '2.5 (3)', '2.5 (4)', '2.6', '2.7',
    '3.1', '3.2', '3.3',
    '4.1', '4.2',
    '5.1', '5.2', '5.3',
    '6.1', '6.2',
    '7.1', '7.2',
    '8.1',
    '9.1', '9.2', '9.2 (1)', '9.2 (2)',
    '10 (1)', '10 (2)', '10 (3)', '10 (4)', '10 (5)', '10 (6)', '10 (7)', '10 (8)', '10 (9)', '10 (10)', '10 (11)', '10 (12)', '10 (13)',
    '11 (heading)', '11 (M841)', '11 (M842)', '11 (S620)', '11 (S923)',
  ],
  'central-east-exogen-fresh-1.0': [
    'Programme Title', 'Programme Title (aim)', 'Programme Title (area)',
    'Title of policy and version', 'Commissioning position', 'Scope', 'Cohort', 'Other relevant Clinical Policy',
    'Treatments routinely funded', 'Treatments not funded', 'Treatments not funded (1)', 'Treatments not funded (2)',
    'Rationale', 'IFR Statement Clinical Exceptionality', 'Coding list',
    'Policy document record', 'Ratification date', 'Record of significant change', 'Planned review date',
    'Document Environmental Impact statement',
  ],
  'hny-142-usgi': [
    'Logo (1)', 'Logo (2)',
    'Intervention', 'For the treatment or diagnosis of',
    'Commissioning Position (first list)', 'Commissioning Position (first list, item 1)', 'Commissioning Position (first list, item 2)',
    'Commissioning Position (first list, item 3)', 'Commissioning Position (first list, item 4)', 'Commissioning Position (first list, after AND)',
    'Commissioning Position (second list)', 'Commissioning Position (second list, item 1)', 'Commissioning Position (second list, item 2)',
    'Commissioning Position (second list, item 3)', 'Commissioning Position (second list, item 4)',
    'Evidence/Summary of Rationale (first paragraph)', 'Evidence/Summary of Rationale (second paragraph)', 'Evidence/Summary of Rationale (third paragraph)',
    'Clinical Reference Documents (1)', 'Clinical Reference Documents (2)', 'Clinical Reference Documents (3)',
    'Effective from', 'Policy Review Date',
  ],
};

/** Every date that a paper prints: the row, what it is the date of, the words, and the days that they can mean. */
export const sourceDates: Readonly<Record<string, readonly (readonly [row: string, of: string, printed: string, from: string | null, to: string | null])[]>> = {
  'lsc-clin12-lipus-2': [
    ['Front page (Date Ratified)', 'ratified', '22 April 2026', '2026-04-22', '2026-04-22'],
    ['Front page (Date Published)', 'published', 'April 2026 (Website)', '2026-04-01', '2026-04-30'],
    ['Front page (Review date)', 'review', 'April 2030', '2030-04-01', '2030-04-30'],
    ['Document control (V1)', 'version 1', 'January 2020', '2020-01-01', '2020-01-31'],
    ['Document control (V1.1)', 'version 1.1', 'July 2022', '2022-07-01', '2022-07-31'],
  ],
  'central-east-exogen-fresh-1.0': [
    ['Ratification date', 'ratified', '1st April 2026', '2026-04-01', '2026-04-01'],
    ['Planned review date', 'review', 'TBC', null, null],
  ],
  'hny-142-usgi': [
    ['Effective from', 'effective', '??? 2025', '2025-01-01', '2025-12-31'],
    ['Policy Review Date', 'review', '??? 2028', '2028-01-01', '2028-12-31'],
  ],
};

/** Which clauses do something other than state a criterion, a scope or a date, and what. */
export const sourceRoles: Readonly<Record<string, readonly (readonly [role: string, place: string])[]>> = {
  'lsc-clin12-lipus-2': [
    ['position', '1.1'],
    ['not itself an exception', '2.5 (1)'], ['not itself an exception', '2.5 (2)'],
    ['not itself an exception', '2.5 (3)'], ['not itself an exception', '2.5 (4)'],
    ['answers MTG12', '2.7'],
    ['principle relied on', '3.3'], ['principle relied on', '4.1'], ['principle relied on', '5.1'],
    ['principle reserved', '5.3'], ['principle reserved', '6.2'], ['principle reserved', '7.2'],
    ['way to an exception', '8.1'],
    ['stays past its review', '9.1'], ['ended by mandatory guidance on intervention, alternative-for-same-condition', '9.1'],
    ['kept against other guidance', '9.2'],
    ['code M841', '11 (M841)'], ['code M842', '11 (M842)'], ['code S620', '11 (S620)'], ['code S923', '11 (S923)'],
  ],
  'central-east-exogen-fresh-1.0': [
    ['position', 'Commissioning position'],
    ['way to an exception', 'IFR Statement Clinical Exceptionality'],
  ],
  'hny-142-usgi': [
    ['position', 'Commissioning Position (first list)'],
    ['position', 'Commissioning Position (second list)'],
  ],
};

/** A scope box that no question of its own asks about: the question of another box asks for both. */
export const askedTogether: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hny-142-usgi': { 'For the treatment or diagnosis of': 'Intervention' },
};
