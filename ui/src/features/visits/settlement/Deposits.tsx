import type { Visit } from '@bindings';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf, formatMoney } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { DepositDialog } from '../../../kit/DepositDialog';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { ScanToPay } from '../../collection/ScanToPay';
import { VisitAction } from '../visit/VisitAction';
import { depositsOf } from '../visit/visit';
import { Receipt } from './Receipt';
import styles from './settlement.module.css';

/** Money that stands on no sheet: what each payer has with the shop, the receipts of it, and the way to more. */
export function Deposits({ visit, titled }: { visit: Visit; titled?: boolean }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const take = useCommand('take_deposit');
  const [asking, setAsking] = useState(false);
  const receipts = depositsOf(visit);
  const own = visit.credits.find(({ payer }) => payer === 'customer');
  const held = own ? fenOf(own.amount) : 0;
  return (
    <section className={styles.sheet} data-testid="visit-deposits">
      {titled && (
        <header>
          <h4>{t('visits:deposits.title')}</h4>
        </header>
      )}
      {visit.credits.map((credit) => (
        <p key={`${credit.payer}/${credit.payer_name}`} className={styles.credit}>
          <span>
            {[word('payer', credit.payer), credit.payer_name].filter(Boolean).join(' ')} ·{' '}
            {t('words:deposit.left')}
          </span>
          <Money fen={credit.amount} inline strong />
        </p>
      ))}
      {receipts.length > 0 ? (
        <ul className={styles.payments}>
          {receipts.map((payment) => (
            <Receipt key={payment.id} visit={visit} payment={payment} />
          ))}
        </ul>
      ) : (
        visit.credits.length === 0 && <Quiet as="p">{t('words:deposit.explained')}</Quiet>
      )}
      <VisitAction visit={visit} action="take_deposit" rare onAct={() => setAsking(true)} />
      <DepositDialog
        open={asking}
        number={visit.order.number}
        car={visit.vehicle}
        verb={word('action', 'take_deposit')}
        scan={(means, amount) => <ScanToPay means={means} amount={amount} />}
        onTake={async (parts) => {
          const change = fenOf((await take({ work_order_id: visit.order.id, held, parts })).change);
          if (change > 0) message.success(t('visits:payment.change_given', { amount: formatMoney(change) }));
        }}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}
