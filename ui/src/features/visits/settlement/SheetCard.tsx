import { FilePdfOutlined } from '@ant-design/icons';
import type { SheetRow, Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { fenOf } from '../../../i18n/amounts';
import { payerWords } from '../../../i18n/claim';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import type { Combo } from '../../../kit/keys';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { SheetInvoices } from '../../invoices/SheetInvoices';
import { PaidByContract } from '../../packages/PaidByContract';
import { OwnPhone } from '../ownPhone/OwnPhone';
import { offerOf, useOpenPaper } from '../papers/PaperPreview';
import { standingOf } from '../visit/visit';
import { CollectForm } from './CollectForm';
import { Receipt } from './Receipt';
import { SheetFigures } from './SheetFigures';
import styles from './settlement.module.css';
import { VoidForm } from './VoidForm';

interface SheetCardProps {
  visit: Visit;
  sheet: SheetRow;
  /** The key that lays the paper beside the page. */
  hotkey?: Combo | undefined;
}

/** One settlement sheet: what is on it, what was paid, and what may still be done with it. */
export function SheetCard({ visit, sheet, hotkey }: SheetCardProps) {
  const { t } = useTranslation();
  const word = useWords();
  const openPaper = useOpenPaper();
  const paper = offerOf(visit, 'settlement_sheet', sheet.id);
  const owed = fenOf(sheet.owed);
  const standing = standingOf(sheet);
  const payments = visit.payments.filter((payment) => payment.settlement_id === sheet.id);
  const isActive = sheet.is_active;
  const byContract = sheet.service_contract_id !== undefined;

  return (
    <section
      className={`${styles.sheet} ${isActive ? '' : styles.gone}`}
      data-testid={`sheet-${sheet.id}`}
      data-state={sheet.state}
      data-lack={isActive ? 'sheets' : undefined}
    >
      <header>
        <h4>
          {sheet.number}
          <span>{payerWords(t, word, sheet)}</span>
        </h4>
        {standing && (
          <span className={styles.state} data-testid={`sheet-${sheet.id}-standing`}>
            {t(`visits:sheet.standing.${standing.key}`, { amount: standing.amount })}
          </span>
        )}
        {paper && (
          <ActionButton
            label={t('visits:sheet.paper')}
            icon={<FilePdfOutlined />}
            hotkey={hotkey}
            testId={`sheet-${sheet.id}-paper`}
            onAct={() => openPaper(paper)}
          />
        )}
        {/* Another payer's sheet is not the customer's to see. */}
        {isActive && sheet.payer === 'customer' && (
          <OwnPhone visit={visit} thing={{ kind: 'sheet', sheet_id: sheet.id }} />
        )}
        <VoidForm visit={visit} sheet={sheet} />
      </header>
      <SheetFigures content={sheet.content} />
      {isActive && sheet.service_contract_id !== undefined && (
        <PaidByContract order={visit.order.id} contract={sheet.service_contract_id} />
      )}
      {sheet.void_reason && <Quiet as="p">{sheet.void_reason}</Quiet>}
      {payments.length > 0 && (
        <ul className={styles.payments}>
          {payments.map((payment) => (
            <Receipt key={payment.id} visit={visit} payment={payment} goesBack={isActive} />
          ))}
        </ul>
      )}
      {isActive && (
        <dl className={styles.owed}>
          <div>
            <dt>{t(byContract ? 'packages:by_contract' : 'visits:sheet.received')}</dt>
            <dd>
              <Money fen={byContract ? sheet.total : sheet.received} inline />
            </dd>
          </div>
          {fenOf(sheet.on_account) > 0 && (
            <div>
              <dt>{t('visits:sheet.on_account')}</dt>
              <dd>
                <Money fen={sheet.on_account} inline />
              </dd>
            </div>
          )}
          <div className={styles.left}>
            <dt>{t('visits:sheet.owed')}</dt>
            <dd data-testid={`sheet-${sheet.id}-owed`}>
              <Money fen={owed} inline strong owed={owed > 0} />
            </dd>
          </div>
        </dl>
      )}
      <SheetInvoices order={visit.order.id} sheet={sheet} />
      <CollectForm visit={visit} sheet={sheet} />
    </section>
  );
}
