import { DeleteOutlined } from '@ant-design/icons';
import { DEPOSIT_MEANS, type PaymentMeans } from '@bindings';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf, formatMoney } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { Choice } from '../../kit/Choice';
import { CountInput } from '../../kit/CountInput';
import { enterMoves, Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { SignaturePad } from '../../kit/SignaturePad';
import { Stack } from '../../kit/Stack';
import { type KeptSignature, useSigned } from '../../kit/signed';
import styles from './Packages.module.css';
import { type Part, requestOf, sumOf } from './parts';
import { signedContract } from './signedContract';

interface SellDialogProps {
  customer: number;
  vehicle?: number | undefined;
  onClose: () => void;
}

/** The likeliest at a counter first. */
const likely: readonly PaymentMeans[] = ['wechat', 'alipay', 'cash', 'card', 'transfer'];
const unsigned: KeptSignature = { signature: null };
const offered = likely.filter((means) => DEPOSIT_MEANS.includes(means));

/** A package is sold: to whom, for which car, and paid at once. */
export function SellDialog({ customer, vehicle, onClose }: SellDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const sell = useCommand('sell_contract');
  const page = useRead('get_customer', { id: customer }).data;
  const offers = useRead('list_packages', {}).data?.packages.filter((row) => row.package.active) ?? [];
  const [chosen, setChosen] = useState<number>();
  const [car, setCar] = useState<number | undefined>(vehicle);
  const [km, setKm] = useState<number | null>();
  const [parts, setParts] = useState<Part[]>([{}]);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [hand, setHand] = useState(unsigned);
  const [signer, setSigner] = useState<string>();
  const offer = offers.find((row) => row.package.id === chosen)?.package;
  const vehicles = page?.vehicles ?? [];
  const only = vehicles.length === 1 ? vehicles[0]?.id : undefined;
  const carId = car ?? only;
  const known = vehicles.find((one) => one.id === carId)?.mileage_km ?? null;
  const startKm = km === undefined ? known : km;
  const price = offer ? fenOf(offer.price) : 0;
  const sum = sumOf(parts, price);
  const signedBy = signer ?? page?.customer.name ?? '';
  const signing = useSigned(
    offer
      ? signedContract(
          t,
          {
            offer,
            customer: page?.customer,
            car: offer.vehicle_bound ? vehicles.find((one) => one.id === carId) : undefined,
            startKm,
          },
          signedBy,
        )
      : '',
    hand,
    setHand,
  );
  const open = parts.some((part) => part.means === undefined);
  const missing = [
    ...(offer ? [] : [{ says: t('packages:sell.package_missing'), at: 'package' }]),
    ...(offer?.vehicle_bound && carId === undefined
      ? [{ says: t('packages:sell.vehicle_missing'), at: 'vehicle_id' }]
      : []),
    ...(offer && offer.valid_km !== null && startKm === null
      ? [{ says: t('packages:sell.km_missing'), at: 'start_km' }]
      : []),
    ...(open ? [{ says: t('visits:payment.means_open'), at: 'means' }] : []),
    ...(signing.value && signedBy.trim() === ''
      ? [{ says: t('packages:signed.by_missing'), at: 'signed_by' }]
      : []),
    ...(offer && sum !== price ? [{ says: t('packages:sell.sum_off', { sum, price }), at: 'amount' }] : []),
  ];
  const setPart = (place: number, patch: Part) =>
    setParts(parts.map((part, index) => (index === place ? { ...part, ...patch } : part)));
  return (
    <Modal
      open
      title={t('packages:sell.title', { name: page?.customer.name ?? '' })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={680}
    >
      <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="sell-form">
        <RefusalAlert refusal={refusal} />
        <Field label={t('packages:offer')} names={['service_package_id']} lacks="package" refusal={refusal}>
          <Select<number>
            value={chosen}
            autoFocus
            aria-label={t('packages:offer')}
            data-testid="sell-package"
            placeholder={t('packages:sell.package_missing')}
            notFoundContent={t('packages:sell.no_offers')}
            options={offers.map((row) => ({
              value: row.package.id,
              label: `${row.package.name} · ${formatMoney(fenOf(row.package.price))}`,
            }))}
            onChange={setChosen}
          />
        </Field>
        {offer && (
          <ul className={styles.list} data-testid="sell-content">
            {offer.package_items.map((item) => (
              <li key={item.name}>
                {item.name}{' '}
                {item.times > 0
                  ? t('packages:times', { times: item.times })
                  : formatMoney(fenOf(item.amount))}
              </li>
            ))}
          </ul>
        )}
        <div className={styles.grid}>
          <Field label={t('packages:sell.vehicle')} names={['vehicle_id']} refusal={refusal}>
            <Select<number>
              value={carId}
              allowClear={offer?.vehicle_bound === false}
              disabled={offer?.vehicle_bound === false}
              aria-label={t('packages:sell.vehicle')}
              data-testid="sell-vehicle"
              options={vehicles.map((one) => ({
                value: one.id,
                label: [one.plate, one.make, one.model].filter(Boolean).join(' '),
              }))}
              onChange={(next: number | undefined) => {
                setCar(next);
                setKm(undefined);
              }}
            />
          </Field>
          <Field label={t('packages:start_km')} names={['start_km']} refusal={refusal}>
            <CountInput
              value={startKm}
              label={t('packages:start_km')}
              testId="sell-km"
              suffix={t('words:km_unit')}
              onChange={setKm}
            />
          </Field>
        </div>
        <Field label={t('visits:payment.means')} names={['means', 'amount', 'tendered']} refusal={refusal}>
          {parts.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place; parts are added at the end
            <div className={styles.part} key={place}>
              <Choice
                value={part.means}
                codes={offered}
                word={(code) => word('payment_means', code)}
                onChange={(means) => setPart(place, { means })}
                label={t('visits:payment.means')}
                testId={`sell-means-${place}`}
              />
              {parts.length > 1 && (
                <div data-testid={`sell-amount-${place}`}>
                  <MoneyInput
                    value={part.amount ?? null}
                    aria-label={t('visits:payment.amount')}
                    onChange={(amount) => setPart(place, { amount })}
                    style={{ width: 108 }}
                  />
                </div>
              )}
              {part.means === 'cash' && (
                <div data-testid={`sell-tendered-${place}`}>
                  <MoneyInput
                    value={part.tendered ?? null}
                    placeholder={t('visits:payment.tendered')}
                    aria-label={t('visits:payment.tendered')}
                    onChange={(tendered) => setPart(place, { tendered })}
                    style={{ width: 108 }}
                  />
                </div>
              )}
              {parts.length > 1 && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('visits:payment.remove')}
                  onClick={() => setParts(parts.filter((_, index) => index !== place))}
                />
              )}
            </div>
          ))}
          <Button
            size="small"
            className={styles.start}
            data-testid="sell-add-means"
            onClick={() => setParts([...parts, {}])}
          >
            {t('visits:payment.add')}
          </Button>
        </Field>
        <p className={styles.sum}>
          <span>{t('packages:price')}</span>
          <Money fen={price} inline strong />
        </p>
        {offer && (
          <Field
            label={t('packages:signed.label')}
            names={['signed_by', 'signature']}
            lacks="signed_by"
            refusal={refusal}
            hint={t('packages:signed.hint')}
          >
            <Input
              value={signedBy}
              aria-label={t('packages:signed.by')}
              data-testid="sell-signed-by"
              onChange={(event) => setSigner(event.target.value)}
            />
            <div data-testid="sell-signature">
              <SignaturePad small signing={signing} label={t('packages:signed.here')} />
            </div>
          </Field>
        )}
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('packages:sell.send')}
            primary
            money
            hotkey="Ctrl+Enter"
            inDialog
            missing={missing}
            testId="action-sell_contract"
            onRefused={setRefusal}
            onAct={async () => {
              if (!offer) return;
              setRefusal(undefined);
              const sold = await sell({
                service_package_id: offer.id,
                version: offer.version,
                customer_id: customer,
                vehicle_id: carId ?? null,
                start_km: startKm,
                parts: requestOf(parts, price),
                signed_by: signing.value ? signedBy.trim() : '',
                signature: signing.value,
              });
              const change = fenOf(sold.change);
              if (change > 0)
                message.success(t('visits:payment.change_given', { amount: formatMoney(change) }));
              onClose();
              navigate(`/contracts/${sold.id}`);
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
