import type { StockFigures } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatRate } from '../../../i18n/amounts';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { Stack } from '../../../kit/Stack';
import styles from './Figures.module.css';
import { MonthBars } from './MonthBars';

type Month = StockFigures['months'][number];

/** The year in four figures, what each of them means, and its months. */
export function Overview({ figures }: { figures: StockFigures }) {
  const { t } = useTranslation();
  const share = (asked: number, there: number) =>
    asked > 0 ? formatRate(Math.round((there * 10_000) / asked)) : '–';
  return (
    <Stack gap={16}>
      <div className={styles.cards}>
        <section className={styles.card}>
          <h2>{t('figures:value')}</h2>
          <p data-testid="figure-value">
            <Money fen={figures.stock_value} inline strong />
          </p>
          <Quiet>{t('figures:value_how')}</Quiet>
        </section>
        <section className={styles.card}>
          <h2>{t('figures:turnover')}</h2>
          <p data-testid="figure-turnover">
            {figures.turnover_days === null ? '–' : t('figures:days', { days: figures.turnover_days })}
          </p>
          <Quiet>{t('figures:turnover_how')}</Quiet>
        </section>
        <section className={styles.card}>
          <h2>{t('figures:fill')}</h2>
          <p data-testid="figure-fill">{figures.fill_rate === null ? '–' : formatRate(figures.fill_rate)}</p>
          <Quiet>{t('figures:fill_how', { asked: figures.asked, there: figures.there })}</Quiet>
        </section>
        <section className={styles.card}>
          <h2>{t('figures:dead')}</h2>
          <p data-testid="figure-dead">
            <Money fen={figures.dead_value} inline strong />
          </p>
          <Quiet>{t('figures:dead_how', { parts: figures.dead_parts, days: figures.dead_after_days })}</Quiet>
        </section>
      </div>
      <Panel title={t('figures:value_by_month')} padded testId="figures-chart">
        {figures.months.some((of) => of.closing_value !== 0) ? (
          <MonthBars
            label={t('figures:value_by_month')}
            rows={figures.months.map((of) => ({ month: of.month, amount: of.closing_value }))}
          />
        ) : (
          <EmptyState>{t('figures:no_months')}</EmptyState>
        )}
      </Panel>
      <Panel title={t('figures:by_month')} testId="figures-months">
        <QuietTable<Month>
          rowKey="month"
          dataSource={[...figures.months].reverse()}
          tableLayout="fixed"
          empty={<EmptyState>{t('figures:no_months')}</EmptyState>}
          columns={[
            { title: t('words:field.month'), render: (_, row) => row.month },
            {
              title: t('figures:received'),
              width: 140,
              align: 'right',
              render: (_, row) => <Money fen={row.value_received} />,
            },
            {
              title: t('figures:used'),
              width: 140,
              align: 'right',
              render: (_, row) => <Money fen={row.value_used} />,
            },
            {
              title: t('figures:closing'),
              width: 140,
              align: 'right',
              render: (_, row) => <Money fen={row.closing_value} />,
            },
            {
              title: t('figures:fill'),
              width: 140,
              align: 'right',
              render: (_, row) => share(row.asked, row.there),
            },
          ]}
        />
      </Panel>
    </Stack>
  );
}
