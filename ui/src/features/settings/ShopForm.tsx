import { COMMANDS, LIMITS, PREPAID_INVOICING, PRICE_BASES, type ShopDetails, TAXED_APART } from '@bindings';
import { Checkbox, Input, InputNumber, Radio, Select, Skeleton, Switch } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { countParser, formatMoneyPlain, formatRate, formatRatePlain } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput, RateInput } from '../../kit/AmountInput';
import { enterMoves, Field } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { PanelIndex } from '../../kit/PanelIndex';
import { RecordClashes } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Stack } from '../../kit/Stack';
import { whole } from '../../kit/whole';
import { CustomerLevels } from './CustomerLevels';
import { PersonPicker } from './PersonPicker';
import { SaveBar } from './SaveBar';
import styles from './Settings.module.css';
import { StoredOffers } from './StoredOffers';
import { detailsOf, fieldsOf, matters, type ShopFields, shopLacks, zoneName, zones } from './shopDetails';
import { Warranties } from './Warranties';

type TextField = 'name' | 'phone' | 'address' | 'licence' | 'bank' | 'opens' | 'closes' | Prefix;
type Prefix = Extract<keyof ShopFields, `prefix_${string}`>;
type ApartField = Extract<keyof ShopFields, `tax_${string}`>;
type RateField = 'labour_tax' | 'part_tax' | 'other_tax' | 'overrun_limit' | 'discount_limit';
type CountField =
  | 'no_show_minutes'
  | 'follow_up_days'
  | 'follow_up_days_safety'
  | 'second_call_days'
  | 'suggestion_days'
  | 'outside_days'
  | 'taking_back_days'
  | 'account_term_days'
  | 'service_months'
  | 'service_km';

const prefixFields = whole<Prefix>()([
  'prefix_booking',
  'prefix_work_order',
  'prefix_estimate',
  'prefix_settlement',
  'prefix_receipt',
  'prefix_complaint',
  'prefix_shift',
  'prefix_service_contract',
  'prefix_account_statement',
  'prefix_contract',
  'prefix_certificate',
  'prefix_voucher',
  'prefix_purchase_order',
  'prefix_goods_receipt',
  'prefix_supplier_return',
  'prefix_stock_count',
  'prefix_counter_sale',
  'prefix_loan',
  'prefix_claim',
]);
const apartFields: readonly ApartField[] = TAXED_APART.map((kind) => `tax_${kind}` as const);
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const rateFields = whole<RateField>()([
  'labour_tax',
  'part_tax',
  'other_tax',
  'overrun_limit',
  'discount_limit',
]);

/** Fields the host names alone; what it says of several at once stands beside the button. */
const hostNames: Partial<Record<keyof ShopFields, string>> = {
  name: 'shop_name',
  phone: 'phone',
  address: 'address',
  licence: 'licence',
  bank: 'bank',
  hour_rate: 'hour_rate',
  no_show_minutes: 'no_show_minutes',
  closed_weekdays: 'closed_weekdays',
  remedy_limit: 'remedy_limit',
  spoken_limit: 'spoken_limit',
  second_call_days: 'second_call_days',
  suggestion_days: 'suggestion_days',
  outside_days: 'outside_days',
  taking_back_days: 'taking_back_days',
  account_term_days: 'account_term_days',
};

/** The head on every paper, and the rules the shop works by. */
export function ShopForm() {
  const { data, error } = useRead('get_shop', {});
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  return <ShopFormOf details={data} />;
}

