import { type BayName, type Job, LIMITS, type Line, type Visit } from '@bindings';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatHours, formatRate } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { RateInput } from '../../../kit/AmountInput';
import { CountInput } from '../../../kit/CountInput';
import { DateTimeText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { InstantField } from '../../../kit/InstantField';
import { type Plan, sharedEqually, sharesFit, withShare } from '../../workshop/plan';
import { bayOf, nameOf } from '../visit/visit';
import styles from './assign.module.css';

interface JobPlanProps {
  visit: Visit;
  job: Job;
  line: Line | undefined;
  plan: Plan;
  technicians: { value: number; label: string }[];
  bays: readonly BayName[];
  /** Only the foreman's to change. */
  onChange: ((plan: Plan) => void) | undefined;
}

/** One job: its technicians with their shares, its bay and its hour. */
export function JobPlan({ visit, job, line, plan, technicians, bays, onChange }: JobPlanProps) {
  const { t } = useTranslation();
  const word = useWords();
  const set = (patch: Partial<Plan>) => onChange?.({ ...plan, ...patch });
  const id = job.id;
  return (
    <article className={styles.job} data-testid={`plan-${id}`}>
      <h3>
        {line?.name ?? '–'}
        <span>
          {line && line.kind === 'labour' ? `${formatHours(line.hours)} h` : word('line_kind', line?.kind)}
          {job.attempt > 1 && ` · ${t('visits:repair.attempt', { attempt: job.attempt })}`}
          {job.state !== 'waiting' && ` · ${word('job_state', job.state)}`}
        </span>
      </h3>
      {!onChange ? (
        <Facts small>
          <Fact label={t('visits:assign.technicians')}>
            {plan.technicians
              .map((one) =>
                plan.technicians.length > 1
                  ? `${nameOf(visit, one.person_id)} ${formatRate(one.share)}`
                  : nameOf(visit, one.person_id),
              )
              .join(t('words:list_separator')) || t('visits:assign.nobody')}
          </Fact>
          <Fact label={t('visits:assign.bay')}>{bayOf(visit, plan.bay_id) ?? '–'}</Fact>
          <Fact label={t('visits:assign.start')}>
            <DateTimeText at={plan.planned_start} weekday />
          </Fact>
          <Fact label={t('visits:assign.minutes')}>{plan.planned_minutes ?? '–'}</Fact>
        </Facts>
      ) : (
        <>
          <Group columns={2}>
            <Field
              small
              label={t('visits:assign.technicians')}
              lacks={plan.technicians.length === 0 ? 'technicians plan' : 'plan'}
            >
              <Select<number[]>
                mode="multiple"
                size="large"
                value={plan.technicians.map((one) => one.person_id)}
                options={technicians}
                optionFilterProp="label"
                placeholder={t('visits:assign.choose')}
                aria-label={t('visits:assign.technicians')}
                data-testid={`assign-${id}-technicians`}
                onChange={(people: number[]) => set({ technicians: sharedEqually(people) })}
              />
            </Field>
            <Field small label={t('visits:assign.bay')}>
              <Select<number>
                size="large"
                value={plan.bay_id ?? undefined}
                allowClear
                options={bays.map((bay) => ({ value: bay.id, label: bay.name }))}
                aria-label={t('visits:assign.bay')}
                data-testid={`assign-${id}-bay`}
                onChange={(bay_id: number | undefined) => set({ bay_id: bay_id ?? null })}
              />
            </Field>
            <Field small label={t('visits:assign.start')}>
              <InstantField
                value={plan.planned_start}
                onChange={(planned_start) => set({ planned_start })}
                label={t('visits:assign.start')}
                size="large"
                testId={`assign-${id}-start`}
              />
            </Field>
            <Field small label={t('visits:assign.minutes')}>
              <CountInput
                value={plan.planned_minutes}
                onChange={(planned_minutes) => set({ planned_minutes })}
                label={t('visits:assign.minutes')}
                size="large"
                max={LIMITS.planned_minutes}
                testId={`assign-${id}-minutes`}
              />
            </Field>
            <Field small label={t('visits:assign.note')} wide>
              <Input
                size="large"
                value={plan.note}
                aria-label={t('visits:assign.note')}
                data-testid={`assign-${id}-note`}
                onChange={(event) => set({ note: event.target.value })}
              />
            </Field>
          </Group>
          {plan.technicians.length > 1 && (
            <Group title={t('visits:assign.shares')} columns={4}>
              {plan.technicians.map((one) => (
                <Field
                  small
                  key={one.person_id}
                  label={chosenName(technicians, visit, one.person_id)}
                  lacks={sharesFit(plan.technicians) ? undefined : 'shares'}
                >
                  <div data-testid={`assign-${id}-share-${one.person_id}`}>
                    <RateInput
                      value={one.share}
                      max={LIMITS.share}
                      size="large"
                      aria-label={t('visits:assign.share')}
                      onChange={(share) =>
                        set({ technicians: withShare(plan.technicians, one.person_id, share ?? 0) })
                      }
                    />
                  </div>
                </Field>
              ))}
            </Group>
          )}
        </>
      )}
    </article>
  );
}

/** Somebody just chosen is not among the visit's own names yet. */
function chosenName(technicians: { value: number; label: string }[], visit: Visit, id: number): string {
  return technicians.find((one) => one.value === id)?.label ?? nameOf(visit, id);
}
