import type { JobRow } from '@bindings';
import { App, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Field, isAbout } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { PlateBadge } from '../../kit/PlateBadge';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './Dialogs.module.css';
import { UnsafeCheck } from './UnsafeCheck';
import { type TypedFinding, useFinding } from './useFinding';

interface FindingDialogProps {
  /** The job at which it was found; nothing keeps the dialog shut. */
  job: JobRow | undefined;
  onClose: () => void;
}

/** Something more is wrong with the car: the advisor is told, and asks the customer. */
export function FindingDialog({ job, onClose }: FindingDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={job !== undefined}
      title={
        <span className={styles.title}>
          {t('jobs:finding.title')}
          {job && <PlateBadge plate={job.plate} colour={job.plate_colour} />}
        </span>
      }
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {job && <FindingForm job={job} onClose={onClose} />}
    </Modal>
  );
}

const nothing: TypedFinding = { text: '', suggestion: '', unsafe_to_drive: false };

function FindingForm({ job, onClose }: { job: JobRow; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const { value, set, isEmpty, send, refusal, onRefused } = useFinding(
    `finding/${job.job_id}`,
    job.work_order_id,
    nothing,
  );

  const save = async () => {
    await send(job.job_id);
    message.success(t('jobs:finding.reported'));
    onClose();
  };

  return (
    <Stack gap={16}>
      <p className={styles.about} data-testid="finding-about">
        {[job.make, job.model].filter(Boolean).join(' ') || job.work_order_number} · {job.name}
      </p>
      <Field
        label={t('jobs:finding.text')}
        htmlFor="finding-text"
        names={['text']}
        refusal={refusal}
        required
      >
        <Input.TextArea
          id="finding-text"
          autoFocus
          rows={3}
          value={value.text}
          onChange={(event) => set({ text: event.target.value })}
          data-testid="finding-text"
        />
      </Field>
      <Field
        label={t('jobs:finding.suggestion')}
        htmlFor="finding-suggestion"
        names={['suggestion']}
        refusal={refusal}
      >
        <Input
          id="finding-suggestion"
          size="large"
          value={value.suggestion}
          onChange={(event) => set({ suggestion: event.target.value })}
          data-testid="finding-suggestion"
        />
      </Field>
      <UnsafeCheck
        unsafe={value.unsafe_to_drive ?? false}
        onChange={(unsafe_to_drive) => set({ unsafe_to_drive })}
      />
      {!isAbout(refusal, ['text', 'suggestion']) && <RefusalAlert refusal={refusal} />}
      <Buttons end>
        <ActionButton size="large" label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          size="large"
          primary
          hotkey="F2"
          inDialog
          label={word('action', 'report_finding')}
          missing={isEmpty ? [{ says: t('jobs:finding.empty'), at: 'text' }] : []}
          onAct={save}
          onRefused={onRefused}
          testId="action-report_finding"
        />
      </Buttons>
    </Stack>
  );
}
