import type { JobRow } from '@bindings';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { CarTitle } from '../../kit/CarTitle';
import { isAbout } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { SentPhotos } from '../photos/SentPhotos';
import styles from './Dialogs.module.css';
import { FindingForm } from './FindingForm';
import { type ReportedFinding, useFinding } from './useFinding';

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
        <CarTitle plate={job?.plate} colour={job?.plate_colour}>
          {t('jobs:finding.title')}
        </CarTitle>
      }
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      // A lying tablet has the width for the phrases, and not the height.
      width={760}
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

  const [sent, setSent] = useState<ReportedFinding>();

  const save = async () => {
    const reported = await report.send();
    message.success(t('jobs:finding.reported'));
    // Whoever photographed it sees that the photos went as well.
    if (reported.photos > 0) setSent(reported);
    else onClose();
  };

  if (sent)
    return (
      <SentPhotos
        workOrderId={job.work_order_id}
        car={job}
        findingId={sent.id}
        job={job.name}
        onDone={onClose}
      />
    );
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
