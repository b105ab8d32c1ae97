import type { Customer, StoredMovement } from '@bindings';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../api/command';
import { paperOf, useIsHanded } from '../../api/documents';
import { useRead } from '../../api/read';
import { fenOf, formatMoney } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DateTimeText } from '../../kit/DateTimeText';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { Money } from '../../kit/Money';
import { Panel } from '../../kit/Panel';
import { PaymentBackDialog } from '../../kit/PaymentBackDialog';
import { PlainTable } from '../../kit/PlainTable';
import { Quiet } from '../../kit/Quiet';
import { ReceiptButton } from '../../kit/ReceiptButton';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './StoredValue.module.css';
import { TopUpDialog } from './TopUpDialog';

/** What the customer keeps with the shop, how it came to that, and the ways to more and to less. */
export function StoredValue({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const giveBack = useCommand('refund_stored_value');
  const isHanded = useIsHanded('receipt');
  const [asking, setAsking] = useState(false);
  const [back, setBack] = useState<StoredMovement>();
  const [shown, setShown] = useState<{ id: number; number: string }>();
  const { data, error } = useRead('get_stored_value', { customer_id: customer.id });
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return null;
  const { balance, movements } = data;
  if (movements.length === 0 && !data.may_top_up) return null;
  const held = fenOf(balance.total);
  const gift = fenOf(balance.gift);
  return (
    <Panel
      title={t('words:stored.title')}
      padded
      testId="stored-value"
      extra={
        <span className={styles.head}>
          <span data-testid="stored-balance">
            <Money fen={balance.total} inline strong />{' '}
            <Quiet>
              {t('words:stored.paid')} <Money fen={balance.paid} inline /> · {t('words:stored.gift')}{' '}
              <Money fen={balance.gift} inline />
            </Quiet>
          </span>
          {data.may_top_up && (
            <ActionButton
              label={t('words:stored.top_up')}
              opens
              testId="stored-top-up"
              onAct={() => setAsking(true)}
            />
          )}
        </span>
      }
    >
      {movements.length === 0 ? (
        <Quiet as="p">{t('words:stored.none')}</Quiet>
      ) : (
        <>
          <div className={styles.scroll}>
            <PlainTable cell="6px 8px" className={styles.table ?? ''} data-testid="stored-movements">
              <thead>
                <tr>
                  <th>{t('words:stored.when')}</th>
                  <th>{t('words:stored.what')}</th>
                  <th className={styles.figure}>{t('words:stored.paid')}</th>
                  <th className={styles.figure}>{t('words:stored.gift')}</th>
                  <th className={styles.figure}>{t('words:stored.after')}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {movements.map((one) => (
                  <tr key={one.id} data-testid={`stored-${one.id}`}>
                    <td>
                      <DateTimeText at={one.at} />
                    </td>
                    <td>
                      <What movement={one} />{' '}
                      <Quiet>
                        {[
                          one.settlement_id === null && word('payment_means', one.means),
                          data.people[one.person_id],
                          one.reason,
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </Quiet>
                    </td>
                    <td className={styles.figure}>
                      <Money fen={one.paid_part} />
                    </td>
                    <td className={styles.figure}>
                      <Money fen={one.gift_part} />
                    </td>
                    <td className={styles.figure}>
                      <Money fen={one.balance.total} strong />
                    </td>
                    <td className={styles.ways}>
                      {isHanded && one.settlement_id === null && (
                        <ReceiptButton payment={one.id} onAct={() => setShown(one)} />
                      )}
                      {data.may_refund && fenOf(one.refundable) > 0 && (
                        <ActionButton
                          size="small"
                          label={t('words:stored.refund')}
                          opens
                          testId={`stored-refund-${one.id}`}
                          onAct={() => setBack(one)}
                        />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </PlainTable>
          </div>
          <Quiet as="p">{t('words:stored.rule')}</Quiet>
        </>
      )}
      <TopUpDialog
        open={asking}
        customer={customer}
        stored={data}
        onTaken={(taken) => {
          const change = fenOf(taken.change);
          message.success(t('words:stored.topped_up', { amount: fenOf(taken.balance.total) }));
          if (change > 0) message.success(t('visits:payment.change_given', { amount: formatMoney(change) }));
          if (isHanded) setShown({ id: taken.payment, number: taken.number });
        }}
        onClose={() => setAsking(false)}
      />
      <DocumentPreview
        open={shown !== undefined}
        source={shown && paperOf('receipt', shown.id, shown.number)}
        version={shown?.id ?? 0}
        onClose={() => setShown(undefined)}
      />
      {back && (
        <PaymentBackDialog
          open
          payment={back}
          verb={t('words:stored.refund')}
          {...(gift > 0 && { note: t('words:stored.forfeits', { gift }) })}
          onGive={async (given) => {
            const done = await giveBack({ payment_id: back.id, held, ...given });
            if (isHanded) setShown({ id: done.payment, number: done.number });
          }}
          onClose={() => setBack(undefined)}
        />
      )}
    </Panel>
  );
}

/** What it was: money that came in or went back, or a sheet it paid. */
function What({ movement }: { movement: StoredMovement }) {
  const { t } = useTranslation();
  const back = movement.refund_of !== null;
  if (movement.settlement_id === null)
    return t(back ? 'words:stored.was_refunded' : 'words:stored.was_topped_up', { number: movement.number });
  return (
    <Link to={`/visits/${movement.work_order_id}`}>
      {t(back ? 'words:stored.was_put_back' : 'words:stored.was_drawn', { sheet: movement.sheet_number })}
    </Link>
  );
}
