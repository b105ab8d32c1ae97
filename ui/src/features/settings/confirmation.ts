const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Whether the sentence was typed as it stands; blanks, width and case are no matter. */
export const saysTheSame = (typed: string, sentence: string): boolean => plain(typed) === plain(sentence);
