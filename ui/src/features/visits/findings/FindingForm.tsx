import type { Visit } from '@bindings';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { UnsafeCheck } from '../../jobs/UnsafeCheck';
import { type TypedFinding, useFinding } from '../../jobs/useFinding';
import { VisitAction } from '../visit/VisitAction';
import { actionOf, currentJobs, lineOf } from '../visit/visit';
import { FindingList } from './FindingList';
import styles from './findingForm.module.css';

interface Typed extends TypedFinding {
  open: boolean;
  job_id: number | null;
}

const blank: Typed = { open: false, text: '', suggestion: '', job_id: null };

/** What was found at the car and is not on the order: the advisor offers it to the customer. */
export function FindingForm({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const { value, set, isEmpty, send, refusal, onRefused } = useFinding(
    `visit/${visit.order.id}/finding`,
    visit.order.id,
    blank,
  );
  if (!actionOf(visit, 'report_finding') && visit.findings.length === 0) return null;

  return (
    <section className={styles.findings}>
      <h3>{t('visits:finding.title', { count: visit.findings.length })}</h3>
      <FindingList visit={visit} findings={visit.findings} roomy />
      {!value.open ? (
        <VisitAction visit={visit} action="report_finding" size="large" onAct={() => set({ open: true })} />
      ) : (
        <div className={styles.form} data-testid="finding-form">
          <Group columns={2}>
            <Field small label={t('visits:finding.text')} names={['text']} refusal={refusal} wide>
              <Input.TextArea
                autoFocus
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={value.text}
                aria-label={t('visits:finding.text')}
                placeholder={t('visits:finding.text_hint')}
                data-testid="finding-text"
                onChange={(event) => set({ text: event.target.value })}
              />
            </Field>
            <Field small label={t('visits:finding.suggestion')} names={['suggestion']} refusal={refusal}>
              <Input
                size="large"
                value={value.suggestion}
                aria-label={t('visits:finding.suggestion')}
                placeholder={t('visits:finding.suggestion_hint')}
                data-testid="finding-suggestion"
                onChange={(event) => set({ suggestion: event.target.value })}
              />
            </Field>
            <Field small label={t('visits:finding.job')}>
              <Select<number>
                size="large"
                allowClear
                value={value.job_id ?? undefined}
                aria-label={t('visits:finding.job')}
                data-testid="finding-job"
                options={currentJobs(visit).map((job) => ({
                  value: job.id,
                  label: lineOf(visit, job.line_id)?.name ?? '–',
                }))}
                onChange={(job_id: number | undefined) => set({ job_id: job_id ?? null })}
              />
            </Field>
          </Group>
          <UnsafeCheck
            unsafe={value.unsafe_to_drive ?? false}
            onChange={(unsafe_to_drive) => set({ unsafe_to_drive })}
          />
          <Buttons>
            <VisitAction
              visit={visit}
              action="report_finding"
              label={t('visits:finding.send')}
              primary
              size="large"
              lacks={isEmpty ? [{ says: t('visits:finding.text_missing'), at: 'text' }] : []}
              onRefused={onRefused}
              onAct={() => send(value.job_id)}
            />
            <ActionButton label={t('words:confirm.back')} size="large" onAct={() => set({ open: false })} />
          </Buttons>
        </div>
      )}
    </section>
  );
}
