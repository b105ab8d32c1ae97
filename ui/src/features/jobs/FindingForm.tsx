import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { enterMoves, Field } from '../../kit/Field';
import { Group } from '../../kit/Group';
import { Phrases } from '../../kit/Phrases';
import { Stack } from '../../kit/Stack';
import { HeldPhotos } from '../photos/HeldPhotos';
import { findingPhrases, suggestionPhrases } from './phrases';
import { UrgencyChoice } from './UrgencyChoice';
import type { FindingReport } from './useFinding';

interface FindingFormProps {
  report: FindingReport;
  /** The jobs it may have been found at, where none was pressed. */
  jobs?: { value: number; label: string }[];
  /** The buttons: a dialog is left by them, on the page of the visit they are the visit's. */
  children: ReactNode;
}

/** What was found at the car and is not on the order: the advisor is told, and offers it to the customer. */
export function FindingForm({ report, jobs, children }: FindingFormProps) {
  const { t } = useTranslation();
  const { value, set, refusal } = report;
  return (
    <Stack gap={16} onKeyDownCapture={enterMoves} data-testid="finding-form">
      <Group columns={2}>
        <Field
          label={t('jobs:finding.text')}
          htmlFor="finding-text"
          names={['text']}
          refusal={refusal}
          required
          wide
        >
          <Input.TextArea
            id="finding-text"
            autoFocus
            autoSize={{ minRows: 3, maxRows: 6 }}
            value={value.text}
            placeholder={t('jobs:finding.text_hint')}
            onChange={(event) => set({ text: event.target.value })}
            data-testid="finding-text"
          />
          <Phrases
            value={value.text}
            onChange={(text) => set({ text })}
            groups={findingPhrases(t)}
            label={t('jobs:phrases.label')}
            testId="finding-phrases"
          />
        </Field>
        <Field
          label={t('jobs:finding.suggestion')}
          htmlFor="finding-suggestion"
          names={['suggestion']}
          refusal={refusal}
          wide
        >
          <Input
            id="finding-suggestion"
            size="large"
            value={value.suggestion}
            placeholder={t('jobs:finding.suggestion_hint')}
            onChange={(event) => set({ suggestion: event.target.value })}
            data-testid="finding-suggestion"
          />
          <Phrases
            value={value.suggestion}
            onChange={(suggestion) => set({ suggestion })}
            groups={suggestionPhrases(t)}
            label={t('jobs:phrases.label')}
            testId="suggestion-phrases"
          />
        </Field>
        {jobs && (
          <Field label={t('jobs:finding.job')} htmlFor="finding-job">
            <Select<number>
              id="finding-job"
              size="large"
              allowClear
              value={value.job_id ?? undefined}
              data-testid="finding-job"
              options={jobs}
              onChange={(job_id: number | undefined) => set({ job_id: job_id ?? null })}
            />
          </Field>
        )}
      </Group>
      <HeldPhotos {...report.photos} />
      <UrgencyChoice value={value.urgency} onChange={(urgency) => set({ urgency })} />
      {children}
    </Stack>
  );
}
