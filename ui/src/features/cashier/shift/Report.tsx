import type { Money as Fen, TillReport } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fenOf } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { Fact, Facts } from '../../../kit/Facts';
import { Money } from '../../../kit/Money';
import { Nothing, Panel } from '../../../kit/Panel';
import { PlainTable } from '../../../kit/PlainTable';
import styles from './shift.module.css';

interface Row {
  key: string | number;
  name: ReactNode;
  amounts: readonly Fen[];
}

/** What the till took and what was billed; every sum is the host's. */
export function Report({ report }: { report: TillReport }) {
  const { t } = useTranslation();
  const word = useWords();
  const { figures } = report;
  const { deposits, contracts, stored, sales, cores } = figures;
  if (!figures.has_moved) {
    return (
      <Panel title={t('cashier:shift.report')} testId="panel-till-report">
        <Nothing>{t('cashier:shift.nothing')}</Nothing>
      </Panel>
    );
  }
  const money = [t('cashier:shift.received'), t('cashier:shift.returned')];
  const of = (received: Fen, returned: Fen): Fen[] => [received, returned];
  return (
    <>
      <Panel title={t('cashier:shift.report')} padded testId="panel-till-report">
        <Facts>
          <Fact label={t('cashier:shift.taken')} testId="report-taken">
            <Money fen={figures.taken} inline strong />
          </Fact>
          {fenOf(figures.vouchers) !== 0 && (
            <Fact label={t('cashier:shift.vouchers')} testId="report-vouchers">
              <Money fen={figures.vouchers} inline />
            </Fact>
          )}
          <Fact label={t('cashier:shift.billed')} testId="report-billed">
            <Money fen={figures.billed} inline strong />
          </Fact>
          <Fact label={t('cashier:shift.tax')}>
            <Money fen={figures.tax} inline />
          </Fact>
          <Fact label={t('cashier:shift.made')}>
            {t('cashier:shift.sheets', { count: figures.made.count })}{' '}
            <Money fen={figures.made.total} inline />
          </Fact>
          <Fact label={t('cashier:shift.voided')}>
            {t('cashier:shift.sheets', { count: figures.voided.count })}{' '}
            <Money fen={figures.voided.total} inline />
          </Fact>
          <Fact label={t('cashier:shift.owed')}>
            <Money fen={figures.owed} inline owed={fenOf(figures.owed) > 0} />
          </Fact>
          <Fact label={t('cashier:shift.on_account')}>
            <Money fen={figures.on_account} inline />
          </Fact>
          {figures.outside_shifts && (
            <Fact label={t('cashier:shift.outside_shifts')} testId="report-outside">
              <Money fen={figures.outside_shifts.net} inline strong />
            </Fact>
          )}
        </Facts>
      </Panel>
      <Amounts
        title={t('cashier:shift.by_means')}
        heads={[t('cashier:shift.means'), ...money]}
        rows={figures.means.map((one) => ({
          key: one.means,
          name: word('payment_means', one.means),
          amounts: of(one.received, one.returned),
        }))}
      />
      <Amounts
        title={t('cashier:shift.by_cashier')}
        heads={[t('cashier:shift.cashier'), ...money]}
        rows={figures.cashiers.map((one, place) => ({
          key: one.person_id,
          name: report.cashier_names[place],
          amounts: of(one.received, one.returned),
        }))}
      />
      <Amounts
        title={t('cashier:shift.by_kind')}
        heads={[
          t('cashier:shift.kind'),
          t('cashier:shift.net'),
          t('cashier:shift.tax'),
          t('cashier:shift.charged'),
        ]}
        rows={figures.kinds.map((one) => ({
          key: one.kind,
          name: word('line_kind', one.kind),
          amounts: [one.net, one.tax, one.charged],
        }))}
      />
      <Amounts
        title={t('cashier:shift.by_payer')}
        heads={[t('cashier:shift.payer'), t('cashier:shift.billed'), t('cashier:shift.taken')]}
        rows={figures.payers.map((one) => ({
          key: one.payer,
          name: word('payer', one.payer),
          amounts: [one.billed, one.taken],
        }))}
      />
      <Amounts
        title={t('cashier:shift.deposits')}
        heads={[
          '',
          t('cashier:shift.deposit_taken'),
          t('cashier:shift.deposit_returned'),
          t('cashier:shift.deposit_drawn'),
          t('cashier:shift.deposit_set_free'),
        ]}
        rows={[
          {
            key: 'deposits',
            name: t('cashier:shift.deposits'),
            amounts: [deposits.taken, deposits.returned, deposits.drawn, deposits.set_free],
          },
        ].filter(({ amounts }) => amounts.some((one) => fenOf(one) !== 0))}
      />
      <Amounts
        title={t('sales:report.title')}
        heads={[
          '',
          t('sales:report.taken'),
          t('sales:report.returned'),
          t('sales:report.net'),
          t('sales:report.tax'),
        ]}
        rows={[
          {
            key: 'sales',
            name: t('sales:report.title'),
            amounts: [sales.taken, sales.returned, sales.net, sales.tax],
          },
        ].filter(({ amounts }) => amounts.some((one) => fenOf(one) !== 0))}
      />
      <Amounts
        title={t('sales:core.title')}
        heads={[
          '',
          t('sales:report.core_taken'),
          t('sales:report.core_returned'),
          t('sales:report.core_kept'),
        ]}
        rows={[
          {
            key: 'cores',
            name: t('sales:core.title'),
            amounts: [cores.taken, cores.returned, cores.forfeited],
          },
        ].filter(({ amounts }) => amounts.some((one) => fenOf(one) !== 0))}
      />
      <Amounts
        title={t('packages:report.title')}
        heads={['', t('packages:report.taken'), t('packages:report.returned'), t('packages:report.drawn')]}
        rows={[
          {
            key: 'contracts',
            name: t('packages:report.title'),
            amounts: [contracts.taken, contracts.returned, contracts.drawn],
          },
        ].filter(({ amounts }) => amounts.some((one) => fenOf(one) !== 0))}
      />
      <Amounts
        title={t('cashier:stored.title')}
        heads={['', t('cashier:stored.amount'), t('cashier:stored.gift')]}
        rows={[
          {
            key: 'topped_up',
            name: t('cashier:stored.topped_up'),
            amounts: [stored.topped_up, stored.gift],
          },
          { key: 'drawn', name: t('cashier:stored.drawn'), amounts: [stored.drawn, stored.gift_drawn] },
          {
            key: 'put_back',
            name: t('cashier:stored.put_back'),
            amounts: [stored.put_back, stored.gift_put_back],
          },
          {
            key: 'returned',
            name: t('cashier:stored.returned'),
            amounts: [stored.returned, stored.forfeited],
          },
        ].filter(({ amounts }) => amounts.some((one) => fenOf(one) !== 0))}
      />
    </>
  );
}

function Amounts({ title, heads, rows }: { title: string; heads: readonly string[]; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={title}>
      <PlainTable cell="6px 16px" className={styles.table ?? ''}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.name}</td>
              {row.amounts.map((fen, place) => (
                <td key={heads[place + 1]}>
                  <Money fen={fen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}
