import { useState } from 'react';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { type Draft, useDraft } from '../../kit/draft';

/** What was found at the car, as it is being typed. */
export interface TypedFinding {
  text: string;
  suggestion: string;
  unsafe_to_drive?: boolean;
}

interface FindingReport<Typed> {
  value: Typed;
  set: (more: Partial<Typed>) => void;
  isEmpty: boolean;
  /** Tells the advisor; what was typed is kept until the host has it. */
  send: (jobId: number | null) => Promise<void>;
  refusal: RefusalLike | undefined;
  onRefused: (refusal: RefusalLike) => void;
}

/** Something more is wrong with the car, told at the job where it was found or for the whole visit. */
export function useFinding<Typed extends TypedFinding>(
  key: string,
  workOrderId: number,
  blank: Typed,
): FindingReport<Typed> {
  const report = useCommand('report_finding');
  const draft: Draft<Typed> = useDraft(key, blank);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { text, suggestion, unsafe_to_drive } = draft.value;
  return {
    value: draft.value,
    set: (more) => draft.set((before) => ({ ...before, ...more })),
    isEmpty: text.trim() === '',
    send: async (jobId) => {
      setRefusal(undefined);
      await report({
        work_order_id: workOrderId,
        job_id: jobId,
        text: text.trim(),
        suggestion: suggestion.trim(),
        unsafe_to_drive: unsafe_to_drive ?? false,
      });
      draft.clear();
    },
    refusal,
    onRefused: setRefusal,
  };
}
