import type { Visit } from '@bindings';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { useDraft } from '../../../kit/draft';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { FindingList } from '../findings/FindingList';
import { VisitAction } from '../parts/VisitAction';
import { actionOf, currentJobs, lineOf } from '../visit';
import styles from './repair.module.css';

interface Typed {
  open: boolean;
  text: string;
  suggestion: string;
  job_id: number | null;
  unsafe_to_drive?: boolean;
}

const blank: Typed = { open: false, text: '', suggestion: '', job_id: null };

/** What was found at the car and is not on the order: the advisor offers it to the customer. */
export function FindingForm({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const report = useCommand('report_finding');
  const draft = useDraft(`visit/${visit.order.id}/finding`, blank);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value, set } = draft;
  if (!actionOf(visit, 'report_finding') && visit.findings.length === 0) return null;

  const send = async () => {
    setRefusal(undefined);
    await report({
      work_order_id: visit.order.id,
      job_id: value.job_id,
      text: value.text.trim(),
      suggestion: value.suggestion.trim(),
      unsafe_to_drive: value.unsafe_to_drive ?? false,
    });
    draft.clear();
  };
  return (
    <section className={styles.findings}>
      <h3>{t('visits:finding.title', { count: visit.findings.length })}</h3>
      <FindingList visit={visit} findings={visit.findings} roomy />
      {!value.open ? (
        <VisitAction
          visit={visit}
          action="report_finding"
          size="large"
          onAct={() => set((before) => ({ ...before, open: true }))}
        />
      ) : (
        <div className={styles.finish} data-testid="finding-form">
          <Group columns={2}>
            <Field small label={t('visits:finding.text')} names={['text']} refusal={refusal} wide>
              <Input.TextArea
                autoFocus
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={value.text}
                aria-label={t('visits:finding.text')}
                placeholder={t('visits:finding.text_hint')}
                data-testid="finding-text"
                onChange={(event) => {
                  const text = event.target.value;
                  set((before) => ({ ...before, text }));
                }}
              />
            </Field>
            <Field small label={t('visits:finding.suggestion')} names={['suggestion']} refusal={refusal}>
              <Input
                size="large"
                value={value.suggestion}
                aria-label={t('visits:finding.suggestion')}
                placeholder={t('visits:finding.suggestion_hint')}
                data-testid="finding-suggestion"
                onChange={(event) => {
                  const suggestion = event.target.value;
                  set((before) => ({ ...before, suggestion }));
                }}
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
                onChange={(job_id: number | undefined) =>
                  set((before) => ({ ...before, job_id: job_id ?? null }))
                }
              />
            </Field>
          </Group>
          <Checkbox
            checked={value.unsafe_to_drive ?? false}
            data-testid="finding-unsafe"
            className={styles.unsafe}
            onChange={(event) => {
              const unsafe_to_drive = event.target.checked;
              set((before) => ({ ...before, unsafe_to_drive }));
            }}
          >
            {t('words:finding.unsafe_hint')}
          </Checkbox>
          <Buttons>
            <VisitAction
              visit={visit}
              action="report_finding"
              label={t('visits:finding.send')}
              primary
              size="large"
              lacks={value.text.trim() === '' ? [{ says: t('visits:finding.text_missing'), at: 'text' }] : []}
              onRefused={setRefusal}
              onAct={send}
            />
            <ActionButton
              label={t('words:confirm.back')}
              size="large"
              onAct={() => set((before) => ({ ...before, open: false }))}
            />
          </Buttons>
        </div>
      )}
    </section>
  );
}
