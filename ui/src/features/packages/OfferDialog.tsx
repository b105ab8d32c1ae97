import { DeleteOutlined } from '@ant-design/icons';
import { type CatalogueItem, LIMITS, type PackageItem, type ServicePackage } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf, formatMoneyPlain } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { AddItem } from '../../kit/AddItem';
import { MoneyInput } from '../../kit/AmountInput';
import { CountInput } from '../../kit/CountInput';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { priceLabel } from '../../kit/priceBasis';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { amountItem, freeItem, ofCatalogue } from './items';
import { contentOf, type OfferFields, offerFields, withItem } from './offerFields';
import styles from './Packages.module.css';
import { contentSaid } from './said';

interface OfferDialogProps {
  offer: ServicePackage | undefined;
  onClose: () => void;
}

/** Each field in words. */
const fieldWords: Record<keyof OfferFields, string> = {
  name: 'name',
  items: 'content',
  price: 'price',
  valid_months: 'months',
  vehicle_bound: 'bound',
  valid_km: 'km',
};

/** What the manager offers: its content, its price, and how long it is good for. */
export function OfferDialog({ offer, onClose }: OfferDialogProps) {
  const { t } = useTranslation();
  const save = useCommand('save_package');
  const settings = useRead('get_shop', {}).data?.settings;
  const theirs = useMemo(() => offerFields(offer), [offer]);
  const form = useRecordForm(`package/${offer?.id ?? 'new'}`, theirs);
  const { value } = form;
  const { price, vehicle_bound: bound, items } = value;
  const add = (item: PackageItem) => form.set((before) => ({ items: withItem(before.items, item) }));
  const change = (key: number, patch: Partial<PackageItem>) =>
    form.set({
      items: items.map((one) => (one.key === key ? { key, item: { ...one.item, ...patch } } : one)),
    });
  const said = (field: keyof OfferFields, fields: OfferFields): string => {
    if (field === 'items') return contentSaid(t, contentOf(fields.items));
    if (field === 'price') return formatMoneyPlain(fields.price ?? 0);
    if (field === 'vehicle_bound') return t(fields.vehicle_bound ? 'settings:yes' : 'settings:no');
    return String(fields[field] ?? '');
  };
  const write = async (active: boolean) => {
    await save({
      id: offer?.id ?? null,
      version: offer?.version ?? 0,
      name: value.name,
      price: price ?? 0,
      package_items: contentOf(items),
      valid_months: value.valid_months,
      valid_km: bound ? value.valid_km : null,
      vehicle_bound: bound,
      active,
    });
    form.clear();
    onClose();
  };
  const missing = [
    ...clashLacks(t, form),
    ...(value.name.trim() === '' ? [{ says: t('packages:lack.name'), at: 'name' }] : []),
    ...(items.length === 0 ? [{ says: t('packages:lack.items'), at: 'package_items' }] : []),
    ...((price ?? 0) <= 0 ? [{ says: t('packages:lack.price'), at: 'price' }] : []),
  ];
  return (
    <Modal
      open
      title={t(offer ? 'packages:edit' : 'packages:new')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={760}
    >
      <DialogForm
        label={t(offer && !offer.active ? 'packages:bring_back' : 'settings:save')}
        hotkey="F2"
        testId="offer-form"
        sendId="action-save_package"
        missing={missing}
        onClose={onClose}
        onSend={() => write(true)}
        beside={(onRefused) =>
          offer?.active && (
            <ActionButton
              label={t('packages:retire')}
              danger
              missing={missing}
              onRefused={onRefused}
              testId="package-retire"
              onAct={() => write(false)}
            />
          )
        }
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes form={form} label={(field) => t(`packages:${fieldWords[field]}`)} said={said} />
            {offer && <Quiet as="p">{t('packages:sold_stays')}</Quiet>}
            <Field
              label={t('packages:name')}
              htmlFor="offer-name"
              names={['name']}
              refusal={refusal}
              required
            >
              <Input
                id="offer-name"
                data-testid="offer-name"
                autoFocus
                autoComplete="off"
                value={value.name}
                onChange={(event) => form.set({ name: event.target.value })}
              />
            </Field>
            <Field
              label={t('packages:content')}
              names={['package_items', 'times', 'item_name', 'unit_price']}
              refusal={refusal}
            >
              <div className={styles.items}>
                {items.map(({ key, item }, place) => (
                  <ItemRow
                    key={key}
                    item={item}
                    place={place}
                    onChange={(patch) => change(key, patch)}
                    onRemove={() => form.set({ items: items.filter((one) => one.key !== key) })}
                  />
                ))}
                <AddContent
                  onItem={(item) => add(ofCatalogue(item, settings))}
                  onFree={(typed) => add(freeItem(typed, t('packages:unit_of_free'), settings))}
                  onAmount={() => add(amountItem(t('packages:amount_name')))}
                />
              </div>
            </Field>
            <div className={styles.grid}>
              <Field label={t('packages:price')} names={['price']} refusal={refusal} required>
                <div data-testid="offer-price">
                  <MoneyInput
                    value={price}
                    aria-label={t('packages:price')}
                    onChange={(next) => form.set({ price: next ?? null })}
                  />
                </div>
              </Field>
              <Field label={t('packages:months')} names={['valid_months']} refusal={refusal}>
                <CountInput
                  value={value.valid_months}
                  label={t('packages:months')}
                  testId="offer-months"
                  onChange={(valid_months) => form.set({ valid_months })}
                />
              </Field>
              <Field label={t('packages:bound')} names={['vehicle_bound']} refusal={refusal}>
                <Checkbox
                  checked={bound}
                  data-testid="offer-bound"
                  onChange={(event) => form.set({ vehicle_bound: event.target.checked })}
                >
                  {t('packages:bound_hint')}
                </Checkbox>
              </Field>
              {bound && (
                <Field label={t('packages:km')} names={['valid_km']} refusal={refusal}>
                  <CountInput
                    value={value.valid_km}
                    label={t('packages:km')}
                    testId="offer-km"
                    suffix={t('words:km_unit')}
                    onChange={(valid_km) => form.set({ valid_km })}
                  />
                </Field>
              )}
            </div>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}

interface ItemRowProps {
  item: PackageItem;
  place: number;
  onChange: (patch: Partial<PackageItem>) => void;
  onRemove: () => void;
}

function ItemRow({ item, place, onChange, onRemove }: ItemRowProps) {
  const { t } = useTranslation();
  const word = useWords();
  const isAmount = fenOf(item.amount) > 0 || item.times === 0;
  return (
    <div className={styles.item} data-testid={`offer-item-${place}`}>
      <Input
        value={item.name}
        aria-label={t('packages:item')}
        data-testid={`offer-item-${place}-name`}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      {isAmount ? (
        <span />
      ) : (
        <CountInput
          value={item.times}
          label={t('packages:times_label')}
          testId={`offer-item-${place}-times`}
          suffix={t('packages:times_unit')}
          max={LIMITS.package_times}
          onChange={(times) => onChange({ times: Math.max(1, times ?? 1) })}
        />
      )}
      <div data-testid={`offer-item-${place}-price`}>
        <MoneyInput
          value={fenOf(isAmount ? item.amount : item.unit_price)}
          aria-label={
            isAmount ? t('packages:amount') : priceLabel(t, t('packages:list_price'), item.price_basis)
          }
          onChange={(typed) => onChange(isAmount ? { amount: typed ?? 0 } : { unit_price: typed ?? 0 })}
        />
      </div>
      <Quiet>
        {isAmount
          ? t('packages:amount')
          : priceLabel(
              t,
              item.kind === 'labour'
                ? t('packages:per_hours', { hours: item.hours })
                : `/ ${item.unit || word('line_kind', item.kind)}`,
              item.price_basis,
            )}
      </Quiet>
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('packages:remove_item', { name: item.name })}
        onClick={onRemove}
      />
    </div>
  );
}

interface AddContentProps {
  onItem: (item: CatalogueItem) => void;
  onFree: (name: string) => void;
  onAmount: () => void;
}

/** An item of the catalogue by any part of its name, a free one, or an amount to be used. */
function AddContent({ onItem, onFree, onAmount }: AddContentProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const query = text.trim();
  const found = useRead('find_catalogue', { query, kind: null }, { placeholderData: keepPreviousData });
  return (
    <div className={styles.part}>
      <AddItem
        text={text}
        onText={setText}
        found={found.data?.items ?? []}
        waits={found.data === undefined || found.isPlaceholderData}
        failed={found.isError}
        onItem={onItem}
        free={{ label: t('packages:free_item', { name: query }), onFree: () => onFree(query) }}
        hint={t('packages:add_item')}
        testId="offer-add"
        width={320}
      />
      <Button data-testid="offer-add-amount" onClick={onAmount}>
        {t('packages:add_amount')}
      </Button>
    </div>
  );
}
