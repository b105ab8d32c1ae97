import {
  type PartPage,
  PRICE_CLASSES,
  type PriceChangePreview,
  type PriceChangeRow,
  type PriceClass,
  type PriceRule,
  type PriceScope,
} from '@bindings';
import { App, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useAsk, useRead } from '../../../api/read';
import { fenOf, formatRate } from '../../../i18n/amounts';
import { formatDay, shopToday } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { Alert } from '../../../kit/Alert';
import { MoneyInput, RateInput } from '../../../kit/AmountInput';
import { Choice } from '../../../kit/Choice';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { KnownSelect } from '../../../kit/KnownSelect';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import { Nothing } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import styles from './items.module.css';

interface PriceDialogProps {
  /** Of one part alone; of many without. */
  part?: PartPage;
  onClose: () => void;
}

const scopes = ['brand', 'supplier', 'everything'] as const;
const rules = ['percent', 'markup', 'to'] as const;
/** To the fen, to ten fen, to half a yuan, to the yuan. */
const steps = ['1', '10', '50', '100'] as const;

/** Prices are looked at before they are set: old, new, and what is left. What was looked at is what is set. */
export function PriceDialog({ part, onClose }: PriceDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const ask = useAsk('preview_prices');
  const change = useCommand('change_prices');
  const suppliers = useRead('part_choices', {}).data?.suppliers;
  const [scope, setScope] = useState<(typeof scopes)[number]>('brand');
  const [brand, setBrand] = useState('');
  const [supplier, setSupplier] = useState<number>();
  const [by, setBy] = useState<(typeof rules)[number]>(part ? 'to' : 'percent');
  const [rate, setRate] = useState<number>();
  const [price, setPrice] = useState<number | undefined>(
    part ? (part.proposed_price ?? fenOf(part.item.unit_price)) : undefined,
  );
  const [priceClass, setPriceClass] = useState<PriceClass>('retail');
  const [from, setFrom] = useState(shopToday());
  const [step, setStep] = useState<(typeof steps)[number]>('1');
  const [shown, setShown] = useState<PriceChangePreview>();
  const own = part && 'part' in part.item.id ? part.item.id.part : undefined;
  const offered = part ? rules : rules.filter((rule) => rule !== 'to');

  const wanted: PriceScope =
    own !== undefined
      ? { of: 'part', part_id: own }
      : scope === 'brand'
        ? { of: 'brand', brand: brand.trim() }
        : scope === 'supplier'
          ? { of: 'supplier', supplier_id: supplier ?? 0 }
          : { of: 'everything' };
  const rule: PriceRule =
    by === 'percent'
      ? { by: 'percent', rate: rate ?? 0 }
      : by === 'to'
        ? { by: 'to', price: price ?? 0 }
        : { by: 'markup' };
  const request = {
    scope: wanted,
    rule,
    price_class: priceClass,
    from_day: from,
    round_to: Number(step),
  };
  // Whatever is typed anew is looked at anew.
  const anew =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setShown(undefined);
      set(value);
    };
  const lacks = [
    own === undefined &&
      scope === 'brand' &&
      brand.trim() === '' && { says: t('items:price.lack_brand'), at: 'brand' },
    own === undefined &&
      scope === 'supplier' &&
      supplier === undefined && { says: t('items:price.lack_supplier'), at: 'supplier_id' },
    by === 'percent' && !rate && { says: t('items:price.lack_rate'), at: 'price_change' },
    by === 'to' && price === undefined && { says: t('items:price.lack_price'), at: 'unit_price' },
    shown?.count === 0 && { says: t('items:price.nothing') },
  ].filter((lack) => lack !== false);

  const send = async () => {
    if (!shown) {
      setShown(await ask(request));
      return;
    }
    const done = await change({ change: request, count: shown.count, new_total: fenOf(shown.new_total) });
    message.success(t('items:price.done', { many: done.count, day: formatDay(t, from) }));
    onClose();
  };

  return (
    <Modal
      open
      title={part ? t('items:price.of_part', { name: part.item.name }) : t('items:price.of_many')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={900}
    >
      <DialogForm
        label={shown ? t('items:price.set', { many: shown.count }) : t('items:price.look')}
        hotkey="F2"
        testId="price-form"
        sendId={shown ? 'action-change_prices' : 'price-look'}
        missing={lacks}
        onClose={onClose}
        onSend={send}
      >
        {(refusal) => (
          <>
            <div className={styles.grid}>
              {!part && (
                <Field label={t('items:price.scope')} names={['price_scope']} refusal={refusal}>
                  <Choice
                    value={scope}
                    codes={scopes}
                    word={(code) => t(`items:price.scope_of.${code}`)}
                    onChange={anew(setScope)}
                    label={t('items:price.scope')}
                    testId="price-scope"
                  />
                </Field>
              )}
              {!part && scope === 'brand' && (
                <Field
                  label={t('items:field.brand')}
                  htmlFor="price-brand"
                  names={['brand']}
                  refusal={refusal}
                  required
                >
                  <Input
                    id="price-brand"
                    data-testid="price-brand"
                    autoFocus
                    autoComplete="off"
                    value={brand}
                    onChange={(event) => anew(setBrand)(event.target.value)}
                  />
                </Field>
              )}
              {!part && scope === 'supplier' && (
                <Field
                  label={t('items:field.supplier_id')}
                  htmlFor="price-supplier"
                  names={['supplier_id']}
                  refusal={refusal}
                  required
                >
                  <KnownSelect
                    id="price-supplier"
                    testId="price-supplier"
                    value={supplier}
                    options={suppliers?.map((one) => ({ value: one.id, label: one.name }))}
                    onChange={anew(setSupplier)}
                  />
                </Field>
              )}
              <Field label={t('items:price.class')}>
                <Select<PriceClass>
                  value={priceClass}
                  aria-label={t('items:price.class')}
                  data-testid="price-class"
                  options={PRICE_CLASSES.map((code) => ({ value: code, label: word('price_class', code) }))}
                  onChange={anew(setPriceClass)}
                  style={{ width: '100%' }}
                />
              </Field>
              <Field label={t('items:price.rule')}>
                <Choice
                  value={by}
                  codes={offered}
                  word={(code) => t(`items:price.by.${code}`)}
                  onChange={anew(setBy)}
                  label={t('items:price.rule')}
                  testId="price-rule"
                />
              </Field>
              {by === 'percent' && (
                <Field
                  label={t('items:price.rate')}
                  htmlFor="price-rate"
                  names={['price_change']}
                  refusal={refusal}
                  hint={t('items:price.rate_hint')}
                  required
                >
                  <RateInput
                    id="price-rate"
                    data-testid="price-rate"
                    min={-9900}
                    value={rate ?? null}
                    onChange={anew(setRate)}
                  />
                </Field>
              )}
              {by === 'to' && (
                <Field
                  label={t('items:price.new')}
                  htmlFor="price-to"
                  names={['unit_price']}
                  refusal={refusal}
                  required
                >
                  <MoneyInput
                    id="price-to"
                    data-testid="price-to"
                    autoFocus
                    value={price ?? null}
                    onChange={anew(setPrice)}
                  />
                </Field>
              )}
              {by !== 'to' && (
                <Field label={t('items:price.round')} names={['round_to']} refusal={refusal}>
                  <Choice
                    value={step}
                    codes={steps}
                    word={(code) => t(`items:price.step.${code}`)}
                    onChange={anew(setStep)}
                    label={t('items:price.round')}
                    testId="price-round"
                  />
                </Field>
              )}
              <Field label={t('items:price.from_day')} names={['from_day']} refusal={refusal}>
                <DayInput
                  value={from}
                  label={t('items:price.from_day')}
                  offer={2}
                  testId="price-from"
                  onChange={anew(setFrom)}
                />
              </Field>
            </div>
            {shown && <Preview shown={shown} />}
          </>
        )}
      </DialogForm>
    </Modal>
  );
}

