import type { BayName, Job, Line, Visit } from '@bindings';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { DateTimeText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { InstantField } from '../../../kit/InstantField';
import { NumberKeys } from '../../../kit/NumberKeys';
import { sharersOf } from '../../../kit/sharers';
import { PlanForm } from '../../workshop/PlanForm';
import { type Plan, sharedEqually, sharesFit } from '../../workshop/plan';
import { ShareInput } from '../../workshop/ShareInput';
import { bayOf, nameOf } from '../visit/visit';
import styles from './assign.module.css';

interface Choice {
  value: number;
  name: string;
  /** The name with what is on it today already. */
  label: string;
}

interface JobPlanProps {
  visit: Visit;
  job: Job;
  line: Line | undefined;
  plan: Plan;
  technicians: Choice[];
  bays: readonly (BayName & { active?: boolean })[];
  /** Only the foreman's to change. */
  onChange: ((plan: Plan) => void) | undefined;
}

/** One job: its technicians with their shares, its bay and its hour. */
export function JobPlan({ visit, job, line, plan, technicians, bays, onChange }: JobPlanProps) {
  const { t } = useTranslation();
  const word = useWords();
  const set = (patch: Partial<Plan>) => onChange?.({ ...plan, ...patch });
  const id = job.id;
  // Somebody just chosen is not among the visit's own names yet.
  const chosenName = (person: number) =>
    technicians.find((one) => one.value === person)?.name ?? nameOf(visit, person);
  return (
    <article className={styles.job} data-testid={`plan-${id}`}>
      <h3>
        {line?.name ?? '–'}
        <span>
          {line && line.kind === 'labour'
            ? t('words:labour_hours', { hours: line.hours })
            : word('line_kind', line?.kind)}
          {job.attempt > 1 && ` · ${t('visits:repair.attempt', { attempt: job.attempt })}`}
          {job.state !== 'waiting' && ` · ${word('job_state', job.state)}`}
        </span>
      </h3>
      {!onChange ? (
        <Facts small>
          <Fact label={t('visits:assign.technicians')}>
            {sharersOf(t, plan.technicians, (person) => nameOf(visit, person)) || t('jobs:nobody')}
          </Fact>
          <Fact label={t('workshop:assign.bay')}>{bayOf(visit, plan.bay_id) ?? '–'}</Fact>
          <Fact label={t('visits:assign.start')}>
            <DateTimeText at={plan.planned_start} weekday />
          </Fact>
          <Fact label={t('workshop:assign.minutes')}>{plan.planned_minutes ?? '–'}</Fact>
        </Facts>
      ) : (
        <PlanForm
          plan={plan}
          onChange={set}
          who={
            // A page with all the jobs of a visit has no room for everybody at each.
            <Field
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
          }
          start={
            <Field label={t('visits:assign.start')}>
              <InstantField
                value={plan.planned_start}
                onChange={(planned_start) => set({ planned_start })}
                label={t('visits:assign.start')}
                size="large"
                testId={`assign-${id}-start`}
              />
            </Field>
          }
          bays={bays}
          columns={2}
          testId={`assign-${id}`}
        />
      )}
      {onChange && plan.technicians.length > 1 && (
        <Group title={t('visits:assign.shares')} columns={4}>
          {plan.technicians.map(({ person_id }) => (
            <Field
              key={person_id}
              label={chosenName(person_id)}
              lacks={sharesFit(plan.technicians) ? undefined : 'shares'}
            >
              <div data-testid={`assign-${id}-share-${person_id}`}>
                <NumberKeys>
                  <ShareInput
                    size="large"
                    shares={plan.technicians}
                    person={person_id}
                    name={chosenName(person_id)}
                    onChange={(technicians) => set({ technicians })}
                  />
                </NumberKeys>
              </div>
            </Field>
          ))}
        </Group>
      )}
    </article>
  );
}
