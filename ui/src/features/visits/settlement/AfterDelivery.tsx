import type { Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { fenOf, formatMoney } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { Alert } from '../../../kit/Alert';
import { WorkPanel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { actionOf, activeSheets, creditOf, depositsOf, isYours, sheetLets } from '../visit/visit';
import { BillForm, PrepareBill, useBill } from './BillForm';
import { Deposits } from './Deposits';
import { GoneSheets } from './GoneSheets';
import { PaymentActions, PaymentForm, type Till, useTill } from './PaymentForm';
import { SheetCard } from './SheetCard';
import styles from './settlement.module.css';

/**
 * The car is gone, and its money is still to be seen to: a sheet is made anew, collected on, or what nobody's sheet
 * uses goes back. What comes next is what the host offers.
 */
export function AfterDelivery({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const [change, setChange] = useState(0);
  const toBill = actionOf(visit, 'prepare_bill');
  const quotes = useMay('quote_bill');
  const bill = useBill(visit, toBill !== undefined && quotes);
  const till = useTill(visit.settlements.filter((sheet) => sheetLets(sheet, 'take_payment')));
  const collects = isYours(visit, 'take_payment');
  const waits = (toBill?.missing ?? []).length > 0;
  const next = useNext(visit, till);
  const standing = activeSheets(visit);
  const gone = visit.settlements.filter((sheet) => !standing.includes(sheet));
  return (
    <WorkPanel
      name="after-delivery"
      lacks="sheets"
      title={t('visits:after.title')}
      foot={
        <>
          {toBill && quotes && (
            <PrepareBill visit={visit} bill={bill} waits={waits} first={async () => true} />
          )}
          {till && <PaymentActions visit={visit} till={till} onTaken={setChange} main />}
        </>
      }
    >
      {change > 0 && (
        <Alert
          type="success"
          showIcon
          data-testid="change-given"
          title={t('visits:payment.change_given', { amount: formatMoney(change) })}
        />
      )}
      {next && (
        <Alert
          type="info"
          showIcon
          data-testid="after-next"
          title={
            <span className={styles.next}>
              {next.says} {next.whose && <Quiet>{next.whose}</Quiet>}
            </span>
          }
        />
      )}
      {toBill && quotes && <BillForm visit={visit} bill={bill} waits={waits} />}
      {till && collects && <PaymentForm till={till} />}
      {(visit.credits.length > 0 || depositsOf(visit).length > 0) && <Deposits visit={visit} titled />}
      {standing.map((sheet, place) => (
        <SheetCard key={sheet.id} visit={visit} sheet={sheet} hotkey={place === 0 ? 'F7' : undefined} />
      ))}
      <GoneSheets visit={visit} sheets={gone} />
    </WorkPanel>
  );
}

/** What is to be done next, and whose it is where it is somebody else's. */
function useNext(visit: Visit, till: Till | undefined): { says: string; whose?: string } | undefined {
  const { t } = useTranslation();
  const word = useWords();
  const whose = (action: 'prepare_bill' | 'take_payment' | 'refund_payment') => {
    const allowed = actionOf(visit, action);
    if (!allowed || allowed.yours) return {};
    const roles = allowed.roles.map((role) => word('role', role)).join(t('words:list_separator'));
    return { whose: t('visits:action.not_yours', { roles }) };
  };
  const credit = fenOf(creditOf(visit));
  if (actionOf(visit, 'prepare_bill')) {
    const says = t(visit.was_put_right ? 'visits:after.bill_again' : 'visits:after.bill');
    return { says, ...whose('prepare_bill') };
  }
  if (till) {
    const covered = fenOf(till.sheet.credit) >= till.owed;
    const amount = till.owed;
    return {
      says: t(covered ? 'visits:after.draw_down' : 'visits:after.collect', { amount }),
      ...whose('take_payment'),
    };
  }
  if (credit > 0)
    return { says: t('visits:after.give_back', { amount: credit }), ...whose('refund_payment') };
  return;
}
