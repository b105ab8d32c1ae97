import type { Visit } from '@bindings';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { HoursInput } from '../../../kit/AmountInput';
import { CarTitle } from '../../../kit/CarTitle';
import { DialogForm } from '../../../kit/DialogForm';
import { useDraft } from '../../../kit/draft';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { Modal } from '../../../kit/Modal';
import { Phrases } from '../../../kit/Phrases';
import { amongWorkers, workersOf } from '../inspections/answerable';
import { FailedJobs } from '../inspections/FailedJobs';
import { reworkRemedies } from '../inspections/phrases';
import { doneJobs } from '../visit/visit';

const reasons = ['still_noisy', 'not_mended', 'came_back', 'damaged', 'not_clean', 'not_as_agreed'] as const;

interface Typed {
  /** Undefined while nobody touched who is asked first. */
  name?: string;
  reason: string;
  jobs: number[];
  remedy: string;
  /** Nothing while it is whoever did the first of the jobs. */
  responsible: number | null;
  hours: number;
}

const blank: Typed = { reason: '', jobs: [], remedy: '', responsible: null, hours: 0 };

/** The customer does not take the car: what they say, which work it is, and whose. It is done again at no charge. */
export function RefuseDelivery({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const refuse = useCommand('refuse_delivery');
  const staff = useRead('list_people', {});
  const draft = useDraft(`visit/${visit.order.id}/refused`, blank);
  const { value } = draft;
  const write = (patch: Partial<Typed>) => draft.set((before) => ({ ...before, ...patch }));
  const label = (name: string) => t(`visits:refused.${name}`);

  const done = doneJobs(visit);
  const jobs = value.jobs.filter((id) => done.some((job) => job.id === id));
  const name = value.name ?? visit.visitor;
  const usual = done.find((job) => jobs.includes(job.id))?.technicians[0]?.person_id;
  const workers = workersOf(staff.data);
  const responsible = amongWorkers(workers, value.responsible ?? usual);
  const missing = [
    ...(value.reason.trim() === '' ? [{ says: label('reason_missing'), at: 'reason' }] : []),
    ...(jobs.length === 0 ? [{ says: label('jobs_missing'), at: 'failed_jobs' }] : []),
    ...(name.trim() === '' ? [{ says: label('name_missing'), at: 'refused_by' }] : []),
    ...(responsible === undefined
      ? [{ says: t('visits:rework.responsible_missing'), at: 'responsible_id' }]
      : []),
  ];
  const send = async () => {
    if (responsible === undefined) return;
    await refuse({
      work_order_id: visit.order.id,
      version: visit.order.version,
      refused_by: name.trim(),
      reason: value.reason.trim(),
      failed_jobs: jobs,
      remedy: value.remedy.trim(),
      responsible_id: responsible,
      hours: value.hours,
    });
    draft.clear();
    onClose();
  };

  return (
    <Modal
      open
      width={720}
      title={
        <CarTitle plate={visit.vehicle.plate} colour={visit.vehicle.plate_colour}>
          {label('title')}
        </CarTitle>
      }
      footer={null}
      onCancel={onClose}
    >
      <DialogForm
        label={label('send')}
        hotkey="Ctrl+Enter"
        danger
        testId="refuse-delivery"
        sendId="refused-send"
        missing={missing}
        onClose={onClose}
        onSend={send}
      >
        {(refusal) => (
          <>
            <p style={{ margin: 0 }}>{label('explained')}</p>
            <Field small label={label('reason')} names={['reason']} refusal={refusal}>
              <Input.TextArea
                autoFocus
                value={value.reason}
                autoSize={{ minRows: 2, maxRows: 5 }}
                aria-label={label('reason')}
                placeholder={label('reason_hint')}
                data-testid="refused-reason"
                onChange={(event) => write({ reason: event.target.value })}
              />
              <Phrases
                value={value.reason}
                onChange={(reason) => write({ reason })}
                groups={[reasons.map((code) => label(`why.${code}`))]}
                label={label('why.label')}
                testId="refused-reasons"
              />
            </Field>
            <Field small label={label('jobs')} names={['failed_jobs']} refusal={refusal}>
              <FailedJobs
                visit={visit}
                chosen={jobs}
                onChange={(next) => write({ jobs: next })}
                label={label('jobs')}
                testId="refused-job"
              />
            </Field>
            <Group columns={2}>
              <Field small label={t('visits:rework.remedy')} names={['remedy']} refusal={refusal} wide>
                <Input
                  value={value.remedy}
                  placeholder={t('visits:rework.remedy_hint')}
                  aria-label={t('visits:rework.remedy')}
                  data-testid="refused-remedy"
                  onChange={(event) => write({ remedy: event.target.value })}
                />
                <Phrases
                  value={value.remedy}
                  onChange={(remedy) => write({ remedy })}
                  groups={reworkRemedies(t)}
                  label={t('visits:rework.how.label')}
                  testId="refused-remedies"
                />
              </Field>
              <Field small label={label('name')} names={['refused_by']} refusal={refusal}>
                <Input
                  value={name}
                  aria-label={label('name')}
                  data-testid="refused-by"
                  onChange={(event) => write({ name: event.target.value })}
                />
              </Field>
              <Field
                small
                label={t('visits:rework.responsible')}
                names={['responsible_id']}
                refusal={refusal}
              >
                <Select<number>
                  value={workers && responsible}
                  aria-label={t('visits:rework.responsible')}
                  data-testid="refused-responsible"
                  options={workers?.map((person) => ({ value: person.id, label: person.name }))}
                  onChange={(next) => write({ responsible: next })}
                />
              </Field>
              <Field small label={t('visits:rework.hours')} names={['hours']} refusal={refusal}>
                <HoursInput
                  value={value.hours}
                  aria-label={t('visits:rework.hours')}
                  onChange={(next) => write({ hours: next ?? 0 })}
                />
              </Field>
            </Group>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
