/**
 * One key, one meaning, on every page; one action, one key. What is not here is no key of the program, so that a
 * hand that knows them on one page knows them on all.
 */
export const keys = {
  /** The keys of this moment. */
  keys: 'F1',
  /** Writes down what is typed. */
  save: 'F2',
  /** A new booking. */
  book: 'F3',
  /** Begins one more of what the page is about: a visit, a line, a customer, a step. */
  add: 'F4',
  /** Answers all that is open in one press. */
  all: 'F6',
  /** Lays the paper beside the page. */
  paper: 'F7',
  /** The next action: the one big button. */
  next: 'F8',
  /** Somebody else sits down. */
  person: 'F9',
  /** The other thing that can be done now, where the stage allows two. */
  other: 'F10',
  /** Does what a dialog asked a reason for. */
  confirm: 'Ctrl+Enter',
  /** Changes what stands there. */
  edit: 'Ctrl+E',
  /** The customer signs on the screen, or on paper. */
  sign: 'Ctrl+B',
  find: 'Ctrl+K',
  print: 'Ctrl+P',
} as const;

export type Combo = (typeof keys)[keyof typeof keys];
