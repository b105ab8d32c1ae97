/** What a new file is asked, as far as it is answered. A PIN is never written down with it. */
export interface Answers {
  name: string;
  phone: string;
  address: string;
  person_name: string;
  bays: string[] | undefined;
  /** They repair cars themselves, and are given jobs. */
  repairs: boolean;
  sample: boolean;
}

export const unanswered: Answers = {
  name: '',
  phone: '',
  address: '',
  person_name: '',
  bays: undefined,
  repairs: false,
  sample: false,
};
