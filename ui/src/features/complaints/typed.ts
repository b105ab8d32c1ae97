import type { WordMeans } from '@bindings';

/** What somebody has typed about a complaint and not sent yet. */
export interface Typed {
  step: string;
  word: string;
  means: WordMeans | null;
  told: string;
  remedy: string;
  cost: number;
  answer: string;
}

export const nothing: Typed = {
  step: '',
  word: '',
  means: null,
  told: '',
  remedy: '',
  cost: 0,
  answer: '',
};
