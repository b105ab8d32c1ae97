import type { MileagePoint } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatKm } from '../../i18n/amounts';
import { formatDay } from '../../i18n/time';
import { curveOf } from './curve';
import styles from './MileageCurve.module.css';

const size = { width: 640, height: 110, left: 72, top: 10, bottom: 22, right: 60 };

/** What stood on the clock at each visit; a reading that cannot be believed is drawn apart and off the line. */
export function MileageCurve({ points }: { points: readonly MileagePoint[] }) {
  const { t } = useTranslation();
  const curve = curveOf(points, size.width, size.height);
  const whole = { width: size.left + size.width + size.right, height: size.top + size.height + size.bottom };
  const ends = [curve.places[0], curve.places.at(-1)].filter(
    (place, index, both) => place !== undefined && (index === 0 || place !== both[0]),
  );
  return (
    <svg
      className={styles.curve}
      viewBox={`0 0 ${whole.width} ${whole.height}`}
      role="img"
      aria-label={t('history:curve')}
      data-testid="mileage-curve"
    >
      {curve.marks.map(({ km, y }) => (
        <g key={km}>
          <line
            x1={size.left}
            x2={size.left + size.width}
            y1={size.top + y}
            y2={size.top + y}
            className={styles.mark}
          />
          <text x={size.left - 10} y={size.top + y + 4} className={styles.km}>
            {formatKm(km)}
          </text>
        </g>
      ))}
      <polyline
        points={curve.line}
        transform={`translate(${size.left} ${size.top})`}
        className={styles.line}
      />
      {curve.places.map(({ x, y, point }, place) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: readings stand in the order of their days.
          key={place}
          cx={size.left + x}
          cy={size.top + y}
          r={4}
          className={point.doubtful ? styles.doubtful : styles.point}
        >
          <title>
            {t(point.doubtful ? 'history:doubtful' : 'history:reading', {
              day: formatDay(t, point.on),
              km: point.km,
            })}
          </title>
        </circle>
      ))}
      {ends.map(
        (place) =>
          place && (
            <text key={place.x} x={size.left + place.x} y={whole.height - 6} className={styles.day}>
              {place.point.on}
            </text>
          ),
      )}
    </svg>
  );
}
