import type { Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fenOf, formatMoney } from '../../../i18n/amounts';
import { Alert } from '../../../kit/Alert';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { WorkPanel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { VisitAction } from '../visit/VisitAction';
import { activeSheets, isYours, owedOf, sheetLets, tellsAmounts } from '../visit/visit';
import { PaymentActions, PaymentForm, useTill } from './PaymentForm';
import { SheetCard } from './SheetCard';
import styles from './settlement.module.css';

/** What is owed, and how it is paid. Who is not told amounts reads where the car waits. */
export function SettlementPanel({ visit }: { visit: Visit }) {
  return tellsAmounts(visit) ? <Till visit={visit} /> : <AtTheTill visit={visit} />;
}

function AtTheTill({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  return (
    <WorkPanel
      name="settlement"
      lacks="sheets"
      title={t('visits:settlement.title')}
      foot={<VisitAction visit={visit} action="take_payment" onAct={() => undefined} />}
    >
      <Quiet as="p">{t('visits:settlement.at_the_till')}</Quiet>
    </WorkPanel>
  );
}

function Till({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const [change, setChange] = useState(0);
  const owing = visit.settlements.filter((sheet) => sheetLets(sheet, 'take_payment'));
  const owed = fenOf(owedOf(visit));
  const till = useTill(owing);
  const yours = isYours(visit, 'take_payment');
  return (
    <WorkPanel
      name="settlement"
      title={t('visits:settlement.title')}
      extra={
        <span className={styles.headOwed} data-testid="visit-owed">
          {t('visits:sheet.owed')} <Money fen={owed} inline strong owed={owed > 0} />
        </span>
      }
      foot={till && <PaymentActions visit={visit} till={till} onTaken={setChange} />}
    >
      {change > 0 && (
        <Alert
          type="success"
          showIcon
          data-testid="change-given"
          title={t('visits:payment.change_given', { amount: formatMoney(change) })}
        />
      )}
      {till && yours && <PaymentForm till={till} />}
      <Sheets visit={visit} />
    </WorkPanel>
  );
}

/** Every sheet of the visit, those that stand first. */
export function Sheets({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  if (visit.settlements.length === 0) return <EmptyState>{t('visits:settlement.empty')}</EmptyState>;
  const standing = activeSheets(visit);
  const others = visit.settlements.filter((sheet) => !standing.includes(sheet));
  return (
    <>
      {[...standing, ...others].map((sheet, place) => (
        <SheetCard key={sheet.id} visit={visit} sheet={sheet} hotkey={place === 0 ? 'F7' : undefined} />
      ))}
    </>
  );
}
