import type { VoucherRow } from '@bindings';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useRead } from '../../../api/read';
import { fenOf, formatMoney } from '../../../i18n/amounts';
import { refusalWords } from '../../../i18n/refusal';
import { Choice } from '../../../kit/Choice';
import { Quiet } from '../../../kit/Quiet';
import { beforeOf, noVoucher, numbersBefore, type PaidOn, type Part, type VoucherPart } from './payment';
import styles from './settlement.module.css';

interface VoucherFieldProps {
  /** What is on account is paid, and not what is owed still. */
  collects: boolean;
  sheet: PaidOn;
  parts: readonly Part[];
  place: number;
  onChange: (patch: Partial<Part>) => void;
}

const issuers = ['ours', 'third_party'] as const;

/** Which voucher it is: one of the shop, whose worth the host says, or a platform's coupon by its number. */
export function VoucherField({ sheet, collects, parts, place, onChange }: VoucherFieldProps) {
  const { t } = useTranslation();
  const part = parts[place];
  const voucher = part?.voucher ?? noVoucher;
  const set = (patch: Partial<VoucherPart>, amount = 0) =>
    onChange({ voucher: { ...voucher, ready: false, ...patch }, amount, seen: true });
  const id = `payment-${place}-voucher`;
  return (
    <div className={styles.voucher} data-lack="voucher" data-testid={id}>
      <Choice
        value={voucher.thirdParty ? 'third_party' : 'ours'}
        codes={issuers}
        word={(code) => t(`visits:voucher.${code}`)}
        onChange={(code) => set({ ...noVoucher, thirdParty: code === 'third_party' })}
        label={t('visits:voucher.issuer')}
        testId={`${id}-issuer`}
      />
      {voucher.thirdParty ? (
        <>
          <Input
            size="large"
            autoFocus
            value={voucher.number}
            placeholder={t('visits:voucher.coupon_number')}
            aria-label={t('visits:voucher.coupon_number')}
            data-takes="number"
            data-testid={`${id}-number`}
            onChange={(event) =>
              set({ number: event.target.value, ready: event.target.value.trim() !== '' }, part?.amount)
            }
          />
          <Quiet as="p">{t('visits:voucher.coupon_rule')}</Quiet>
        </>
      ) : (
        <Ours
          sheet={sheet}
          collects={collects}
          number={voucher.number}
          amount={part?.amount ?? 0}
          ready={voucher.ready}
          others={beforeOf(parts, place)}
          numbers={numbersBefore(parts, place)}
          taken={parts.flatMap((other, index) =>
            index === place || !other.voucher ? [] : [other.voucher.number],
          )}
          testId={id}
          onNumber={(number) => set({ number })}
          onWorth={(number, pays) => set({ number, ready: true }, pays)}
        />
      )}
    </div>
  );
}

interface OursProps {
  sheet: PaidOn;
  collects: boolean;
  number: string;
  amount: number;
  ready: boolean;
  /** What vouchers before it pay, and their numbers. */
  others: number;
  numbers: readonly string[];
  /** Numbers that stand in other parts of this payment. */
  taken: readonly string[];
  testId: string;
  onNumber: (number: string) => void;
  onWorth: (number: string, pays: number) => void;
}

/** A voucher of the shop: its number is typed, scanned or chosen, and what it pays is said before it does. */
function Ours({
  sheet,
  collects,
  number,
  amount,
  ready,
  others,
  numbers,
  taken,
  testId,
  onNumber,
  onWorth,
}: OursProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(ready ? number : '');
  const asks = asked !== '';
  const { data, error } = useRead(
    'voucher_worth',
    { settlement_id: sheet.id, voucher_number: asked, others, other_numbers: [...numbers], collects },
    { enabled: asks, retry: false },
  );
  const pays = data && asks && !error ? fenOf(data.pays) : undefined;
  // Another part was taken away: what stands here now was asked for there.
  const moved = ready && asked !== number;
  useEffect(() => {
    if (moved) setAsked(number);
  }, [moved, number]);
  useEffect(() => {
    if (moved) return;
    if (data && pays !== undefined && (!ready || pays !== amount)) onWorth(data.voucher.number, pays);
    // Another till was faster.
    else if (error && ready) onNumber(number);
  }, [data, pays, error, ready, moved, number, amount, onWorth, onNumber]);
  const ask = (next: string) => {
    // What it pays is known already.
    if (ready && next === number && asks) return;
    onNumber(next);
    setAsked(next.trim());
  };
  return (
    <>
      <Input
        size="large"
        autoFocus
        autoComplete="off"
        value={number}
        status={asks && error ? 'error' : undefined}
        placeholder={t('visits:voucher.number')}
        aria-label={t('visits:voucher.number')}
        data-takes="number"
        data-own-enter=""
        data-testid={`${testId}-number`}
        onChange={(event) => {
          setAsked('');
          onNumber(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') ask(number);
        }}
        onBlur={() => ask(number)}
      />
      {asks && error && (
        <p className={styles.voucherNo} role="alert" data-testid={`${testId}-no`}>
          {refusalWords(t, error)}
        </p>
      )}
      {asks && data && !error && (
        <p className={fenOf(data.lapses) > 0 ? styles.lapses : undefined} data-testid={`${testId}-worth`}>
          <strong>{data.voucher.name}</strong>{' '}
          {fenOf(data.lapses) > 0
            ? t('visits:voucher.pays_less', {
                face: fenOf(data.voucher.face_value),
                pays: fenOf(data.pays),
                lapses: fenOf(data.lapses),
              })
            : t('visits:voucher.pays', { pays: fenOf(data.pays) })}
        </p>
      )}
      <TheirVouchers sheet={sheet} taken={[...taken, number]} testId={testId} onChoose={ask} />
    </>
  );
}

interface TheirVouchersProps {
  sheet: PaidOn;
  taken: readonly string[];
  testId: string;
  onChoose: (number: string) => void;
}

/** Those that were given to the customer of the sheet are one press away. */
function TheirVouchers({ sheet, ...rest }: TheirVouchersProps) {
  const told = useMay('customer_vouchers');
  if (!told || sheet.customer_id === undefined || sheet.payer !== 'customer') return null;
  return <Offered customer={sheet.customer_id} {...rest} />;
}

function Offered({
  customer,
  taken,
  testId,
  onChoose,
}: Omit<TheirVouchersProps, 'sheet'> & { customer: number }) {
  const { t } = useTranslation();
  const { data } = useRead('customer_vouchers', { customer_id: customer });
  const open = (data?.vouchers ?? []).filter((row) => row.state === 'open' && !taken.includes(row.number));
  if (open.length === 0) return null;
  return (
    <div className={styles.theirVouchers} data-testid={`${testId}-theirs`}>
      <Quiet>{t('visits:voucher.theirs')}</Quiet>
      {open.slice(0, 6).map((row) => (
        <Button key={row.id} data-testid={`${testId}-${row.number}`} onClick={() => onChoose(row.number)}>
          {said(row)}
        </Button>
      ))}
    </div>
  );

  function said(row: VoucherRow): string {
    const bill = fenOf(row.smallest_bill);
    return [
      row.name,
      formatMoney(fenOf(row.face_value)),
      ...(bill > 0 ? [t('visits:voucher.from_bill', { amount: bill })] : []),
      t('visits:voucher.until', { day: row.valid_until }),
    ].join(' · ');
  }
}
