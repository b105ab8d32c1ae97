import type { MarkedJob, Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Nothing } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { VisitTitle } from '../visit/VisitTitle';
import styles from './inspection.module.css';

const marks = ['1', '2', '3', '4', '5'] as const;
type Mark = (typeof marks)[number];

const markOf = (number: number | undefined): Mark | undefined => marks.find((one) => Number(one) === number);

/** How the foreman saw each job of a visit. Nobody outside the shop is told. */
export function JobMarks({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const { data, error } = useRead('job_marks', { work_order_id: visit.order.id });
  const [open, setOpen] = useState<number>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return null;
  const list = t('words:list_separator');
  const marked = data.jobs.find((job) => job.job_id === open);
  return (
    <>
      {data.jobs.length === 0 && <Nothing>{t('visits:marks.none')}</Nothing>}
      <dl className={styles.workDone} data-testid="job-marks">
        {data.jobs.map((job) => (
          <div key={job.job_id} data-testid={`job-mark-${job.job_id}`}>
            <dt>
              {job.name}
              <span className={styles.detail}>
                {[
                  job.technician_names.join(list),
                  job.attempt > 1 && t('visits:repair.attempt', { attempt: job.attempt }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </dt>
            <dd>
              {job.mark
                ? t('visits:marks.given', {
                    efficiency: job.mark.efficiency,
                    quality: job.mark.quality,
                    name: job.marked_by,
                  })
                : t('visits:marks.open')}
            </dd>
            {job.mark?.note && <dd>{job.mark.note}</dd>}
            {job.may_mark && (
              <dd>
                <ActionButton
                  label={t(job.mark ? 'visits:marks.again' : 'visits:marks.mark')}
                  opens
                  testId={`mark-${job.job_id}`}
                  onAct={() => setOpen(job.job_id)}
                />
              </dd>
            )}
          </div>
        ))}
      </dl>
      {marked && <MarkDialog visit={visit} job={marked} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function MarkDialog({ visit, job, onClose }: { visit: Visit; job: MarkedJob; onClose: () => void }) {
  const { t } = useTranslation();
  const mark = useCommand('mark_job');
  const [efficiency, setEfficiency] = useState(markOf(job.mark?.efficiency));
  const [quality, setQuality] = useState(markOf(job.mark?.quality));
  const [note, setNote] = useState(job.mark?.note ?? '');
  // As it was when the dialog opened: what somebody else marks meanwhile is not written over unseen.
  const [version] = useState(job.mark?.version ?? 0);
  const missing = [
    ...(efficiency === undefined ? [{ says: t('visits:marks.lack_efficiency'), at: 'efficiency' }] : []),
    ...(quality === undefined ? [{ says: t('visits:marks.lack_quality'), at: 'quality' }] : []),
  ];
  return (
    <Modal
      open
      title={<VisitTitle visit={visit}>{job.name}</VisitTitle>}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('visits:marks.mark')}
        hotkey="F2"
        testId="mark-form"
        sendId="action-mark_job"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await mark({
            job_id: job.job_id,
            version,
            efficiency: Number(efficiency),
            quality: Number(quality),
            note: note.trim(),
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field label={t('visits:marks.efficiency')} names={['efficiency']} refusal={refusal}>
              <div data-lack="efficiency">
                <Choice
                  roomy
                  value={efficiency}
                  codes={marks}
                  word={(code) => code}
                  onChange={setEfficiency}
                  label={t('visits:marks.efficiency')}
                  testId="mark-efficiency"
                />
              </div>
            </Field>
            <Field label={t('visits:marks.quality')} names={['quality']} refusal={refusal}>
              <div data-lack="quality">
                <Choice
                  roomy
                  value={quality}
                  codes={marks}
                  word={(code) => code}
                  onChange={setQuality}
                  label={t('visits:marks.quality')}
                  testId="mark-quality"
                />
              </div>
            </Field>
            <Field label={t('visits:marks.note')} htmlFor="mark-note" names={['note']} refusal={refusal}>
              <Input
                id="mark-note"
                autoComplete="off"
                value={note}
                data-testid="mark-note"
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
