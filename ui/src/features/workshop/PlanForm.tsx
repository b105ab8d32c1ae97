import { type BayName, LIMITS } from '@bindings';
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../i18n/refusal';
import { CountInput } from '../../kit/CountInput';
import { Field } from '../../kit/Field';
import { Group } from '../../kit/Group';
import type { Plan } from './plan';

interface PlanFormProps {
  plan: Plan;
  onChange: (more: Partial<Plan>) => void;
  /** Who does it: a list for fingers where one job is given out, a field where many are. */
  who: ReactNode;
  /** When it begins: the board proposes an hour of its own day, the visit leaves it open. */
  start: ReactNode;
  bays: readonly (BayName & { active?: boolean })[];
  columns: 2 | 4;
  refusal?: RefusalLike | undefined;
  /** What the ids of its fields begin with. */
  testId: string;
}

/** The fields of a plan that are said beside them when the host refuses it. */
export const planFields = ['planned_start', 'planned_minutes', 'minutes', 'note'] as const;

/** How one job is given out: to whom, when, for how long, where, and with which words. */
export function PlanForm(props: PlanFormProps) {
  const { plan, onChange, who, start, bays, columns, refusal, testId } = props;
  const { t } = useTranslation();
  return (
    <Group columns={columns}>
      {who}
      {start}
      <Field label={t('workshop:assign.minutes')} names={['planned_minutes', 'minutes']} refusal={refusal}>
        <CountInput
          size="large"
          value={plan.planned_minutes}
          max={LIMITS.planned_minutes}
          label={t('workshop:assign.minutes')}
          onChange={(planned_minutes) => onChange({ planned_minutes })}
          testId={`${testId}-minutes`}
        />
      </Field>
      <Field label={t('workshop:assign.bay')}>
        <Select<number>
          size="large"
          value={plan.bay_id ?? 0}
          aria-label={t('workshop:assign.bay')}
          onChange={(id) => onChange({ bay_id: id === 0 ? null : id })}
          data-testid={`${testId}-bay`}
          options={[
            { value: 0, label: t('workshop:assign.no_bay') },
            // A bay that is used no more keeps its name where it was chosen.
            ...bays
              .filter((one) => one.active !== false || one.id === plan.bay_id)
              .map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      </Field>
      <Field label={t('workshop:assign.note')} names={['note']} refusal={refusal} wide>
        {/* Whoever finished a part of it may have added a line. */}
        <Input.TextArea
          size="large"
          autoSize
          // One line alone would be too low for a finger.
          style={{ minHeight: 44 }}
          value={plan.note}
          aria-label={t('workshop:assign.note')}
          onChange={(event) => onChange({ note: event.target.value })}
          data-testid={`${testId}-note`}
        />
      </Field>
    </Group>
  );
}
