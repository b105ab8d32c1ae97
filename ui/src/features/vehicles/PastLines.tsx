import type { PastLine, WarrantyLeft } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../i18n/amounts';
import { measuredText } from '../../i18n/measured';
import { formatDay } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { Money } from '../../kit/Money';
import { Quiet } from '../../kit/Quiet';
import styles from './WorkHistory.module.css';

/** The lines of a visit that was: by whom, what was measured, and what the shop still answers for. */
export function PastLines({ lines }: { lines: readonly PastLine[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <Line key={line.line_id} line={line} />
      ))}
    </ul>
  );
}

function Line({ line }: { line: PastLine }) {
  const { t } = useTranslation();
  const word = useWords();
  const list = (texts: readonly string[]) => texts.join(t('words:list_separator'));
  const values = line.values.map((value) => measuredText(t, value));
  const amount =
    line.kind === 'labour'
      ? t('words:labour_hours', { hours: line.hours })
      : `${formatQuantity(line.quantity)} ${line.unit}`;
  return (
    <li
      className={styles.line}
      data-sought={line.sought || undefined}
      data-off={line.state === 'declined' || undefined}
      data-testid={`past-line-${line.line_id}`}
    >
      <span className={styles.what}>
        <span className={styles.name}>{line.name}</span>{' '}
        <Quiet>{[line.brand, line.specification].filter(Boolean).join(' ')}</Quiet>
        {line.state !== 'approved' && <em className={styles.state}>{word('line_state', line.state)}</em>}
        {line.payer !== 'customer' && <em className={styles.state}>{word('payer', line.payer)}</em>}
        {(values.length > 0 || line.note !== '') && (
          <span className={styles.values}>{list([...values, line.note].filter(Boolean))}</span>
        )}
      </span>
      <span className={styles.by}>{list(line.done_by)}</span>
      <span className={styles.much}>{line.kind === 'labour' && line.hours === 0 ? '' : amount}</span>
      <span className={styles.left}>{line.warranty && <Left warranty={line.warranty} />}</span>
      <span className={styles.money}>{line.amount !== null && <Money fen={line.amount} />}</span>
    </li>
  );
}

/** Days and kilometres that are left; where the clock cannot be believed the days alone. */
function Left({ warranty }: { warranty: WarrantyLeft }) {
  const { t } = useTranslation();
  const day = formatDay(t, warranty.until);
  const whole =
    warranty.until_km === null
      ? t('history:until', { day })
      : t('history:until_km', { day, km: warranty.until_km });
  return (
    <span title={warranty.cover === 'by_days' ? t('visits:notice.by_days') : whole}>
      {warranty.km === null
        ? t('history:left', { days: warranty.days })
        : t('history:left_km', { days: warranty.days, km: warranty.km })}
    </span>
  );
}
