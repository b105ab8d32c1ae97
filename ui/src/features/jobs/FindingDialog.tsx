import type { JobRow } from '@bindings';
import { useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/call';
import { ActionButton } from '../../components/ActionButton';
import { useDraft } from '../../components/draft';
import { Field, isAbout } from '../../components/Field';
import { Modal } from '../../components/Modal';
import { RefusalAlert } from '../../components/RefusalAlert';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
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
      title={t('jobs:finding.title')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {job && <FindingForm job={job} onClose={onClose} />}
    </Modal>
  );
}

const nothing = { text: '', suggestion: '' };

function FindingForm({ job, onClose }: { job: JobRow; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const report = useWrite('report_finding');
  const draft = useDraft(`finding/${job.job_id}`, nothing);
  const { text, suggestion } = draft.value;
  const [refusal, setRefusal] = useState<RefusalLike>();

  const save = async () => {
    await report.mutateAsync({
      work_order_id: job.work_order_id,
      job_id: job.job_id,
      text: text.trim(),
      suggestion: suggestion.trim(),
    });
    draft.clear();
    await queries.invalidateQueries();
    message.success(t('jobs:finding.reported'));
    onClose();
  };

  return (
    <div className={styles.form}>
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
          onChange={(event) => draft.set({ text: event.target.value, suggestion })}
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
          onChange={(event) => draft.set({ text, suggestion: event.target.value })}
          data-testid="finding-suggestion"
        />
      </Field>
      {!isAbout(refusal, ['text', 'suggestion']) && <RefusalAlert refusal={refusal} />}
      <div className={styles.end}>
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
      </div>
    </div>
  );
}
