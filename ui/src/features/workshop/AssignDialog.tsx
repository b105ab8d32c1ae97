import { type ForemanHome, type JobRow, LIMITS } from '@bindings';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { countParser, formatHours } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { inShop, toInstant } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { RateInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { useNow } from '../../kit/clock';
import { DayInput } from '../../kit/DayInput';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { clockText, slotsOf } from '../../kit/lanes';
import { Modal } from '../../kit/Modal';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import styles from './AssignDialog.module.css';
import { freeAt, minuteOf, minutesOf, percentOf, ranked } from './board';
import { LoadBar } from './LoadBar';
import { assignmentOf, sharedEqually, withShareAndRest } from './plan';

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

const dayText = 'YYYY-MM-DD';

function AssignForm({ job, home, onClose }: AssignDialogProps & { job: JobRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const assign = useCommand('assign_job');
  const { data: shop } = useRead('list_people', {});
  const today = inShop(home.day_starts_at).format(dayText);
  const [shares, setShares] = useState(job.technicians);
  const [day, setDay] = useState(job.planned_start ? inShop(job.planned_start).format(dayText) : today);
  const [minute, setMinute] = useState(job.planned_start ? minuteOf(job.planned_start) : undefined);
  const [minutes, setMinutes] = useState(minutesOf(job));
  const [bay, setBay] = useState(job.bay_id);
  const [note, setNote] = useState(job.note);
  const [refusal, setRefusal] = useState<RefusalLike>();

  const technicians = ranked(home.technicians);
  const first = technicians.find((one) => one.person_id === shares[0]?.person_id);
  // Unless somebody sets a time, the job begins when the first of its technicians comes to it.
  const suggested = day === today ? freeAt(first, home.day_starts_at, now) : minuteOf(home.day_starts_at);
  const start = minute ?? suggested;

  const toggle = (person: number, on: boolean) => {
    setRefusal(undefined);
    const others = shares.map((one) => one.person_id).filter((id) => id !== person);
    setShares(sharedEqually(on ? [...others, person] : others));
  };
  const save = async () => {
    const plan = {
      technicians: shares,
      bay_id: bay,
      planned_start: toInstant(`${day}T${clockText(start)}:00`),
      planned_minutes: minutes,
      note,
    };
    await assign(assignmentOf({ id: job.job_id, version: job.version }, plan));
    onClose();
  };
  const slots = slotsOf(minuteOf(home.day_starts_at), minuteOf(home.day_ends_at));
  const times = slots.includes(start) ? slots : [...slots, start].sort((one, other) => one - other);

  return (
    <Stack gap={12} onKeyDownCapture={enterMoves}>
      <Row wrap gap={12}>
        <PlateBadge plate={job.plate} colour={job.plate_colour} />
        <span>{[job.make, job.model].filter(Boolean).join(' ')}</span>
        {job.hours > 0 && <span>{formatHours(job.hours)} h</span>}
        <Link to={`/visits/${job.work_order_id}`}>{job.work_order_number}</Link>
      </Row>
      {job.symptom !== '' && <Quiet as="p">{job.symptom}</Quiet>}
      <fieldset className={styles.people} data-lack="technicians">
        <legend>{t('workshop:assign.who')}</legend>
        {technicians.map((one, index) => {
          const share = shares.find((other) => other.person_id === one.person_id);
          return (
            <div key={one.person_id} className={styles.person}>
              <Checkbox
                className={styles.choose}
                checked={share !== undefined}
                autoFocus={index === 0}
                onChange={(event) => toggle(one.person_id, event.target.checked)}
                data-testid={`assign-person-${one.person_id}`}
              >
                {one.name}
                {index === 0 && <span className={styles.hint}>{t('workshop:assign.least')}</span>}
              </Checkbox>
              {share && shares.length > 1 && (
                <RateInput
                  style={{ width: 88 }}
                  value={share.share}
                  max={LIMITS.share}
                  aria-label={t('workshop:assign.share', { name: one.name })}
                  onChange={(next) =>
                    setShares((before) => withShareAndRest(before, one.person_id, next ?? 0))
                  }
                />
              )}
              <span className={styles.load}>
                <LoadBar percent={percentOf(one.minutes_today, home.day_starts_at, home.day_ends_at)} />
              </span>
            </div>
          );
        })}
      </fieldset>
      <Field label={t('workshop:assign.day')}>
        <DayInput
          value={day}
          onChange={setDay}
          label={t('workshop:assign.day')}
          offer={4}
          testId="assign-day"
        />
      </Field>
      <div className={styles.trio}>
        <Field label={t('workshop:assign.start')} names={['planned_start']} refusal={refusal}>
          <Select
            size="large"
            value={start}
            onChange={setMinute}
            data-testid="assign-start"
            options={times.map((one) => ({ value: one, label: clockText(one) }))}
          />
        </Field>
        <Field label={t('workshop:assign.minutes')} names={['planned_minutes', 'minutes']} refusal={refusal}>
          <InputNumber
            size="large"
            min={10}
            max={LIMITS.planned_minutes}
            step={30}
            precision={0}
            parser={countParser}
            value={minutes}
            onChange={(next) => next !== null && setMinutes(next)}
            style={{ width: '100%' }}
            data-testid="assign-minutes"
          />
        </Field>
        <Field label={t('workshop:assign.bay')}>
          <Select
            size="large"
            value={bay ?? 0}
            onChange={(id: number) => setBay(id === 0 ? null : id)}
            data-testid="assign-bay"
            options={[
              { value: 0, label: t('workshop:assign.no_bay') },
              ...(shop?.bays ?? [])
                .filter((one) => one.active || one.id === bay)
                .map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        </Field>
      </div>
      <Field label={t('workshop:assign.note')} names={['note']} refusal={refusal}>
        <Input.TextArea
          size="large"
          autoSize
          value={note}
          onChange={(event) => setNote(event.target.value)}
          data-testid="assign-note"
        />
      </Field>
      {!isAbout(refusal, ['planned_start', 'planned_minutes', 'minutes', 'note']) && (
        <RefusalAlert refusal={refusal} />
      )}
      <Buttons end>
        <ActionButton size="large" label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          size="large"
          label={t('words:action.assign_jobs')}
          hotkey="F2"
          inDialog
          primary
          missing={shares.length === 0 ? [{ says: t('workshop:assign.nobody'), at: 'technicians' }] : []}
          onAct={save}
          onRefused={setRefusal}
          testId="action-assign_job"
        />
      </Buttons>
    </Stack>
  );
}
