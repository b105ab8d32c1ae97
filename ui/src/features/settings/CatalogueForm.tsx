import { type CatalogueItem, PART_GRADES, type PartGrade, WARRANTED_KINDS } from '@bindings';
import { Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { formatMoneyPlain, formatQuantity } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { warrantyWords } from '../../i18n/warranty';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { HoursInput, MoneyInput, QuantityInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { itemKey } from '../../kit/itemKey';
import { basisOf, priceLabel } from '../../kit/priceBasis';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { type ItemFields, itemFields, kindsOf, newItem, savedItem, withKind } from './catalogueItem';
import styles from './Settings.module.css';
import { WarrantyInput } from './WarrantyInput';

const names = [
  'name',
  'code',
  'brand',
  'specification',
  'unit',
  'quantity',
  'hours',
  'unit_price',
  'cost',
  'warranty',
];

/** One ready-made line. */
export function CatalogueForm({ item, onDone }: { item: CatalogueItem | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_catalogue_item');
  const settings = useRead('get_shop', {}).data?.settings;
  const hourRate = settings?.hour_rate ?? 0;
  const theirs = useMemo(
    () => (item ? itemFields(item) : withKind(newItem, 'labour', hourRate)),
    [item, hourRate],
  );
  const form = useRecordForm(`settings/catalogue/${item ? itemKey(item.id) : 'new'}`, theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value } = form;
  const labour = value.kind === 'labour';

  const said = (name: keyof ItemFields, fields: ItemFields): string => {
    if (name === 'kind') return word('line_kind', fields.kind);
    if (name === 'hours') return t('words:labour_hours', { hours: fields.hours });
    if (name === 'quantity') return formatQuantity(fields.quantity);
    if (name === 'unit_price' || name === 'cost') return formatMoneyPlain(fields[name]);
    if (name === 'grade') return fields.grade ? word('part_grade', fields.grade) : t('words:grade_unsaid');
    if (name === 'warranty') return warrantyWords(t, fields.warranty);
    return fields[name];
  };
  const write = async (active: boolean) => {
    setRefusal(undefined);
    await save(savedItem(value, item, active));
    form.clear();
    onDone();
  };
  const field = (name: keyof ItemFields) => ({
    label: t(`settings:catalogue.${name}`),
    htmlFor: `catalogue-${name}`,
    names: [name],
    refusal,
  });
  const input = (name: keyof ItemFields) => ({
    id: `catalogue-${name}`,
    'data-testid': `catalogue-${name}`,
  });
  const text = (name: 'name' | 'code' | 'brand' | 'specification' | 'unit', wide = false) => (
    <Field {...field(name)} required={name === 'name'} wide={wide}>
      <Input
        {...input(name)}
        autoFocus={name === 'name'}
        autoComplete="off"
        value={value[name]}
        onChange={(event) => form.set({ [name]: event.target.value })}
      />
    </Field>
  );
  const money = (name: 'unit_price' | 'cost') => (
    <Field
      {...field(name)}
      label={priceLabel(
        t,
        t(labour && name === 'unit_price' ? 'settings:catalogue.rate' : `settings:catalogue.${name}`),
        basisOf(settings),
      )}
    >
      <MoneyInput {...input(name)} value={value[name]} onChange={(next) => form.set({ [name]: next ?? 0 })} />
    </Field>
  );
  const lacks = [
    ...clashLacks(t, form),
    value.name.trim() === '' && { says: t('settings:catalogue.lack'), at: 'name' },
  ].filter((lack) => lack !== false);
  return (
    <div className={`${styles.form} ${styles.dialog}`} onKeyDownCapture={enterMoves}>
      <TypedBefore form={form} />
      <RecordClashes form={form} label={(name) => t(`settings:catalogue.${name}`)} said={said} />
      <div className={styles.grid2}>
        {text('name', true)}
        <Field {...field('kind')}>
          <Select
            {...input('kind')}
            value={value.kind}
            options={kindsOf(item).map((kind) => ({ value: kind, label: word('line_kind', kind) }))}
            onChange={(kind) => form.set(withKind(value, kind, hourRate))}
          />
        </Field>
        {text('code')}
        {labour ? (
          <Field {...field('hours')}>
            <HoursInput
              {...input('hours')}
              value={value.hours}
              onChange={(hours) => form.set({ hours: hours ?? 0 })}
            />
          </Field>
        ) : (
          <>
            {text('brand')}
            {text('specification')}
            {value.kind === 'part' && (
              <Field {...field('grade')}>
                <Select<PartGrade | ''>
                  {...input('grade')}
                  value={value.grade ?? ''}
                  options={[
                    { value: '' as const, label: t('words:grade_unsaid') },
                    ...PART_GRADES.map((code) => ({ value: code, label: word('part_grade', code) })),
                  ]}
                  onChange={(grade) => form.set({ grade: grade === '' ? null : grade })}
                />
              </Field>
            )}
            <Field {...field('quantity')}>
              <QuantityInput
                {...input('quantity')}
                value={value.quantity}
                onChange={(quantity) => form.set({ quantity: quantity ?? 0 })}
              />
            </Field>
          </>
        )}
        {text('unit')}
        {money('unit_price')}
        {!labour && money('cost')}
        {WARRANTED_KINDS.includes(value.kind) && (
          <Field {...field('warranty')} hint={t('settings:catalogue.warranty_hint')} wide>
            <WarrantyInput
              id="catalogue-warranty"
              value={value.warranty}
              label={t('settings:catalogue.warranty')}
              testId="catalogue-warranty"
              onChange={(warranty) => form.set({ warranty })}
            />
          </Field>
        )}
      </div>
      <RefusalAlert refusal={isAbout(refusal, names) ? undefined : refusal} />
      <Buttons>
        <ActionButton
          label={t('settings:save')}
          hotkey="F2"
          inDialog
          primary
          missing={lacks}
          onAct={() => write(item?.active ?? true)}
          onRefused={setRefusal}
          testId="action-save_catalogue_item"
        />
        {item && !item.active && (
          <ActionButton
            label={t('settings:catalogue.bring_back')}
            missing={lacks}
            onAct={() => write(true)}
            onRefused={setRefusal}
            testId="catalogue-bring-back"
          />
        )}
        {item?.active && (
          <ActionButton
            label={t('settings:catalogue.retire')}
            danger
            missing={lacks}
            onAct={() => write(false)}
            onRefused={setRefusal}
            testId="catalogue-retire"
          />
        )}
      </Buttons>
    </div>
  );
}
