import type { Line, LineStock, Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../i18n/amounts';
import { formatDay } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { Misfit } from '../../parts/Misfit';
import { StockWords } from '../../parts/StockWords';
import styles from './LineSupply.module.css';

/** How a part line stands with the store: what went to the car, what lies there for it, when the rest comes. */
function LineSupply({ of, unit, testId }: { of: LineStock; unit: string; testId: string }) {
  const { t } = useTranslation();
  const word = useWords();
  const went = [formatQuantity(of.issued), unit].filter(Boolean).join(' ');
  return (
    <span className={styles.supply} data-testid={testId} data-supply={of.supply}>
      <span className={styles[of.supply]}>{word('supply', of.supply)}</span>
      {of.issued > 0 && of.supply !== 'issued' && <span>{t('parts:issued', { quantity: went })}</span>}
      {of.supply !== 'issued' && <StockWords stock={of} unit={unit} />}
      {of.promise?.when === 'expected' && (
        <span className={styles.expected}>
          {t('visits:lines.promised', { day: formatDay(t, of.promise.on) })}
        </span>
      )}
    </span>
  );
}

/**
 * Of the parts stock is kept of, and of those that are for other cars; once the visit is over nobody waits
 * for one or puts one on.
 */
export function SupplyOf({ visit, line, testId }: { visit: Visit; line: Line; testId: string }) {
  if (!visit.is_in_shop) return null;
  const of = visit.stock.find((one) => one.line_id === line.id);
  const misfit = visit.misfits.find((one) => one.line_id === line.id);
  return (
    <>
      {misfit && <Misfit fits={misfit.fits} testId={`${testId}-misfit`} />}
      {of && <LineSupply of={of} unit={of.counted_in || line.unit} testId={testId} />}
    </>
  );
}
