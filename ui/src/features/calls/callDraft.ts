import {
  CALL_NEEDS,
  CALL_OUTCOMES,
  type CallOutcome,
  type ComplaintCategory,
  type RecordCall,
  SURVEY_QUESTIONS,
  type SurveyScores,
} from '@bindings';
import { completeScores, type Given, missingScores } from '../../kit/scores';

/** What a clerk has put down while the customer speaks. */
export interface CallDraft {
  outcome: CallOutcome | null;
  note: string;
  marks: Given;
  callBackAt: string | null;
  category: ComplaintCategory | null;
}

export const emptyCall: CallDraft = { outcome: null, note: '', marks: {}, callBackAt: null, category: null };

/** An outcome stands on the key of its place, counted from 1. */
export const outcomeOfKey = (key: string): CallOutcome | undefined =>
  /^\d$/.test(key) ? CALL_OUTCOMES[Number(key) - 1] : undefined;

/** Only somebody who was reached gives marks. */
export const asksScores = (outcome: CallOutcome | null): boolean => !outcome || CALL_NEEDS[outcome].marks;

/** The marks once all questions are answered; a customer in a hurry answers none. */
export const marksGiven = ({ marks, outcome }: CallDraft): SurveyScores | null =>
  (asksScores(outcome) && completeScores(marks)) || null;

export type CallLack = 'outcome' | 'call_back_at' | 'call_back_past' | 'category' | 'note' | 'marks';

/** What has to be put down before the call can be recorded. */
export function callLacks(draft: CallDraft, now: number): CallLack[] {
  const lacks: CallLack[] = [];
  const needs = draft.outcome && CALL_NEEDS[draft.outcome];
  if (!draft.outcome) lacks.push('outcome');
  if (needs?.time) {
    if (!draft.callBackAt) lacks.push('call_back_at');
    else if (Date.parse(draft.callBackAt) <= now) lacks.push('call_back_past');
  }
  if (needs?.category && !draft.category) lacks.push('category');
  if (needs?.note && draft.note.trim() === '') lacks.push('note');
  const open = missingScores(draft.marks);
  if (asksScores(draft.outcome) && open > 0 && open < SURVEY_QUESTIONS.length) lacks.push('marks');
  return lacks;
}

/** The call as the host takes it; `undefined` while something lacks. */
export function callRequest(
  followUp: { id: number; version: number },
  draft: CallDraft,
  now: number,
): RecordCall | undefined {
  if (!draft.outcome || callLacks(draft, now).length > 0) return undefined;
  const needs = CALL_NEEDS[draft.outcome];
  return {
    id: followUp.id,
    version: followUp.version,
    outcome: draft.outcome,
    note: draft.note.trim(),
    marks: marksGiven(draft),
    call_back_at: needs.time ? draft.callBackAt : null,
    complaint: needs.category ? draft.category : null,
  };
}
