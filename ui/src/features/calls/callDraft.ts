import {
  CALL_OUTCOMES,
  type CallOutcome,
  type ComplaintCategory,
  LIMITS,
  type RecordCall,
  type SurveyScores,
} from '@bindings';

/** What a clerk has put down while the customer speaks. */
export interface CallDraft {
  outcome: CallOutcome | null;
  note: string;
  marks: Partial<SurveyScores>;
  callBackAt: string | null;
  category: ComplaintCategory | null;
}

export const emptyCall: CallDraft = { outcome: null, note: '', marks: {}, callBackAt: null, category: null };

/** An outcome stands on the key of its place, counted from 1. */
export const outcomeOfKey = (key: string): CallOutcome | undefined =>
  /^[1-7]$/.test(key) ? CALL_OUTCOMES[Number(key) - 1] : undefined;

const { mark, recommend } = LIMITS;

/** The questions in the order they are asked, each with its least and its best mark. */
export const questions: readonly { field: keyof SurveyScores; least: number; most: number }[] = [
  { field: 'service', least: mark[0], most: mark[1] },
  { field: 'quality', least: mark[0], most: mark[1] },
  { field: 'on_time', least: mark[0], most: mark[1] },
  { field: 'price_clarity', least: mark[0], most: mark[1] },
  { field: 'cleanliness', least: mark[0], most: mark[1] },
  { field: 'recommend', least: recommend[0], most: recommend[1] },
];

/** Only somebody who was reached gives marks. */
export const asksMarks = (outcome: CallOutcome | null): boolean =>
  outcome === null || outcome === 'satisfied' || outcome === 'suggestion' || outcome === 'problem';

const given = (marks: Partial<SurveyScores>): number =>
  questions.filter(({ field }) => marks[field] !== undefined).length;

/** The marks once all questions are answered; a customer in a hurry answers none. */
export function wholeMarks({ marks, outcome }: CallDraft): SurveyScores | null {
  const { service, quality, on_time, price_clarity, cleanliness, recommend } = marks;
  if (
    !asksMarks(outcome) ||
    service === undefined ||
    quality === undefined ||
    on_time === undefined ||
    price_clarity === undefined ||
    cleanliness === undefined ||
    recommend === undefined
  )
    return null;
  return { service, quality, on_time, price_clarity, cleanliness, recommend };
}

export type CallLack = 'outcome' | 'call_back_at' | 'call_back_past' | 'category' | 'note' | 'marks';

/** What has to be put down before the call can be recorded. */
export function callLacks(draft: CallDraft, now: number): CallLack[] {
  const lacks: CallLack[] = [];
  if (!draft.outcome) lacks.push('outcome');
  if (draft.outcome === 'call_back') {
    if (!draft.callBackAt) lacks.push('call_back_at');
    else if (Date.parse(draft.callBackAt) <= now) lacks.push('call_back_past');
  }
  if (draft.outcome === 'problem' && !draft.category) lacks.push('category');
  if ((draft.outcome === 'problem' || draft.outcome === 'suggestion') && draft.note.trim() === '') {
    lacks.push('note');
  }
  const answered = given(draft.marks);
  if (asksMarks(draft.outcome) && answered > 0 && answered < questions.length) lacks.push('marks');
  return lacks;
}

/** The call as the host takes it; `undefined` while something lacks. */
export function callRequest(
  followUp: { id: number; version: number },
  draft: CallDraft,
  now: number,
): RecordCall | undefined {
  if (!draft.outcome || callLacks(draft, now).length > 0) return undefined;
  return {
    id: followUp.id,
    version: followUp.version,
    outcome: draft.outcome,
    note: draft.note.trim(),
    marks: wholeMarks(draft),
    call_back_at: draft.outcome === 'call_back' ? draft.callBackAt : null,
    complaint: draft.outcome === 'problem' ? draft.category : null,
  };
}
