import type { SheetRow, Visit } from '@bindings';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { payerWords } from '../../../i18n/claim';
import { useWords } from '../../../i18n/words';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { MoneyTaken } from '../../../kit/MoneyTaken';
import { Quiet } from '../../../kit/Quiet';
import { ScanToPay } from '../../collection/ScanToPay';
import { ShowToCustomer } from '../../collection/ShowToCustomer';
import { VisitAction } from '../visit/VisitAction';
import { VisitTitle } from '../visit/VisitTitle';
import { payerOf } from '../visit/visit';
import {
  chosen,
  drawnOf,
  offeredFor,
  type PaidOn,
  type Part,
  partsOffered,
  paymentLacks,
  requestOf,
  storedOf,
  takenOf,
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
  /** Nobody has chosen any of them yet: what the payer has with the shop is only offered. */
  isOffered: boolean;
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
  const isOffered = typed === undefined;
  return { sheets, sheet, owed, parts: typed ?? partsOffered(sheet, owed), isOffered, choose, setParts };
}

/** Money over the counter: one means or several, and for cash what goes back. */
export function PaymentForm({ till }: { till: Till }) {
  const { t } = useTranslation();
  const word = useWords();
  const { sheets, sheet, owed, parts } = till;
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
      {/* One payment over several sheets is no single sheet that a customer could be shown. */}
      {sheet.id > 0 && (
        <ShowToCustomer
          sheet={sheet.id}
          collects={till.collects ?? false}
          parts={parts}
          isOffered={till.isOffered}
        />
      )}
      <MoneyTaken<Part>
        parts={parts}
        owed={owed}
        // Drawn down once, it is drawn down: a further means is another.
        offered={(part) => offeredFor(sheet, drawnOf(parts) > 0 && part.means !== 'deposit')}
        // A voucher of the shop pays what the host says, and no part of it.
        fixed={(part) => part.means === 'voucher' && !part.voucher?.thirdParty}
        scan={(means, amount) => <ScanToPay means={means} amount={amount} />}
        testId={(place, what) => `payment-${place}-${what}`}
        addId="payment-add"
        changeId="payment-change"
        onChoose={(place, means) => till.setParts(chosen(parts, place, means, sheet))}
        onType={(place, { amount, ...typed }) =>
          setPart(place, { ...typed, ...(amount !== undefined && { amount: amount ?? 0 }), seen: true })
        }
        onSeen={(place) => parts[place]?.seen || setPart(place, { seen: true })}
        onRemove={(place) => till.setParts(parts.filter((_, index) => index !== place))}
        onAdd={() => till.setParts(withPart(parts, owed))}
        beside={(part, place) => (
          <>
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
          </>
        )}
      />
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
  const [taken, drawn] = [takenOf(parts), drawnOf(parts) + storedOf(parts)];
  const says = drawn === 0 ? 'take' : taken === 0 ? 'draw_down' : 'take_and_draw_down';
  const lacks = paymentLacks(t, parts, sheet, owed, t('visits:payment.too_much', { owed }));

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
        title={<VisitTitle visit={visit}>{t('visits:payment.account_title', { amount: owed })}</VisitTitle>}
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
