/** The share of the facts of the good files that must be read. */
export const recallToday = 0.95;

/** Entries that the readers do not read as they should yet. Each is asserted to fail, so that it leaves this list once it is read. */
export const notYet: readonly string[] = [
  'word/non-drug-form-two-columns', 'word/drug-form-numbered-questions', 'word/answers-in-a-row-below', 'word/guidance-inside-the-label-cell', 'word/form-fields-of-word-97', 'word/wingdings-ticks', 'word/tabs-and-dots', 'word/written-on-underscores', 'word/sections-in-merged-cells', 'word/same-labels-in-two-sections', 'word/reconsideration-form', 'word/label-and-value-in-one-cell-with-tabs', 'word/capitals-and-stray-punctuation',
  'pdf/ruled-table', 'pdf/blueteq-print', 'pdf/datix-print', 'pdf/physio-service-form',
  'letter/pdf-gp-record',
];
