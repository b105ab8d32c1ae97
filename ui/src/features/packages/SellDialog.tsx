import { App, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf, formatMoney } from '../../i18n/amounts';
import { CountInput } from '../../kit/CountInput';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { MoneyTaken } from '../../kit/MoneyTaken';
import { amountOf, depositMeans, type PaidPart, paidLacks, partsAsked, unpaid } from '../../kit/paidParts';
import { SignaturePad } from '../../kit/SignaturePad';
import { type KeptSignature, useSigned } from '../../kit/signed';
import { ScanToPay } from '../collection/ScanToPay';
import styles from './Packages.module.css';
import { paidFor } from './parts';
import { signedContract } from './signedContract';

interface SellDialogProps {
  customer: number;
  vehicle?: number | undefined;
  onClose: () => void;
}

const unsigned: KeptSignature = { signature: null };

/** A package is sold: to whom, for which car, and paid at once. */
export function SellDialog({ customer, vehicle, onClose }: SellDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const sell = useCommand('sell_contract');
  const page = useRead('get_customer', { id: customer }).data;
  const offers = useRead('list_packages', {}).data?.packages.filter((row) => row.package.active) ?? [];
  const [chosen, setChosen] = useState<number>();
  const [car, setCar] = useState<number | undefined>(vehicle);
  const [km, setKm] = useState<number | null>();
  const [parts, setParts] = useState([unpaid]);
  const [hand, setHand] = useState(unsigned);
  const [signer, setSigner] = useState<string>();
  const offer = offers.find((row) => row.package.id === chosen)?.package;
  const vehicles = page?.vehicles ?? [];
  const only = vehicles.length === 1 ? vehicles[0]?.id : undefined;
  const carId = car ?? only;
  const known = vehicles.find((one) => one.id === carId)?.mileage_km ?? null;
  const startKm = km === undefined ? known : km;
  const price = offer ? fenOf(offer.price) : 0;
  const paid = paidFor(parts, price);
  const sum = amountOf(paid);
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
  const lacks = paidLacks(t, paid);
  const missing = [
    ...(offer ? [] : [{ says: t('packages:sell.package_missing'), at: 'package' }]),
    ...(offer?.vehicle_bound && carId === undefined
      ? [{ says: t('packages:sell.vehicle_missing'), at: 'vehicle_id' }]
      : []),
    ...(offer && offer.valid_km !== null && startKm === null
      ? [{ says: t('packages:sell.km_missing'), at: 'start_km' }]
      : []),
    ...lacks.means,
    ...(signing.value && signedBy.trim() === ''
      ? [{ says: t('packages:signed.by_missing'), at: 'signed_by' }]
      : []),
    ...(offer && sum !== price ? [{ says: t('packages:sell.sum_off', { sum, price }), at: 'amount' }] : []),
    ...lacks.tendered,
  ];
  const setPart = (place: number, patch: Partial<PaidPart>) =>
    setParts(parts.map((part, index) => (index === place ? { ...part, ...patch } : part)));
  const send = async () => {
    if (!offer) return;
    const sold = await sell({
      service_package_id: offer.id,
      version: offer.version,
      customer_id: customer,
      vehicle_id: carId ?? null,
      start_km: startKm,
      parts: partsAsked(paid),
      signed_by: signing.value ? signedBy.trim() : '',
      signature: signing.value,
    });
    const change = fenOf(sold.change);
    if (change > 0) message.success(t('visits:payment.change_given', { amount: formatMoney(change) }));
    onClose();
    navigate(`/contracts/${sold.id}`);
  };
  return (
    <Modal
      open
      title={t('packages:sell.title', { name: page?.customer.name ?? '' })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={680}
    >
      <DialogForm
        label={t('packages:sell.send')}
        hotkey="Ctrl+Enter"
        money
        testId="sell-form"
        sendId="action-sell_contract"
        missing={missing}
        onClose={onClose}
        onSend={send}
      >
        {(refusal) => (
          <>
            <Field
              label={t('packages:offer')}
              names={['service_package_id']}
              lacks="package"
              refusal={refusal}
            >
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
            <Field
              label={t('visits:payment.means')}
              names={['means', 'amount', 'tendered']}
              refusal={refusal}
            >
              <MoneyTaken
                parts={paid}
                owed={price}
                whole
                offered={() => depositMeans}
                scan={(means, amount) => <ScanToPay means={means} amount={amount} />}
                testId={(place, what) => `sell-${what}-${place}`}
                addId="sell-add-means"
                changeId="sell-change"
                onChoose={(place, means) => setPart(place, { means })}
                onType={setPart}
                onRemove={(place) => setParts(parts.filter((_, index) => index !== place))}
                onAdd={() => setParts([...parts, unpaid])}
              />
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
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