function ShopFormOf({ details }: { details: ShopDetails }) {
  const { t } = useTranslation();
  const save = useCommand('save_shop');
  const theirs = useMemo(() => fieldsOf(details), [details]);
  const form = useRecordForm('settings/shop', theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value } = form;

  const field = (name: keyof ShopFields) => ({
    label: t(`settings:shop.${name}`),
    htmlFor: `shop-${name}`,
    names: [hostNames[name] ?? `shop_${name}`],
    refusal,
  });
  const input = (name: keyof ShopFields) => ({ id: `shop-${name}`, 'data-testid': `shop-${name}` });
  const text = (name: TextField, wide = false, change = (typed: string) => typed) => (
    <Field key={name} {...field(name)} wide={wide} required={name === 'name'}>
      <Input
        {...input(name)}
        autoComplete="off"
        value={value[name]}
        onChange={(event) => form.set({ [name]: change(event.target.value) })}
      />
    </Field>
  );
  const rate = (name: RateField) => (
    <Field key={name} {...field(name)}>
      <RateInput
        {...input(name)}
        value={value[name]}
        max={LIMITS.rate}
        onChange={(next) => form.set({ [name]: next ?? 0 })}
      />
    </Field>
  );
  const count = (name: CountField, unit: string, hint?: string) => (
    <Field key={name} {...field(name)} hint={hint}>
      <InputNumber<number>
        {...input(name)}
        min={0}
        precision={0}
        parser={countParser}
        suffix={unit}
        value={value[name]}
        onChange={(next) => form.set({ [name]: next ?? 0 })}
        style={{ width: '100%' }}
      />
    </Field>
  );

  const { data: staff } = useRead('list_people', {});
  const nameOf = (id: number | null) =>
    staff?.people.find((person) => person.id === id)?.name ?? t('settings:nobody');
  const said = (name: keyof ShopFields, fields: ShopFields): string => {
    const written = fields[name];
    if (name === 'closed_weekdays')
      return Array.from(fields.closed_weekdays, (day) =>
        t(`words:weekday.${weekdays[Number(day) - 1] ?? 'monday'}`),
      ).join(' ');
    if (name === 'price_basis') return t(`words:price_basis.${fields.price_basis}`);
    if (name === 'prepaid_invoicing') return t(`words:prepaid_invoicing.${fields.prepaid_invoicing}`);
    if (typeof written === 'string') return written;
    if (typeof written === 'boolean') return t(written ? 'settings:yes' : 'settings:no');
    if (name.startsWith('tax_')) return formatRate(written ?? fields.other_tax);
    if (written === null || name.startsWith('owner_')) return nameOf(written);
    if (name === 'hour_rate' || name === 'remedy_limit' || name === 'spoken_limit')
      return formatMoneyPlain(written);
    if (name === 'zone') return zoneName(written);
    return rateFields.some((rate) => rate === name) ? formatRate(written) : String(written);
  };
  const act = async () => {
    const asked = detailsOf(value, details);
    if (!asked) return;
    setRefusal(undefined);
    await save(asked);
    form.clear();
  };
  const lacks = shopLacks(value).map((lack) => ({
    says: t(`settings:shop_lack.${lack}`),
    at: `shop_${lack === 'hours' ? 'closes' : lack}`,
  }));

  return (
    <Stack gap={16} onKeyDownCapture={enterMoves}>
      <RecordClashes form={form} label={(name) => t(`settings:shop.${name}`)} said={said} />
      <PanelIndex
        label={t('settings:panels')}
        panels={[
          ['shop-head', t('settings:shop_head')],
          ['shop-money', t('settings:money')],
          ['shop-rules', t('settings:rules')],
          ['shop-complaints', t('settings:complaints')],
          ['shop-prefixes', t('settings:prefixes')],
          ['shop-warranty', t('settings:warranty.title')],
          ['shop-offers', t('words:stored.offers')],
          ['shop-levels', t('contacts:levels.title')],
        ]}
      />
      <Panel title={t('settings:shop_head')} padded anchor="shop-head">
        <div className={styles.grid2}>
          {text('name')}
          {text('phone')}
          {text('address', true)}
          {text('licence')}
          {text('bank')}
        </div>
      </Panel>
      <Panel title={t('settings:money')} padded anchor="shop-money">
        <div className={styles.grid3}>
          <Field {...field('hour_rate')} hint={t('settings:hour_rate_hint')}>
            <MoneyInput
              {...input('hour_rate')}
              value={value.hour_rate}
              onChange={(next) => form.set({ hour_rate: next ?? 0 })}
            />
          </Field>
          {rate('overrun_limit')}
          <Field {...field('spoken_limit')}>
            <MoneyInput
              {...input('spoken_limit')}
              value={value.spoken_limit}
              onChange={(next) => form.set({ spoken_limit: next ?? 0 })}
            />
          </Field>
          {rate('discount_limit')}
          {rate('labour_tax')}
          {rate('part_tax')}
          {rate('other_tax')}
          {apartFields.map((name) => (
            <Field key={name} {...field(name)}>
              <RateInput
                {...input(name)}
                value={value[name]}
                max={LIMITS.rate}
                placeholder={formatRatePlain(value.other_tax)}
                onChange={(next) => form.set({ [name]: next ?? null })}
              />
            </Field>
          ))}
          <Field {...field('price_basis')} wide hint={t('settings:price_basis_hint')}>
            <Radio.Group
              {...input('price_basis')}
              value={value.price_basis}
              options={PRICE_BASES.map((code) => ({ value: code, label: t(`words:price_basis.${code}`) }))}
              onChange={(event) => form.set({ price_basis: event.target.value })}
            />
          </Field>
          <Field {...field('prepaid_invoicing')} wide hint={t('settings:prepaid_invoicing_hint')}>
            <Radio.Group
              {...input('prepaid_invoicing')}
              value={value.prepaid_invoicing}
              options={PREPAID_INVOICING.map((code) => ({
                value: code,
                label: t(`words:prepaid_invoicing.${code}`),
              }))}
              onChange={(event) => form.set({ prepaid_invoicing: event.target.value })}
            />
          </Field>
        </div>
      </Panel>
      <Panel title={t('settings:rules')} padded anchor="shop-rules">
        <div className={styles.grid3}>
          {text('opens')}
          {text('closes')}
          <Field {...field('zone')}>
            <Select
              {...input('zone')}
              showSearch
              value={value.zone}
              options={zones.map((zone) => ({ value: zone, label: zoneName(zone) }))}
              onChange={(zone) => form.set({ zone })}
            />
          </Field>
          {count('no_show_minutes', t('settings:unit.minutes'))}
          {count('follow_up_days', t('settings:unit.days'))}
          {count('follow_up_days_safety', t('settings:unit.days'))}
          {count('taking_back_days', t('settings:unit.days'), t('settings:taking_back_hint'))}
          {count('outside_days', t('settings:unit.days'))}
          {count('account_term_days', t('settings:unit.days'), t('settings:account_term_hint'))}
          {count('service_months', t('settings:unit.months'))}
          {count('service_km', t('settings:unit.km'))}
          <Field {...field('closed_weekdays')} wide>
            <Checkbox.Group
              {...input('closed_weekdays')}
              value={Array.from(value.closed_weekdays)}
              options={weekdays.map((day, place) => ({
                value: String(place + 1),
                label: t(`words:weekday.${day}`),
              }))}
              onChange={(days) => form.set({ closed_weekdays: days.sort().join('') })}
            />
          </Field>
        </div>
        <div className={styles.switchRow}>
          <Switch
            {...input('inspector_may_have_repaired')}
            checked={value.inspector_may_have_repaired}
            onChange={(next) => form.set({ inspector_may_have_repaired: next })}
          />
          <label htmlFor="shop-inspector_may_have_repaired">
            {t('settings:shop.inspector_may_have_repaired')}
          </label>
        </div>
        <div className={styles.switchRow}>
          <Switch
            {...input('release_when_given')}
            checked={value.release_when_given}
            onChange={(next) => form.set({ release_when_given: next })}
          />
          <label htmlFor="shop-release_when_given">{t('settings:shop.release_when_given')}</label>
        </div>
        <div className={styles.switchRow}>
          <Switch
            {...input('last_look')}
            checked={value.last_look}
            onChange={(next) => form.set({ last_look: next })}
          />
          <label htmlFor="shop-last_look">{t('settings:shop.last_look')}</label>
        </div>
        <div className={styles.switchRow}>
          <Switch
            {...input('shifts_required')}
            checked={value.shifts_required}
            onChange={(next) => form.set({ shifts_required: next })}
          />
          <label htmlFor="shop-shifts_required">{t('settings:shop.shifts_required')}</label>
        </div>
      </Panel>
      <Panel title={t('settings:complaints')} padded anchor="shop-complaints">
        <div className={styles.grid4}>
          {matters.map((matter) => {
            const name = `owner_${matter}` as const;
            return (
              <Field key={name} {...field(name)}>
                <PersonPicker
                  {...input(name)}
                  testId={`shop-${name}`}
                  label={t(`settings:shop.${name}`)}
                  value={value[name]}
                  roles={COMMANDS.answer_complaint.roles ?? undefined}
                  onChange={(person) => form.set({ [name]: person })}
                />
              </Field>
            );
          })}
        </div>
        <p className={styles.hint}>{t('settings:complaints_hint')}</p>
        <div className={styles.grid3}>
          <Field {...field('remedy_limit')}>
            <MoneyInput
              {...input('remedy_limit')}
              value={value.remedy_limit}
              onChange={(next) => form.set({ remedy_limit: next ?? 0 })}
            />
          </Field>
          {count('second_call_days', t('settings:unit.days'))}
          {count('suggestion_days', t('settings:unit.days'))}
        </div>
      </Panel>
      <Panel title={t('settings:prefixes')} padded anchor="shop-prefixes">
        <div className={styles.grid6}>
          {prefixFields.map((name) => text(name, false, (typed) => typed.toUpperCase()))}
        </div>
      </Panel>
      <Warranties details={details} />
      <StoredOffers details={details} />
      <CustomerLevels details={details} />
      <SaveBar form={form} refusal={refusal}>
        <ActionButton
          label={t('settings:save')}
          hotkey="F2"
          primary
          missing={[...clashLacks(t, form), ...lacks]}
          onAct={act}
          onRefused={setRefusal}
          testId="action-save_shop"
        />
      </SaveBar>
    </Stack>
  );
}
