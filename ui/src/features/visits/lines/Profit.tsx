import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { fenOf, formatRate } from '../../../i18n/amounts';
import { Money } from '../../../kit/Money';
import { marginOf } from './profit';

/** What the visit earned by now, for those who are told what things cost. */
export function ProfitTotals({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const { profit } = visit;
  if (!profit || profit.lines.length === 0) return null;
  const margin = marginOf(fenOf(profit.profit), fenOf(profit.charged));
  return (
    <>
      <div data-testid="visit-cost">
        <dt>{t('visits:profit.cost')}</dt>
        <dd>
          <Money fen={profit.cost} />
        </dd>
      </div>
      <div data-testid="visit-profit">
        <dt>
          {margin === undefined
            ? t('visits:profit.profit')
            : t('visits:profit.with_margin', { margin: formatRate(margin) })}
        </dt>
        <dd>
          <Money fen={profit.profit} />
        </dd>
      </div>
    </>
  );
}

/** Of one line, below its amount. */
export function LineProfit({ visit, line }: { visit: Visit; line: number }) {
  const { t } = useTranslation();
  const of = visit.profit?.lines.find((one) => one.line_id === line);
  if (!of) return null;
  return (
    <span data-testid={`line-${line}-profit`}>
      {t(of.from_issues ? 'visits:profit.of_line' : 'visits:profit.of_line_thought', { amount: of.profit })}
    </span>
  );
}
