import type { FindingUrgency } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { useDraft } from '../../kit/draft';
import type { Lack } from '../../kit/lacks';
import { release } from '../photos/uploads';

/** What was found at the car, as it is being typed. */
interface TypedFinding {
  text: string;
  suggestion: string;
  urgency: FindingUrgency;
  /** Chosen where it was not pressed at a job; of the whole visit without one. */
  job_id: number | null;
}

export interface ReportedFinding {
  id: number;
  /** How many photos of it are on their way. */
  photos: number;
}

export interface FindingReport {
  value: TypedFinding;
  set: (more: Partial<TypedFinding>) => void;
  lacks: Lack[];
  /** Tells the advisor; what was typed is kept until the host has it. What was photographed for it goes out with it. */
  send: () => Promise<ReportedFinding>;
  /** Where photos for it wait until then. */
  photos: { workOrderId: number; draft: string };
  refusal: RefusalLike | undefined;
  onRefused: (refusal: RefusalLike) => void;
}

const blank: TypedFinding = { text: '', suggestion: '', urgency: 'soon', job_id: null };

/** Something more is wrong with the car, told at the job where it was found or for the whole visit. */
export function useFinding(key: string, workOrderId: number, jobId?: number): FindingReport {
  const { t } = useTranslation();
  const report = useCommand('report_finding');
  const draft = useDraft(key, blank);
  const [refusal, setRefusal] = useState<RefusalLike>();
  // A draft of an older program may lack what the form knows by now.
  const value = { ...blank, ...draft.value };
  return {
    value,
    set: (more) => draft.set((before) => ({ ...before, ...more })),
    lacks: value.text.trim() === '' ? [{ says: t('jobs:finding.empty'), at: 'text' }] : [],
    send: async () => {
      setRefusal(undefined);
      const { id } = await report({
        work_order_id: workOrderId,
        job_id: jobId ?? value.job_id,
        text: value.text.trim(),
        suggestion: value.suggestion.trim(),
        urgency: value.urgency,
      });
      draft.clear();
      const place = { kind: 'finding', finding_id: id, job_id: null, item: '' } as const;
      return { id, photos: release(key, { work_order_id: workOrderId, ...place }) };
    },
    photos: { workOrderId, draft: key },
    refusal,
    onRefused: setRefusal,
  };
}
