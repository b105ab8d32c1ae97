import type { JobRow } from '@bindings';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { isAbout } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { PlateBadge } from '../../kit/PlateBadge';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './Dialogs.module.css';
import { FindingForm } from './FindingForm';
import { useFinding } from './useFinding';

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
      {job && <ReportAtJob job={job} onClose={onClose} />}
    </Modal>
  );
}

function ReportAtJob({ job, onClose }: { job: JobRow; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const report = useFinding(`finding/${job.job_id}`, job.work_order_id, job.job_id);

  const save = async () => {
    await report.send();
    message.success(t('jobs:finding.reported'));
    onClose();
  };

  return (
    <Stack gap={16}>
      <p className={styles.about} data-testid="finding-about">
        {[job.make, job.model].filter(Boolean).join(' ') || job.work_order_number} · {job.name}
      </p>
      <FindingForm report={report}>
        {!isAbout(report.refusal, ['text', 'suggestion']) && <RefusalAlert refusal={report.refusal} />}
        <Buttons end>
          <ActionButton size="large" label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            size="large"
            primary
            hotkey="F2"
            inDialog
            label={word('action', 'report_finding')}
            missing={report.lacks}
            onAct={save}
            onRefused={report.onRefused}
            testId="action-report_finding"
          />
        </Buttons>
      </FindingForm>
    </Stack>
  );
}
