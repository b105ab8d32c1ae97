import { DeleteOutlined } from '@ant-design/icons';
import type { PaymentMeans, SheetRow, Visit } from '@bindings';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { payerWords } from '../../../i18n/claim';
import { useWords } from '../../../i18n/words';
import { MoneyInput } from '../../../kit/AmountInput';
import { Choice } from '../../../kit/Choice';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { ScanToPay } from '../../collection/ScanToPay';
import { VisitAction } from '../visit/VisitAction';
import { payerOf } from '../visit/visit';
import {
  amountOf,
  changeOf,
  chosen,
  drawnOf,
  offeredFor,
  overDrawn,
  overStored,
  type PaidOn,
  type Part,
  partsOffered,
  requestOf,
  storedFor,
  storedOf,
  takenOf,
  tooLittle,
  undecided,
  withPart,
} from './payment';
import { StoredOwner } from './StoredOwner';
import styles from './settlement.module.css';
import { VoucherField } from './VoucherField';

/** What is being paid: which sheet, by what means. */
export interface Till {
  sheets: readonly PaidOn[];
  sheet: PaidOn;
  owed: number;
  /** What is on account is paid, and not what is owed still. */
  collects?: boolean;
  parts: Part[];
  choose: (sheet: number | undefined) => void;
  setParts: (parts: Part[] | undefined) => void;
}

/** The till of a visit, as long as a sheet has something owed; the first such sheet is offered. */
export function useTill(sheets: readonly SheetRow[]): Till | undefined {
  const [chosen, choose] = useState<number>();
  const [typed, setParts] = useState<Part[]>();
  const sheet = sheets.find((one) => one.id === chosen) ?? sheets[0];
  if (!sheet) return;
  const owed = fenOf(sheet.owed);
  return { sheets, sheet, owed, parts: typed ?? partsOffered(sheet, owed), choose, setParts };
}

/** Money over the counter: one means or several, and for cash what goes back. */
export function PaymentForm({ till }: { till: Till }) {
  const { t } = useTranslation();
  const word = useWords();
  const { sheets, sheet, owed, parts } = till;
  const sum = amountOf(parts);
  const change = changeOf(parts);
  // The customer scans one after the other: the newest is asked for.
  const scanned = parts.at(-1);
  const setPart = (place: number, patch: Partial<Part>) =>
    till.setParts(parts.map((part, index) => (index === place ? { ...part, ...patch } : part)));
  return (
    <div className={styles.payment} data-testid="payment-form">
      {sheets.length > 1 && (
        <Select<number>
          value={sheet.id}
          aria-label={t('visits:payment.sheet')}
          data-testid="payment-sheet"
          options={sheets.map((one) => ({
            value: one.id,
            label: `${one.number} ${payerWords(t, word, one)}`,
          }))}
          onChange={(id: number) => {
            till.choose(id);
            till.setParts(undefined);
          }}
        />
      )}
      {parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place; parts are added at the end
        <div className={styles.part} key={place}>
          <div data-lack="means">
            <Choice<PaymentMeans>
              roomy
              value={part.means ?? undefined}
              // Drawn down once, it is drawn down: a further means is another.
              codes={offeredFor(sheet, drawnOf(parts) > 0 && part.means !== 'deposit')}
              word={(code) => word('payment_means', code)}
              onChange={(means) => till.setParts(chosen(parts, place, means, sheet))}
              label={t('visits:payment.means')}
              testId={`payment-${place}-means`}
            />
          </div>
          <div className={styles.amounts}>
            <span>{t('visits:payment.amount')}</span>
            <div data-testid={`payment-${place}-amount`} data-lack="amount">
              <MoneyInput
                size="large"
                value={part.amount}
                // A voucher of the shop pays what the host says, and no part of it.
                disabled={part.means === 'voucher' && !part.voucher?.thirdParty}
                aria-label={t('visits:payment.amount')}
                onFocus={() => part.seen || setPart(place, { seen: true })}
                onChange={(amount) => setPart(place, { amount: amount ?? 0, seen: true })}
              />
            </div>
            {part.means === 'cash' && (
              <>
                <span>{t('visits:payment.tendered')}</span>
                <div data-testid={`payment-${place}-tendered`} data-lack="tendered">
                  <MoneyInput
                    size="large"
                    autoFocus
                    value={part.tendered}
                    aria-label={t('visits:payment.tendered')}
                    onChange={(tendered) => setPart(place, { tendered: tendered ?? null, seen: true })}
                  />
                </div>
              </>
            )}
            {parts.length > 1 && (
              <Button
                size="large"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('visits:payment.remove')}
                data-testid={`payment-${place}-remove`}
                onClick={() => till.setParts(parts.filter((_, index) => index !== place))}
              />
            )}
          </div>
          {part.means === 'voucher' && (
            <VoucherField
              collects={till.collects ?? false}
              sheet={sheet}
              parts={parts}
              place={place}
              onChange={(patch) => setPart(place, patch)}
            />
          )}
          {part.means === 'stored_value' && sheet.stored && (
            <StoredOwner
              owner={sheet.stored}
              agreed={part.agreed === true}
              testId={`payment-${place}-stored`}
              onAgree={(agreed) => setPart(place, { agreed })}
            />
          )}
        </div>
      ))}
      {scanned && <ScanToPay means={scanned.means ?? undefined} amount={scanned.amount} />}
      <div className={styles.more}>
        <Button data-testid="payment-add" onClick={() => till.setParts(withPart(parts, owed))}>
          {t('visits:payment.add')}
        </Button>
        {sum < owed && (
          <span>
            {t('visits:payment.left')} <Money fen={owed - sum} inline strong />
          </span>
        )}
      </div>
      {change > 0 && (
        <p className={styles.change} data-testid="payment-change">
          {t('visits:payment.change')} <Money fen={change} inline strong />
        </p>
      )}
    </div>
  );
}

