import { OLD_PARTS, PRIORITIES, type Visit, WARNING_LIGHT_CODES } from '@bindings';
import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { Choice, Toggles } from '../../../kit/Choice';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { InstantField, type QuickTime } from '../../../kit/InstantField';
import type { CheckInPartProps } from './Arrival';
import type { CheckInFields } from './fields';
import { ProposedTime } from './ProposedTime';

const promises: readonly QuickTime[] = [
  { days: 0, hour: 12 },
  { days: 0, hour: 18 },
  { days: 1, hour: 12 },
  { days: 1, hour: 18 },
];

/** What the customer wants, what was promised, and what burns on the dashboard. */
export function Wishes({ visit, fields, set, refusal }: CheckInPartProps & { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const staff = useRead('list_people', {});
  const bays = staff.data?.bays.filter((bay) => bay.active) ?? visit.bays;
  const label = (name: keyof CheckInFields) => t(`visits:check_in.field.${name}`);
  return (
    <>
      <Group title={t('visits:check_in.wishes')} columns={2}>
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
        <Field small label={label('promised_at')} names={['promised_at']} refusal={refusal}>
          <ProposedTime
            visit={visit.order.id}
            promised={fields.promised_at}
            onTake={(promised_at) => set({ promised_at })}
          />
          <InstantField
            value={fields.promised_at}
            onChange={(promised_at) => set({ promised_at })}
            label={label('promised_at')}
            quick={promises}
            testId="promised-at"
          />
        </Field>
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
        <Field small label={t('visits:check_in.agreed')}>
          <div
            style={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: '8px 20px',
              minHeight: 32,
              alignItems: 'center',
            }}
          >
            <Checkbox
              checked={fields.wash_wanted}
              data-testid="wash-wanted"
              onChange={(event) => set({ wash_wanted: event.target.checked })}
            >
              {label('wash_wanted')}
            </Checkbox>
            <Checkbox
              checked={fields.test_drive_allowed}
              data-testid="test-drive-allowed"
              onChange={(event) => set({ test_drive_allowed: event.target.checked })}
            >
              {label('test_drive_allowed')}
            </Checkbox>
            <Checkbox
              checked={fields.valuables_reminded}
              data-testid="valuables-reminded"
              onChange={(event) => set({ valuables_reminded: event.target.checked })}
            >
              {label('valuables_reminded')}
            </Checkbox>
          </div>
        </Field>
      </Group>
      <Group title={label('warning_lights')} columns={1}>
        <Toggles
          chosen={fields.warning_lights}
          codes={WARNING_LIGHT_CODES}
          word={(code) => word('warning_light', code)}
          onChange={(warning_lights) => set({ warning_lights })}
          label={label('warning_lights')}
          testId="warning-light"
        />
      </Group>
    </>
  );
}
