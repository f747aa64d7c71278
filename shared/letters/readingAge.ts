/**
 * The age at which a person who left school there reads a text with ease, by the Flesch-Kincaid grade plus five.
 * An estimate: it counts sentences, words and syllables, and knows nothing of sense. Short texts give unsteady
 * numbers, so it is asked of a whole letter. The NHS asks for 9 to 11; names of treatments raise it.
 */
export function readingAge(prose: string): number {
  const sentences = sentencesOf(prose);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 5;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, Math.round((grade + 5) * 10) / 10);
}

/** Sentences: parted by full stops, question and exclamation marks before a space, and by new lines. */
export function sentencesOf(prose: string): string[] {
  return prose.split(/(?<=[.!?…][”’"')]*)\s+|\n+/).filter((sentence) => wordsOf(sentence).length > 0);
}

/** Words of letters. Numbers, dates, telephone numbers and addresses of email are read as they stand, so they do not count. */
export function wordsOf(sentence: string): string[] {
  return sentence
    .split(/[\s/–—-]+/)
    .filter((word) => !/[\d@]/.test(word))
    .map((word) => word.replace(/[^\p{L}’']/gu, ''))
    .filter((word) => /\p{L}/u.test(word));
}

function syllablesOf(word: string): number {
  if (/^[A-Z]{2,}$/.test(word)) return word.length;
  const plain = word.toLowerCase().replace(/[^a-z]/g, '').replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, (end) => end.charAt(0));
  return Math.max(1, plain.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}
