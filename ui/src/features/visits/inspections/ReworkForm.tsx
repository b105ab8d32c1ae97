import type { InspectionItem, Visit } from '@bindings';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { useSession } from '../../../api/session';
import type { RefusalLike } from '../../../i18n/refusal';
import { ActionButton } from '../../../kit/ActionButton';
import { HoursInput } from '../../../kit/AmountInput';
import { CarTitle } from '../../../kit/CarTitle';
import type { Draft } from '../../../kit/draft';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { NumberKeys } from '../../../kit/NumberKeys';
import { Phrases } from '../../../kit/Phrases';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { type KeptSignature, useSigned } from '../../../kit/signed';
import { usePhotosSigned } from '../../photos/signedPhotos';
import { doneJobs } from '../visit/visit';
import { amongWorkers, workersOf } from './answerable';
import { FailedJobs } from './FailedJobs';
import { OwnSignature } from './OwnSignature';
import { reworkCauses, reworkRemedies } from './phrases';
import styles from './rework.module.css';

/** What is typed of it. Whoever goes back to the list, or is called away from the car, finds it again. */
export interface TypedRework extends KeptSignature {
  /** Nothing while those judged not in order are meant. */
  jobs: number[] | null;
  cause: string;
  remedy: string;
  /** Nothing while it is whoever did the first of the jobs. */
  responsible: number | null;
  hours: number;
}

export const blankRework: TypedRework = {
  jobs: null,
  cause: '',
  remedy: '',
  responsible: null,
  hours: 0,
  signature: null,
};

interface ReworkFormProps {
  visit: Visit;
  report: {
    work_order_id: number;
    items: InspectionItem[];
    road_test_km: number;
    note: string;
  };
  /** The jobs judged not in order. */
  suggested: number[];
  draft: Draft<TypedRework>;
  onClose: () => void;
  onDone: () => void;
}

/** Back to the workshop: which jobs, why, whose, and what it costs in hours. */
export function ReworkForm(props: ReworkFormProps) {
  const { visit, report, suggested, draft, onClose, onDone } = props;
  const { t } = useTranslation();
  const fail = useCommand('fail_final_inspection');
  const staff = useRead('list_people', {});
  const done = doneJobs(visit);
  const { value, set } = draft;
  const { cause, remedy, hours } = value;
  const write = (patch: Partial<TypedRework>) => set((before) => ({ ...before, ...patch }));
  const [refusal, setRefusal] = useState<RefusalLike>();
  // A job that was done again since, or went, is none that can be chosen.
  const jobs = value.jobs?.filter((id) => done.some((job) => job.id === id)) ?? suggested;
  // Whoever did the first of the jobs is asked first.
  const usual = done.find((job) => jobs.includes(job.id))?.technicians[0]?.person_id;
  const workers = workersOf(staff.data);
  const answerable = amongWorkers(workers, value.responsible ?? usual);
  const missing = [
    ...(jobs.length === 0 ? [{ says: t('visits:rework.jobs_missing'), at: 'failed_jobs' }] : []),
    ...(cause.trim() === '' ? [{ says: t('visits:rework.cause_missing'), at: 'cause' }] : []),
    ...(answerable === undefined
      ? [{ says: t('visits:rework.responsible_missing'), at: 'responsible_id' }]
      : []),
  ];
  const why = { failed_jobs: jobs, cause: cause.trim(), remedy: remedy.trim(), hours };
  const me = useSession()?.person_id;
  const photos = usePhotosSigned(visit.order.id)?.inspection_report;
  const content = JSON.stringify([me, report, why, answerable, photos]);
  const signing = useSigned(content, value, write, photos !== undefined);
  const send = async () => {
    if (answerable === undefined) return;
    setRefusal(undefined);
    const { value: signature } = signing;
    await fail({ ...report, ...why, responsible_id: answerable, signature, photos: photos ?? '' });
    draft.clear();
    onDone();
    onClose();
  };

  return (
    <div className={styles.rework} data-testid="rework">
      <h3>
        <CarTitle plate={visit.vehicle.plate} colour={visit.vehicle.plate_colour}>
          {t('visits:rework.title')}
        </CarTitle>
      </h3>
      <p>{t('visits:rework.explained')}</p>
      <RefusalAlert refusal={refusal} />
      <Field small label={t('visits:rework.jobs')} names={['failed_jobs']}>
        <FailedJobs
          visit={visit}
          chosen={jobs}
          onChange={(next) => write({ jobs: next })}
          label={t('visits:rework.jobs')}
          testId="rework-job"
        />
      </Field>
      <Group columns={2}>
        <Field small label={t('visits:rework.cause')} names={['cause']} refusal={refusal} wide>
          <Input
            size="large"
            autoFocus
            value={cause}
            aria-label={t('visits:rework.cause')}
            data-testid="rework-cause"
            onChange={(event) => write({ cause: event.target.value })}
          />
          <Phrases
            value={cause}
            onChange={(next) => write({ cause: next })}
            groups={reworkCauses(t)}
            label={t('visits:rework.why.label')}
            testId="rework-causes"
          />
        </Field>
        <Field small label={t('visits:rework.remedy')} names={['remedy']} refusal={refusal} wide>
          <Input
            size="large"
            value={remedy}
            placeholder={t('visits:rework.remedy_hint')}
            aria-label={t('visits:rework.remedy')}
            data-testid="rework-remedy"
            onChange={(event) => write({ remedy: event.target.value })}
          />
          <Phrases
            value={remedy}
            onChange={(next) => write({ remedy: next })}
            groups={reworkRemedies(t)}
            label={t('visits:rework.how.label')}
            testId="rework-remedies"
          />
        </Field>
        <Field small label={t('visits:rework.responsible')} names={['responsible_id']} refusal={refusal}>
          <Select<number>
            size="large"
            // A number says nothing while names are not there yet.
            value={workers && answerable}
            aria-label={t('visits:rework.responsible')}
            data-testid="rework-responsible"
            options={workers?.map((person) => ({ value: person.id, label: person.name }))}
            onChange={(next) => write({ responsible: next })}
          />
        </Field>
        <Field small label={t('visits:rework.hours')} names={['hours']} refusal={refusal}>
          <div data-testid="rework-hours">
            <NumberKeys>
              <HoursInput
                size="large"
                value={hours}
                aria-label={t('visits:rework.hours')}
                onChange={(next) => write({ hours: next ?? 0 })}
              />
            </NumberKeys>
          </div>
        </Field>
      </Group>
      <OwnSignature signing={signing} testId="rework" refusal={refusal} />
      <div className={styles.foot}>
        <ActionButton
          label={t('visits:rework.send')}
          danger
          primary
          size="large"
          missing={missing}
          testId="rework-send"
          onAct={send}
          onRefused={setRefusal}
        />
        <ActionButton label={t('words:confirm.back')} size="large" testId="rework-back" onAct={onClose} />
      </div>
    </div>
  );
}
