import type { JobRow } from '@bindings';
import { App, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { useDraft } from '../../kit/draft';
import { Field, isAbout } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { PlateBadge } from '../../kit/PlateBadge';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './Dialogs.module.css';

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

const nothing = { text: '', suggestion: '', unsafe_to_drive: false };

function FindingForm({ job, onClose }: { job: JobRow; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const report = useCommand('report_finding');
  const draft = useDraft(`finding/${job.job_id}`, nothing);
  const { text, suggestion, unsafe_to_drive } = draft.value;
  const set = (more: Partial<typeof nothing>) => draft.set((before) => ({ ...before, ...more }));
  const [refusal, setRefusal] = useState<RefusalLike>();

  const save = async () => {
    await report({
      work_order_id: job.work_order_id,
      job_id: job.job_id,
      text: text.trim(),
      suggestion: suggestion.trim(),
      unsafe_to_drive: unsafe_to_drive ?? false,
    });
    draft.clear();
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
          value={text}
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
          value={suggestion}
          onChange={(event) => set({ suggestion: event.target.value })}
          data-testid="finding-suggestion"
        />
      </Field>
      <Checkbox
        className={styles.unsafe}
        checked={unsafe_to_drive ?? false}
        onChange={(event) => set({ unsafe_to_drive: event.target.checked })}
        data-testid="finding-unsafe"
      >
        {t('words:finding.unsafe_hint')}
      </Checkbox>
      {!isAbout(refusal, ['text', 'suggestion']) && <RefusalAlert refusal={refusal} />}
      <Buttons end>
        <ActionButton size="large" label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          size="large"
          primary
          hotkey="F2"
          inDialog
          label={word('action', 'report_finding')}
          missing={text.trim() === '' ? [{ says: t('jobs:finding.empty'), at: 'text' }] : []}
          onAct={save}
          onRefused={setRefusal}
          testId="action-report_finding"
        />
      </Buttons>
    </Stack>
  );
}
