import { formatMoney } from '../../../i18n/amounts';
import { barsOf, type MonthAmount } from './bars';
import styles from './Figures.module.css';

// As wide as the page at the counter, so that its words are as large as the others there.
const size = { width: 860, height: 132, left: 92, top: 10, bottom: 22, right: 12 };

/** An amount of each month as quiet bars; each says its month and amount. */
export function MonthBars({ label, rows }: { label: string; rows: readonly MonthAmount[] }) {
  const { bars, lines } = barsOf(rows, size.width, size.height);
  const whole = { width: size.left + size.width + size.right, height: size.top + size.height + size.bottom };
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${whole.width} ${whole.height}`}
      role="img"
      aria-label={label}
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
      {bars.map((bar) => (
        <g key={bar.month}>
          <rect
            x={size.left + bar.x}
            y={size.top + size.height - bar.height}
            width={bar.width}
            height={bar.height}
            rx={2}
            className={styles.fill}
          />
          {/* The whole column answers to the pointer, so that a low bar can be read as well. */}
          <rect
            x={size.left + bar.x}
            y={size.top}
            width={bar.width}
            height={size.height + size.bottom}
            className={styles.column}
          >
            <title>{`${bar.month}  ${bar.amount === null ? '–' : formatMoney(bar.amount)}`}</title>
          </rect>
          <text x={size.left + bar.x + bar.width / 2} y={whole.height - 6} className={styles.day}>
            {bar.month.slice(2)}
          </text>
        </g>
      ))}
    </svg>
  );
}
