import { ABC_CLASSES, type AbcClass, PART_GRADES, type PartGrade, type PartPage } from '@bindings';
import { Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { formatMoneyPlain, formatQuantity, formatRate } from '../../../i18n/amounts';
import type { RefusalLike } from '../../../i18n/refusal';
import { warrantyWords } from '../../../i18n/warranty';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput, QuantityInput, RateInput } from '../../../kit/AmountInput';
import { Buttons } from '../../../kit/Buttons';
import { CountInput } from '../../../kit/CountInput';
import { enterMoves, Field, isAbout } from '../../../kit/Field';
import { KnownSelect } from '../../../kit/KnownSelect';
import { basisOf, priceLabel } from '../../../kit/priceBasis';
import { RecordClashes, TypedBefore } from '../../../kit/RecordClashes';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../../kit/recordForm';
import { fieldsOf, type ItemFields, newFields, savedPart } from './itemFields';
import styles from './items.module.css';
import { NumberRows, UnitRows } from './NumberRows';
import { PartPicker } from './PartPicker';

interface ItemFormProps {
  /** The part as it stands; a new one without. */
  page: PartPage | undefined;
  onSaved: (id: number) => void;
  onClose: () => void;
}

/** Where a refusal is said beside its field. */
const named = [
  'code',
  'name',
  'brand',
  'specification',
  'unit',
  'cost',
  'unit_price',
  'part_number',
  'number_brand',
  'other_unit',
  'unit_factor',
  'minimum',
  'reorder_point',
  'maximum',
  'shelf_life_days',
  'tax_rate',
  'fits',
  'replaced_by',
  'bin_id',
];

