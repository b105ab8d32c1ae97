import { DeleteOutlined } from '@ant-design/icons';
import type { JobRow, KeyDatum } from '@bindings';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/call';
import { useSession } from '../../api/session';
import { ActionButton } from '../../components/ActionButton';
import { useDraft } from '../../components/draft';
import { Field, isAbout } from '../../components/Field';
import { RefusalAlert } from '../../components/RefusalAlert';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import styles from './Dialogs.module.css';
import { halfWritten, othersAt, usualData, written } from './work';

interface FinishDialogProps {
  /** The job to be finished; nothing keeps the dialog shut. */
  job: JobRow | undefined;
  onClose: () => void;
}

/** Ends a job with what was measured and what the next one should know. */
export function FinishDialog({ job, onClose }: FinishDialogProps) {
  const { t } = useTranslation();
  const me = useSession()?.person_id;
  const own = job !== undefined && othersAt(job, me).length > 0;
  return (
    <Modal
      open={job !== undefined}
      title={t(own ? 'jobs:finish.own_title' : 'jobs:finish.title', { job: job?.name ?? '' })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      {job && <FinishForm job={job} own={own} onClose={onClose} />}
    </Modal>
  );
}

interface Typed {
  data: KeyDatum[];
  note: string;
}

const nothing: Typed = { data: [], note: '' };

interface FinishFormProps {
  job: JobRow;
  /** Somebody else is still at it: only the own part ends. */
  own: boolean;
  onClose: () => void;
}

function FinishForm({ job, own, onClose }: FinishFormProps) {
  const { t } = useTranslation();
  const word = useWords();
  const queries = useQueryClient();
  const finish = useWrite('finish_job');
  const draft = useDraft(`finish_job/${job.job_id}`, nothing);
  const { data, note } = draft.value;
  const [refusal, setRefusal] = useState<RefusalLike>();

  const change = (more: Partial<Typed>) => draft.set((before) => ({ ...before, ...more }));
  const row = (at: number, more: Partial<KeyDatum>) =>
    change({ data: data.map((one, index) => (index === at ? { ...one, ...more } : one)) });
  const add = (datum: KeyDatum) => {
    change({ data: [...data, datum] });
    setTimeout(() =>
      document.getElementById(`${datum.name === '' ? 'name' : 'value'}-${data.length}`)?.focus(),
    );
  };
  const save = async () => {
    await finish.mutateAsync({
      job_id: job.job_id,
      version: job.version,
      key_data: written(data),
      note: note.trim(),
    });
    draft.clear();
    await queries.invalidateQueries();
    onClose();
  };
  const { nameless, valueless } = halfWritten(data);
  const missing = [
    ...(nameless ? [t('jobs:finish.nameless')] : []),
    ...valueless.map((name) => t('jobs:finish.valueless', { name })),
  ];
  const names = usualData.map(({ code, unit }) => ({ code, unit, name: t(`jobs:datum.${code}`) }));

  return (
    <div className={styles.form}>
      <Field label={t('jobs:finish.data')} names={['key_data']} refusal={refusal}>
        <div className={styles.offer}>
          {names
            .filter(({ name }) => !data.some((one) => one.name === name))
            .map(({ code, name, unit }) => (
              <Button
                key={code}
                size="large"
                onClick={() => add({ name, value: '', unit })}
                data-testid={`datum-${code}`}
              >
                {name}
              </Button>
            ))}
          <Button
            size="large"
            type="dashed"
            onClick={() => add({ name: '', value: '', unit: '' })}
            data-testid="datum-other"
          >
            {t('jobs:finish.other')}
          </Button>
        </div>
      </Field>
      {data.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are typed in place and have nothing else to tell them apart
        <div key={index} className={styles.datum}>
          <Input
            id={`name-${index}`}
            size="large"
            value={one.name}
            placeholder={t('jobs:finish.name')}
            aria-label={t('jobs:finish.name')}
            onChange={(event) => row(index, { name: event.target.value })}
            data-testid={`datum-name-${index}`}
          />
          <Input
            id={`value-${index}`}
            size="large"
            value={one.value}
            placeholder={t('jobs:finish.value')}
            aria-label={t('jobs:finish.value')}
            autoComplete="off"
            onChange={(event) => row(index, { value: event.target.value })}
            data-testid={`datum-value-${index}`}
          />
          <Input
            size="large"
            value={one.unit}
            placeholder={t('jobs:finish.unit')}
            aria-label={t('jobs:finish.unit')}
            onChange={(event) => row(index, { unit: event.target.value })}
            data-testid={`datum-unit-${index}`}
          />
          <Button
            size="large"
            icon={<DeleteOutlined />}
            aria-label={t('jobs:finish.remove')}
            title={t('jobs:finish.remove')}
            onClick={() => change({ data: data.filter((_, other) => other !== index) })}
          />
        </div>
      ))}
      <Field label={t('words:field.note')} htmlFor="finish-note" names={['note']} refusal={refusal}>
        <Input.TextArea
          id="finish-note"
          rows={2}
          value={note}
          placeholder={t('jobs:finish.note_hint')}
          onChange={(event) => change({ note: event.target.value })}
          data-testid="finish-note"
        />
      </Field>
      {!isAbout(refusal, ['note', 'key_data']) && <RefusalAlert refusal={refusal} />}
      <div className={styles.end}>
        <ActionButton size="large" label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          size="large"
          primary
          hotkey="F2"
          inDialog
          label={own ? t('jobs:finish.own') : word('job_action', 'finish')}
          missing={missing}
          onAct={save}
          onRefused={setRefusal}
          testId="action-finish_job"
        />
      </div>
    </div>
  );
}
