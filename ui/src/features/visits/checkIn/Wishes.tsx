import { OLD_PARTS, PRIORITIES, type Visit, WARNING_LIGHT_CODES } from '@bindings';
import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { Choice, Toggles } from '../../../kit/Choice';
import { Field } from '../../../kit/Field';
import { InstantField, type QuickTime } from '../../../kit/InstantField';
import type { CheckInPartProps } from './Arrival';
import styles from './checkIn.module.css';
import type { CheckInFields } from './fields';
import { ProposedTime } from './ProposedTime';

const promises: readonly QuickTime[] = [
  { days: 0, hour: 12 },
  { days: 0, hour: 18 },
  { days: 1, hour: 12 },
  { days: 1, hour: 18 },
];

/** What the customer wants, what was promised, what stays in the car, and what burns on the dashboard. */
export function Wishes({ visit, fields, set, refusal }: CheckInPartProps & { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const staff = useRead('list_people', {});
  const bays = staff.data?.bays.filter((bay) => bay.active) ?? visit.bays;
  const label = (name: keyof CheckInFields) => t(`visits:check_in.field.${name}`);
  const agreed = (name: 'wash_wanted' | 'test_drive_allowed' | 'valuables_reminded', testId: string) => (
    <Checkbox
      checked={fields[name]}
      data-testid={testId}
      onChange={(event) => set({ [name]: event.target.checked })}
    >
      {label(name)}
    </Checkbox>
  );
  return (
    <div className={styles.part} role="group" aria-label={t('visits:check_in.wishes')}>
      <Field small label={label('priority')}>
        <Choice
          value={fields.priority}
          codes={PRIORITIES}
          word={(code) => word('priority', code)}
          onChange={(priority) => set({ priority })}
          label={label('priority')}
          testId="check-in-priority"
        />
      </Field>
      <div className={styles.promised}>
        <Field
          small
          label={
            <span className={styles.proposed}>
              {label('promised_at')}
              <ProposedTime
                visit={visit.order.id}
                promised={fields.promised_at}
                onTake={(promised_at) => set({ promised_at })}
              />
            </span>
          }
          names={['promised_at']}
          refusal={refusal}
        >
          <InstantField
            value={fields.promised_at}
            onChange={(promised_at) => set({ promised_at })}
            label={label('promised_at')}
            quick={promises}
            testId="promised-at"
          />
        </Field>
      </div>
      <Field small label={label('old_parts')}>
        <Choice
          value={fields.old_parts}
          codes={OLD_PARTS}
          word={(code) => word('old_parts', code)}
          onChange={(old_parts) => set({ old_parts })}
          label={label('old_parts')}
          testId="old-parts"
        />
      </Field>
      <div className={styles.bay}>
        <Field small label={label('bay_id')}>
          <Select<number>
            value={fields.bay_id ?? undefined}
            allowClear
            placeholder={t('visits:check_in.bay_open')}
            aria-label={label('bay_id')}
            data-testid="bay"
            options={bays.map((bay) => ({ value: bay.id, label: bay.name }))}
            onChange={(bay_id: number | undefined) => set({ bay_id: bay_id ?? null })}
          />
        </Field>
      </div>
      <Field small label={t('visits:check_in.agreed')}>
        <div className={styles.agreed}>
          {agreed('wash_wanted', 'wash-wanted')}
          {agreed('test_drive_allowed', 'test-drive-allowed')}
          {agreed('valuables_reminded', 'valuables-reminded')}
        </div>
      </Field>
      <div className={styles.belongings}>
        <Field small label={label('belongings')}>
          <Input
            value={fields.belongings}
            aria-label={label('belongings')}
            placeholder={t('visits:check_in.belongings_hint')}
            data-testid="belongings"
            onChange={(event) => set({ belongings: event.target.value })}
          />
        </Field>
      </div>
      <Field small label={label('warning_lights')}>
        <Toggles
          low
          chosen={fields.warning_lights}
          codes={WARNING_LIGHT_CODES}
          word={(code) => word('warning_light', code)}
          onChange={(warning_lights) => set({ warning_lights })}
          label={label('warning_lights')}
          testId="warning-light"
        />
      </Field>
    </div>
  );
}