interface PaymentActionsProps {
  visit: Visit;
  till: Till;
  /** What was given back, to be said after the form is empty again. */
  onTaken: (change: number) => void;
  /** No stage waits for this money, and yet it is the thing to do. */
  main?: boolean;
}

/** Take it, or put it on account with a reason. */
export function PaymentActions({ visit, till, onTaken, main }: PaymentActionsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const take = useCommand('take_payment');
  const account = useCommand('put_on_account');
  const [asking, setAsking] = useState(false);
  const { sheet, owed, parts } = till;
  const sum = amountOf(parts);
  const [taken, drawn] = [takenOf(parts), drawnOf(parts) + storedOf(parts)];
  const says = drawn === 0 ? 'take' : taken === 0 ? 'draw_down' : 'take_and_draw_down';
  const open = undecided(parts);
  const lacks = [
    ...(open
      ? [
          {
            says: open === 'agreed' ? t('words:stored.agree_missing') : t(`visits:payment.${open}_open`),
            at: open,
          },
        ]
      : []),
    ...(sum <= 0 ? [{ says: t('visits:payment.amount_missing'), at: 'amount' }] : []),
    ...(sum > owed ? [{ says: t('visits:payment.too_much', { owed }), at: 'amount' }] : []),
    ...(overDrawn(parts, sheet)
      ? [
          {
            says: t('errors:over_drawn', { amount: drawnOf(parts), credit: fenOf(sheet.credit) }),
            at: 'amount',
          },
        ]
      : []),
    ...(overStored(parts, sheet)
      ? [
          {
            says: t('errors:stored_value_short', { amount: storedOf(parts), balance: storedFor(sheet) }),
            at: 'amount',
          },
        ]
      : []),
    ...(tooLittle(parts) ? [{ says: t('errors:tendered_too_little'), at: 'tendered' }] : []),
  ];

  return (
    <>
      <VisitAction
        // Another sheet is another button: it sleeps first, like every main button that has just appeared.
        key={sheet.id}
        visit={visit}
        action="take_payment"
        money
        label={t(`visits:payment.${says}`, { payer: payerOf(sheet, word), taken, drawn })}
        hotkey={main ? 'F10' : undefined}
        primary={main}
        size={main ? 'large' : undefined}
        lacks={lacks}
        onAct={async () => {
          const answer = await take({ settlement_id: sheet.id, owed, parts: requestOf(parts) });
          till.setParts(undefined);
          till.choose(undefined);
          onTaken(fenOf(answer.change));
        }}
      />
      <VisitAction visit={visit} action="put_on_account" size="large" onAct={() => setAsking(true)} />
      <ConfirmWithReason
        open={asking}
        title={t('visits:payment.account_title', { amount: owed })}
        verb={word('action', 'put_on_account')}
        suggestions={[t('visits:payment.account_contract'), t('visits:payment.account_insurer')]}
        onConfirm={(reason) => account({ settlement_id: sheet.id, reason })}
        onClose={() => setAsking(false)}
      >
        {sheet.room && (
          <Quiet as="p">
            {t('visits:payment.account_room', {
              limit: fenOf(sheet.room.account_limit),
              on_account: fenOf(sheet.room.on_account),
              left: fenOf(sheet.room.left),
            })}
          </Quiet>
        )}
      </ConfirmWithReason>
    </>
  );
}
