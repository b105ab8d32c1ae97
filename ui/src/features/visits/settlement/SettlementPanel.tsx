import type { Visit } from '@bindings';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/EmptyState';
import { Money } from '../../../components/Money';
import { formatMoney } from '../../../i18n/amounts';
import { Panel } from '../parts/Panel';
import { actionOf, owedOf, owedOn, standingSheets } from '../visit';
import { PaymentForm } from './PaymentForm';
import { SheetCard } from './SheetCard';
import styles from './settlement.module.css';

/** What is owed, and how it is paid. */
export function SettlementPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const [change, setChange] = useState(0);
  const owing = standingSheets(visit).filter((sheet) => owedOn(sheet) > 0);
  return (
    <Panel
      name="settlement"
      title={t('visits:settlement.title')}
      extra={
        <span className={styles.headOwed} data-testid="visit-owed">
          {t('visits:sheet.owed')} <Money fen={owedOf(visit)} inline strong owed={owedOf(visit) > 0} />
        </span>
      }
      foot={
        actionOf(visit, 'take_payment') && <PaymentForm visit={visit} sheets={owing} onTaken={setChange} />
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
      <Sheets visit={visit} />
    </Panel>
  );
}

/** Every sheet of the visit, those that stand first. */
export function Sheets({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  if (visit.settlements.length === 0) return <EmptyState>{t('visits:settlement.empty')}</EmptyState>;
  const standing = standingSheets(visit);
  const others = visit.settlements.filter((sheet) => !standing.includes(sheet));
  return (
    <>
      {[...standing, ...others].map((sheet) => (
        <SheetCard key={sheet.id} visit={visit} sheet={sheet} />
      ))}
    </>
  );
}