/** A part as it is typed: what it is, what it goes by, how the store keeps it. */
export function ItemForm({ page, onSaved, onClose }: ItemFormProps) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_part');
  const choices = useRead('part_choices', {}).data;
  const basis = basisOf(useRead('get_shop', {}).data?.settings);
  const own = page && 'part' in page.item.id ? page.item.id.part : null;
  const theirs = useMemo(() => (page ? fieldsOf(page) : newFields), [page]);
  const form = useRecordForm(`store/item/${own ?? 'new'}`, theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [limitsIn, setLimitsIn] = useState('');
  const { value } = form;
  const others = value.units.map((one) => one.unit.trim()).filter(Boolean);
  const told = page?.item.cost !== null;

  const binOf = (id: number | null) => choices?.bins.find((bin) => bin.id === id)?.code ?? '';
  const supplierOf = (id: number | null) => choices?.suppliers.find((one) => one.id === id)?.name ?? '';
  const said = (name: keyof ItemFields, fields: ItemFields): string => {
    switch (name) {
      case 'grade':
        return fields.grade ? word('part_grade', fields.grade) : t('words:grade_unsaid');
      case 'warranty':
        return warrantyWords(t, fields.warranty);
      case 'cost':
      case 'unit_price':
        return formatMoneyPlain(fields[name] ?? 0);
      case 'numbers':
        return fields.numbers.map((number) => number.part_number).join(t('words:list_separator'));
      case 'units':
        return fields.units.map((one) => one.unit).join(t('words:list_separator'));
      case 'fits':
        return fields.fits.join(t('words:list_separator'));
      case 'minimum':
      case 'reorder_point':
      case 'maximum':
        return formatQuantity(fields[name]);
      case 'tax_rate':
        return fields.tax_rate === null ? '' : formatRate(fields.tax_rate);
      case 'abc':
        return fields.abc ? word('abc_class', fields.abc) : '';
      case 'bin_id':
        return binOf(fields.bin_id);
      case 'supplier_id':
        return supplierOf(fields.supplier_id);
      case 'stocked':
        return t(fields.stocked ? 'items:yes' : 'items:no');
      case 'shelf_life_days':
      case 'replaced_by':
        return String(fields[name] ?? '');
      default:
        return fields[name];
    }
  };
  const write = async (active: boolean) => {
    setRefusal(undefined);
    const id = await save(savedPart(value, page, active, others.includes(limitsIn) ? limitsIn : ''));
    form.clear();
    onSaved(id);
  };
  const group = (name: string, names: readonly string[] = [name]) => ({
    label: t(`items:field.${name}`),
    names,
    refusal,
  });
  const field = (name: string) => ({ ...group(name), htmlFor: `item-${name}` });
  const input = (name: string) => ({ id: `item-${name}`, 'data-testid': `item-${name}` });
  const text = (name: 'code' | 'name' | 'brand' | 'specification' | 'unit') => (
    <Field {...field(name)} required={name === 'name'}>
      <Input
        {...input(name)}
        autoFocus={name === 'code' && !page}
        autoComplete="off"
        value={value[name]}
        onChange={(event) => form.set({ [name]: event.target.value })}
      />
    </Field>
  );
  const quantity = (name: 'minimum' | 'reorder_point' | 'maximum') => (
    <Field {...field(name)}>
      <QuantityInput
        {...input(name)}
        value={value[name]}
        onChange={(next) => form.set({ [name]: next ?? 0 })}
      />
    </Field>
  );
  const lacks = [
    ...clashLacks(t, form),
    value.name.trim() === '' && { says: t('items:lack_name'), at: 'name' },
  ].filter((lack) => lack !== false);
  return (
    <div className={styles.form} onKeyDownCapture={enterMoves} data-testid="item-form">
      <TypedBefore form={form} />
      <RecordClashes form={form} label={(name) => t(`items:field.${name}`)} said={said} />
      <div className={styles.grid}>
        {text('code')}
        {text('name')}
        {text('brand')}
        {text('specification')}
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
        {text('unit')}
        <Field {...group('units', ['other_unit', 'unit_factor'])} hint={t('items:unit.hint')} wide>
          <UnitRows counted={value.unit} units={value.units} onChange={(units) => form.set({ units })} />
        </Field>
        <Field {...group('numbers', ['part_number', 'number_brand'])} hint={t('items:number.hint')} wide>
          <NumberRows numbers={value.numbers} onChange={(numbers) => form.set({ numbers })} />
        </Field>
        {told && (
          <Field {...field('cost')} label={priceLabel(t, t('items:field.cost'), basis)}>
            <MoneyInput
              {...input('cost')}
              value={value.cost}
              onChange={(cost) => form.set({ cost: cost ?? 0 })}
            />
          </Field>
        )}
        {!page && (
          <Field
            {...field('unit_price')}
            label={priceLabel(t, t('items:field.unit_price'), basis)}
            hint={t('items:price.by_markup')}
          >
            <MoneyInput
              {...input('unit_price')}
              value={value.unit_price}
              onChange={(unit_price) => form.set({ unit_price: unit_price ?? null })}
            />
          </Field>
        )}
        <Field {...field('tax_rate')} hint={t('items:tax_hint')}>
          <RateInput
            {...input('tax_rate')}
            value={value.tax_rate}
            onChange={(tax_rate) => form.set({ tax_rate: tax_rate ?? null })}
          />
        </Field>
        <Field {...field('supplier_id')}>
          <KnownSelect
            id="item-supplier_id"
            testId="item-supplier_id"
            allowClear
            value={value.supplier_id}
            options={choices?.suppliers.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(next) => form.set({ supplier_id: next ?? null })}
          />
        </Field>
        <Field {...field('bin_id')}>
          <KnownSelect
            id="item-bin_id"
            testId="item-bin_id"
            allowClear
            value={value.bin_id}
            options={choices?.bins.map((bin) => ({
              value: bin.id,
              label: [bin.code, bin.name].filter(Boolean).join(' · '),
            }))}
            onChange={(next) => form.set({ bin_id: next ?? null })}
          />
        </Field>
        <Field {...field('abc')}>
          <Select<AbcClass | ''>
            {...input('abc')}
            value={value.abc ?? ''}
            options={[
              { value: '' as const, label: t('items:no_abc') },
              ...ABC_CLASSES.map((code) => ({ value: code, label: word('abc_class', code) })),
            ]}
            onChange={(abc) => form.set({ abc: abc === '' ? null : abc })}
          />
        </Field>
        {quantity('minimum')}
        {quantity('reorder_point')}
        {quantity('maximum')}
        {others.length > 0 && (
          <Field {...field('limits_in')}>
            <Select<string>
              {...input('limits_in')}
              value={others.includes(limitsIn) ? limitsIn : ''}
              options={['', ...others].map((unit) => ({ value: unit, label: unit || value.unit }))}
              onChange={setLimitsIn}
            />
          </Field>
        )}
        <Field {...group('shelf_life_days')}>
          <CountInput
            value={value.shelf_life_days === 0 ? null : value.shelf_life_days}
            label={t('items:field.shelf_life_days')}
            suffix={t('items:days')}
            testId="item-shelf_life_days"
            onChange={(days) => form.set({ shelf_life_days: days ?? 0 })}
          />
        </Field>
        <Field {...field('fits')} hint={t('items:fits_hint')}>
          <Select<string[]>
            {...input('fits')}
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[',', '，', '、', ';', '；']}
            value={value.fits}
            onChange={(fits) => form.set({ fits })}
          />
        </Field>
        <Field {...field('replaced_by')} hint={t('items:replaced_hint')}>
          <PartPicker
            id="item-replaced_by"
            value={value.replaced_by}
            chosen={page?.successor ?? null}
            label={t('items:field.replaced_by')}
            not={own}
            onChange={(replaced_by) => form.set({ replaced_by })}
          />
        </Field>
        <Field {...field('stocked')} wide>
          <Checkbox
            id="item-stocked"
            checked={value.stocked}
            disabled={page?.item.stock?.stocked ?? false}
            data-testid="item-stocked"
            onChange={(event) => form.set({ stocked: event.target.checked })}
          >
            {t('items:stocked_means')}
          </Checkbox>
        </Field>
      </div>
      <RefusalAlert refusal={isAbout(refusal, named) ? undefined : refusal} />
      <Buttons>
        <ActionButton
          label={t('items:save')}
          hotkey="F2"
          primary
          missing={lacks}
          onAct={() => write(page?.item.active ?? true)}
          onRefused={setRefusal}
          testId="action-save_part"
        />
        <ActionButton
          label={t('items:back')}
          testId="item-back"
          onAct={() => {
            form.clear();
            onClose();
          }}
        />
        {page && (
          <ActionButton
            label={t(page.item.active ? 'items:retire' : 'items:bring_back')}
            danger={page.item.active}
            missing={lacks}
            onAct={() => write(!page.item.active)}
            onRefused={setRefusal}
            testId={page.item.active ? 'item-retire' : 'item-bring-back'}
          />
        )}
      </Buttons>
    </div>
  );
}
