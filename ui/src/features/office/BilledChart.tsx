import type { DayFigure } from '@bindings';
import { useTranslation } from 'react-i18next';
import { fenOf, formatMoney } from '../../i18n/amounts';
import { formatDay } from '../../i18n/time';
import styles from './BilledChart.module.css';
import { chartOf, namedEvery } from './chart';

const size = { width: 720, height: 132, left: 76, top: 10, bottom: 22, right: 12 };

/** What was billed on each day, as quiet bars; each says its day and amount. */
export function BilledChart({ days }: { days: readonly DayFigure[] }) {
  const { t } = useTranslation();
  const { bars, lines } = chartOf(days, size.width, size.height);
  const every = namedEvery(days.length);
  const whole = { width: size.left + size.width + size.right, height: size.top + size.height + size.bottom };
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${whole.width} ${whole.height}`}
      role="img"
      aria-label={t('office:billed_by_day')}
    >
      {lines.map(({ amount, y }) => (
        <g key={amount}>
          <line
            x1={size.left}
            x2={size.left + size.width}
            y1={size.top + y}
            y2={size.top + y}
            className={styles.line}
          />
          <text x={size.left - 8} y={size.top + y + 4} className={styles.amount}>
            {formatMoney(amount).replace(/\.00$/, '')}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => (
        <g key={bar.day}>
          <rect
            x={size.left + bar.x}
            y={size.top + size.height - bar.height}
            width={bar.width}
            height={bar.height}
            rx={2}
            className={index === bars.length - 1 ? styles.last : styles.bar}
          />
          {/* The whole column answers to the pointer, so that a low bar can be read as well. */}
          <rect
            x={size.left + bar.x}
            y={size.top}
            width={bar.width}
            height={size.height + size.bottom}
            className={styles.column}
          >
            <title>
              {t('office:day_figure', {
                day: formatDay(t, bar.day, true),
                billed: formatMoney(fenOf(bar.billed)),
                delivered: bar.delivered,
              })}
            </title>
          </rect>
          {(bars.length - 1 - index) % every === 0 && (
            <text x={size.left + bar.x + bar.width / 2} y={whole.height - 6} className={styles.day}>
              {bar.day.slice(5)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
