import { DeleteOutlined } from '@ant-design/icons';
import type { CatalogueItem, PackageItem, ServicePackage } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { AutoComplete, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { CountInput } from '../../kit/CountInput';
import { enterMoves, Field } from '../../kit/Field';
import { itemKey } from '../../kit/itemKey';
import { Modal } from '../../kit/Modal';
import { priceLabel } from '../../kit/priceBasis';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { amountItem, freeItem, ofCatalogue } from './items';
import styles from './Packages.module.css';

interface OfferDialogProps {
  offer: ServicePackage | undefined;
  onClose: () => void;
}

interface Keyed {
  key: number;
  item: PackageItem;
}

/** What the manager offers: its content, its price, and how long it is good for. */
export function OfferDialog({ offer, onClose }: OfferDialogProps) {
  const { t } = useTranslation();
  const save = useCommand('save_package');
  const settings = useRead('get_shop', {}).data?.settings;
  const [name, setName] = useState(offer?.name ?? '');
  const [price, setPrice] = useState<number | undefined>(offer ? fenOf(offer.price) : undefined);
  const [months, setMonths] = useState<number | null>(offer ? offer.valid_months : 12);
  const [km, setKm] = useState<number | null>(offer?.valid_km ?? null);
  const [bound, setBound] = useState(offer?.vehicle_bound ?? true);
  const [items, setItems] = useState<Keyed[]>(
    (offer?.package_items ?? []).map((item, key) => ({ key, item })),
  );
  const [refusal, setRefusal] = useState<RefusalLike>();
  const add = (item: PackageItem) =>
    setItems((before) => [...before, { key: Math.max(-1, ...before.map((one) => one.key)) + 1, item }]);
  const change = (key: number, patch: Partial<PackageItem>) =>
    setItems(items.map((one) => (one.key === key ? { key, item: { ...one.item, ...patch } } : one)));
  const write = async (active: boolean) => {
    setRefusal(undefined);
    await save({
      id: offer?.id ?? null,
      version: offer?.version ?? 0,
      name,
      price: price ?? 0,
      package_items: items.map((one) => one.item),
      valid_months: months,
      valid_km: bound ? km : null,
      vehicle_bound: bound,
      active,
    });
    onClose();
  };
  const missing = [
    ...(name.trim() === '' ? [{ says: t('packages:lack.name'), at: 'name' }] : []),
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
      <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="offer-form">
        <RefusalAlert refusal={refusal} />
        {offer && <Quiet as="p">{t('packages:sold_stays')}</Quiet>}
        <Field label={t('packages:name')} htmlFor="offer-name" names={['name']} refusal={refusal} required>
          <Input
            id="offer-name"
            data-testid="offer-name"
            autoFocus
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
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
                onRemove={() => setItems(items.filter((one) => one.key !== key))}
              />
            ))}
            <AddItem
              onItem={(item) => add(ofCatalogue(item, settings))}
              onFree={(typed) => add(freeItem(typed, t('packages:unit_of_free'), settings))}
              onAmount={() => add(amountItem(t('packages:amount_name')))}
            />
          </div>
        </Field>
        <div className={styles.grid}>
          <Field label={t('packages:price')} names={['price']} refusal={refusal} required>
            <div data-testid="offer-price">
              <MoneyInput value={price ?? null} aria-label={t('packages:price')} onChange={setPrice} />
            </div>
          </Field>
          <Field label={t('packages:months')} names={['valid_months']} refusal={refusal}>
            <CountInput
              value={months}
              label={t('packages:months')}
              testId="offer-months"
              onChange={setMonths}
            />
          </Field>
          <Field label={t('packages:bound')} names={['vehicle_bound']} refusal={refusal}>
            <Checkbox
              checked={bound}
              data-testid="offer-bound"
              onChange={(event) => setBound(event.target.checked)}
            >
              {t('packages:bound_hint')}
            </Checkbox>
          </Field>
          {bound && (
            <Field label={t('packages:km')} names={['valid_km']} refusal={refusal}>
              <CountInput
                value={km}
                label={t('packages:km')}
                testId="offer-km"
                suffix={t('words:km_unit')}
                onChange={setKm}
              />
            </Field>
          )}
        </div>
        <Buttons end>
          {offer?.active && (
            <ActionButton
              label={t('packages:retire')}
              danger
              missing={missing}
              onRefused={setRefusal}
              testId="package-retire"
              onAct={() => write(false)}
            />
          )}
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t(offer && !offer.active ? 'packages:bring_back' : 'settings:save')}
            primary
            hotkey="F2"
            inDialog
            missing={missing}
            onRefused={setRefusal}
            testId="action-save_package"
            onAct={() => write(true)}
          />
        </Buttons>
      </Stack>
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
          max={1000}
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

interface AddItemProps {
  onItem: (item: CatalogueItem) => void;
  onFree: (name: string) => void;
  onAmount: () => void;
}

/** An item of the catalogue by any part of its name, a free one, or an amount to be used. */
function AddItem({ onItem, onFree, onAmount }: AddItemProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const query = text.trim();
  const found = useRead('find_catalogue', { query, kind: null }, { placeholderData: keepPreviousData });
  const items = (found.data?.items ?? []).filter((item) => item.active).slice(0, 20);
  const options = items.map((item) => ({
    value: itemKey(item.id),
    label: [item.name, item.code, item.specification].filter(Boolean).join(' · '),
  }));
  if (query !== '') options.push({ value: 'free', label: t('packages:free_item', { name: query }) });
  return (
    <div className={styles.part}>
      <AutoComplete
        value={text}
        options={options}
        filterOption={false}
        placeholder={t('packages:add_item')}
        aria-label={t('packages:add_item')}
        data-testid="offer-add"
        style={{ width: 320 }}
        onChange={(next: string) => setText(next)}
        onSelect={(value: string) => {
          setText('');
          const item = items.find((one) => itemKey(one.id) === value);
          if (item) onItem(item);
          else onFree(query);
        }}
      />
      <Button data-testid="offer-add-amount" onClick={onAmount}>
        {t('packages:add_amount')}
      </Button>
    </div>
  );
}
