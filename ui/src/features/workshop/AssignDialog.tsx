import type { ForemanHome, JobRow } from '@bindings';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { dayOf, minuteOf, toInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { Buttons } from '../../kit/Buttons';
import { DayInput } from '../../kit/DayInput';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { clockText, slotsOf } from '../../kit/lanes';
import { Modal } from '../../kit/Modal';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import { PlanForm, planFields } from './PlanForm';
import { assignmentOf, lacksOf, type Plan, planOf } from './plan';
import { warningWords } from './planWarnings';
import { TechnicianList } from './TechnicianList';

interface AssignDialogProps {
  /** The job to be given out; nothing keeps the dialog shut. */
  job: JobRow | undefined;
  home: ForemanHome;
  onClose: () => void;
}

/** Gives a job to one or several technicians: the way without dragging, and the one with shares, bay and note. */
export function AssignDialog({ job, home, onClose }: AssignDialogProps) {
  return (
    <Modal
      open={job !== undefined}
      title={job?.name}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={720}
      style={{ top: 24 }}
    >
      {job && <AssignForm key={job.job_id} job={job} home={home} onClose={onClose} />}
    </Modal>
  );
}

function AssignForm({ job, home, onClose }: AssignDialogProps & { job: JobRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const assign = useCommand('assign_job');
  const { data: shop } = useRead('list_people', {});
  const { data: proposed } = useRead('job_proposals', { job_id: job.job_id });
  const today = dayOf(home.day_starts_at);
  const [plan, setPlan] = useState(() => planOf(job, job.hours));
  const [day, setDay] = useState(job.planned_start ? dayOf(job.planned_start) : today);
  const [minute, setMinute] = useState(job.planned_start ? minuteOf(job.planned_start) : undefined);
  const [refusal, setRefusal] = useState<RefusalLike>();

  const first = home.technicians.find((one) => one.person_id === plan.technicians[0]?.person_id);
  // Unless somebody sets a time, the job begins when the first of its technicians comes to it.
  const suggested = minuteOf(day === today ? (first ?? home).free_at : home.day_starts_at);
  const start = minute ?? suggested;

  const change = (more: Partial<Plan>) => {
    if (more.technicians) setRefusal(undefined);
    setPlan((before) => ({ ...before, ...more }));
  };
  const save = async () => {
    const planned_start = toInstant(`${day}T${clockText(start)}:00`);
    await assign(assignmentOf({ id: job.job_id, version: job.version }, { ...plan, planned_start }));
    onClose();
  };
  const looked = useRead(
    'look_at_plan',
    {
      job_ids: [job.job_id],
      technicians: plan.technicians.map((one) => one.person_id),
      bay_id: plan.bay_id,
      planned_start: toInstant(`${day}T${clockText(start)}:00`),
      planned_minutes: plan.planned_minutes,
    },
    { enabled: plan.technicians.length > 0, placeholderData: (before) => before },
  );
  const warnings = plan.technicians.length > 0 ? (looked.data?.warnings ?? []) : [];
  const slots = slotsOf(minuteOf(home.day_starts_at), minuteOf(home.day_ends_at));
  const times = slots.includes(start) ? slots : [...slots, start].sort((one, other) => one - other);

  return (
    <Stack gap={12} onKeyDownCapture={enterMoves}>
      <Row wrap gap={12}>
        <PlateBadge plate={job.plate} colour={job.plate_colour} />
        <span>{[job.make, job.model].filter(Boolean).join(' ')}</span>
        {job.hours > 0 && <span>{t('words:labour_hours', { hours: job.hours })}</span>}
        <Link to={`/visits/${job.work_order_id}`}>{job.work_order_number}</Link>
      </Row>
      {job.symptom !== '' && <Quiet as="p">{job.symptom}</Quiet>}
      <PlanForm
        plan={plan}
        onChange={change}
        who={
          <TechnicianList
            home={home}
            proposals={proposed?.proposals ?? []}
            shares={plan.technicians}
            onChange={(technicians) => change({ technicians })}
          />
        }
        start={
          <>
            <Field label={t('workshop:assign.day')} wide>
              <DayInput
                value={day}
                onChange={setDay}
                label={t('workshop:assign.day')}
                offer={4}
                testId="assign-day"
              />
            </Field>
            <Field label={t('workshop:assign.start')} names={['planned_start']} refusal={refusal}>
              <Select
                size="large"
                value={start}
                onChange={setMinute}
                data-testid="assign-start"
                options={times.map((one) => ({ value: one, label: clockText(one) }))}
              />
            </Field>
          </>
        }
        bays={shop?.bays ?? []}
        columns={4}
        refusal={refusal}
        testId="assign"
      />
      {warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          data-testid="plan-warnings"
          title={warnings.map((warning) => (
            <div key={JSON.stringify(warning)}>{warningWords(t, word, warning)}</div>
          ))}
        />
      )}
      {!isAbout(refusal, planFields) && <RefusalAlert refusal={refusal} />}
      <Buttons end>
        <ActionButton size="large" label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          size="large"
          label={t('words:action.assign_jobs')}
          hotkey="F2"
          inDialog
          primary
          missing={lacksOf(t, plan)}
          onAct={save}
          onRefused={setRefusal}
          testId="action-assign_job"
        />
      </Buttons>
    </Stack>
  );
}
