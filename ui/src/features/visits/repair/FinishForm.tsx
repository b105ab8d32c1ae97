import { DeleteOutlined } from '@ant-design/icons';
import type { Job, KeyDatum, Visit } from '@bindings';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/deed';
import { ActionButton } from '../../../components/ActionButton';
import { useDraft } from '../../../components/draft';
import { RefusalAlert } from '../../../components/RefusalAlert';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { Field } from '../parts/Field';
import { blankDatum, commonData, filledData, halfData } from './keyData';
import styles from './repair.module.css';

interface Typed {
  rows: KeyDatum[];
  note: string;
}

const blank: Typed = { rows: [], note: '' };

interface FinishFormProps {
  visit: Visit;
  job: Job;
  /** Somebody else is still at it: only the own part ends. */
  own: boolean;
  onClose: () => void;
}

/** What was measured and what the customer should know, when a job is done. */
export function FinishForm({ visit, job, own, onClose }: FinishFormProps) {
  const { t } = useTranslation();
  const word = useWords();
  const finish = useDeed('finish_job');
  const draft = useDraft(`visit/${visit.order.id}/finish/${job.id}`, blank);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { rows, note } = draft.value;
  const setRow = (place: number, patch: Partial<KeyDatum>) =>
    draft.set((before) => ({
      ...before,
      rows: before.rows.map((row, index) => (index === place ? { ...row, ...patch } : row)),
    }));
  const add = (datum: KeyDatum) => draft.set((before) => ({ ...before, rows: [...before.rows, datum] }));
  const id = `finish-${job.id}`;

  return (
    <div className={styles.finish} data-testid={id}>
      <RefusalAlert refusal={refusal} />
      <Field label={t('visits:repair.key_data')}>
        {rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; rows are added at the end
          <div className={styles.datum} key={place}>
            {(['name', 'value', 'unit'] as const).map((part) => (
              <Input
                key={part}
                size="large"
                value={row[part]}
                // What is measured often comes with its name and unit: only the value is typed.
                autoFocus={part === (row.name ? 'value' : 'name') && place === rows.length - 1}
                placeholder={t(`visits:repair.datum.${part}`)}
                aria-label={t(`visits:repair.datum.${part}`)}
                data-testid={`${id}-${part}-${place}`}
                className={styles[part]}
                onChange={(event) => setRow(place, { [part]: event.target.value })}
              />
            ))}
            <Button
              size="large"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('visits:repair.remove_datum')}
              onClick={() =>
                draft.set((before) => ({
                  ...before,
                  rows: before.rows.filter((_, index) => index !== place),
                }))
              }
            />
          </div>
        ))}
        <div className={styles.buttons}>
          {commonData.map(({ code, unit }) => (
            <Button
              key={code}
              size="large"
              data-testid={`${id}-add-${code}`}
              onClick={() => add({ name: t(`visits:repair.common.${code}`), value: '', unit })}
            >
              {t(`visits:repair.common.${code}`)}
            </Button>
          ))}
          <Button size="large" data-testid={`${id}-add`} onClick={() => add(blankDatum)}>
            {t('visits:repair.add_datum')}
          </Button>
        </div>
      </Field>
      <Field label={t('visits:repair.note')}>
        <Input.TextArea
          value={note}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t('visits:repair.note_hint')}
          aria-label={t('visits:repair.note')}
          data-testid={`${id}-note`}
          onChange={(event) => {
            const text = event.target.value;
            draft.set((before) => ({ ...before, note: text }));
          }}
        />
      </Field>
      <div className={styles.buttons}>
        <ActionButton
          label={own ? t('visits:repair.finish_own') : word('job_action', 'finish')}
          primary
          size="large"
          missing={halfData(rows) ? [t('visits:repair.half_datum')] : []}
          testId={`${id}-send`}
          onRefused={setRefusal}
          onAct={async () => {
            setRefusal(undefined);
            await finish({
              job_id: job.id,
              version: job.version,
              key_data: filledData(rows),
              note: note.trim(),
            });
            draft.clear();
            onClose();
          }}
        />
        <ActionButton label={t('words:confirm.back')} size="large" onAct={onClose} />
      </div>
    </div>
  );
}