function Preview({ shown }: { shown: PriceChangePreview }) {
  const { t } = useTranslation();
  const share = (rate: number | null) => (rate === null ? '–' : formatRate(rate));
  if (shown.count === 0) return <Nothing>{t('items:price.nothing')}</Nothing>;
  return (
    <div data-testid="price-preview">
      <div className={styles.totals}>
        <span>{t('items:price.count', { many: shown.count })}</span>
        <span>
          {t('items:price.sums')} <Money fen={shown.old_total} inline /> →{' '}
          <Money fen={shown.new_total} inline />
        </span>
      </div>
      {shown.below_cost > 0 && (
        <Alert type="warning" showIcon title={t('items:price.below_cost', { many: shown.below_cost })} />
      )}
      <div className={styles.preview}>
        <QuietTable<PriceChangeRow>
          rowKey="part_id"
          dataSource={shown.rows}
          columns={[
            { title: t('items:field.code'), width: 120, ellipsis: true, render: (_, row) => row.code },
            {
              title: t('items:field.name'),
              render: (_, row) => (
                <>
                  {row.name}
                  <span className={styles.second}>
                    {[row.brand, row.specification].filter(Boolean).join(' · ')}
                  </span>
                </>
              ),
            },
            {
              title: t('items:price.old'),
              width: 96,
              align: 'right',
              render: (_, row) => <Money fen={row.old_price} />,
            },
            {
              title: t('items:price.new'),
              width: 96,
              align: 'right',
              render: (_, row) => <Money fen={row.new_price} strong owed={row.below_cost} />,
            },
            {
              title: t('items:field.cost'),
              width: 96,
              align: 'right',
              render: (_, row) => <Money fen={row.cost} />,
            },
            {
              title: t('items:price.margin'),
              width: 130,
              align: 'right',
              render: (_, row) => (
                <span className={row.below_cost ? styles.low : styles.numbers}>
                  {share(row.margin_before)} → {share(row.margin_after)}
                </span>
              ),
            },
          ]}
        />
      </div>
      {shown.count > shown.rows.length && (
        <Quiet as="p">{t('items:price.not_all', { shown: shown.rows.length })}</Quiet>
      )}
    </div>
  );
}
