import { Segmented } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/words';
import { useSteady } from './steady';
import styles from './WalkAroundOutline.module.css';

/** A mark on the outline: x and y are thousandths of the drawing. */
interface OutlineMark {
  x: number;
  y: number;
  kind: string;
}

interface WalkAroundOutlineProps {
  marks: readonly OutlineMark[];
  /** Codes with words under `words:damage_kind`: scratch, dent, crack, chip, missing. */
  kinds: readonly string[];
  onAdd?: (mark: OutlineMark) => void;
  onRemove?: (index: number) => void;
  /** What more there is to a mark, in its line of the list. */
  atMark?: (index: number) => ReactNode;
}

const width = 800;
const height = 400;

/** The car seen from above, its nose to the left. A press adds a mark of the chosen kind. */
export function WalkAroundOutline({ marks, kinds, onAdd, onRemove, atMark }: WalkAroundOutlineProps) {
  const { t } = useTranslation();
  const word = useWords();
  const drawing = useRef<SVGSVGElement>(null);
  const hold = useSteady(drawing);
  const [kind, setKind] = useState(kinds[0] ?? '');

  const add = (event: MouseEvent) => {
    const box = drawing.current?.getBoundingClientRect();
    if (!onAdd || !box || box.width === 0 || box.height === 0) return;
    hold();
    onAdd({
      x: Math.round(((event.clientX - box.left) / box.width) * 1000),
      y: Math.round(((event.clientY - box.top) / box.height) * 1000),
      kind,
    });
  };

  return (
    <div className={styles.outline}>
      {onAdd && (
        <Segmented
          size="large"
          block
          value={kind}
          onChange={setKind}
          options={kinds.map((code) => ({ value: code, label: word('damage_kind', code) }))}
        />
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a place on a picture is pointed at; the list below is for keys */}
      <svg
        ref={drawing}
        className={`${styles.car} ${onAdd ? styles.open : ''}`}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('words:outline.label')}
        onClick={add}
      >
        <g className={styles.lines}>
          {/* tyres */}
          <rect x="150" y="56" width="96" height="26" rx="8" />
          <rect x="150" y="318" width="96" height="26" rx="8" />
          <rect x="560" y="56" width="96" height="26" rx="8" />
          <rect x="560" y="318" width="96" height="26" rx="8" />
          {/* body */}
          <path
            className={styles.body}
            d="M48 200c0-72 16-104 62-112 70-12 150-16 290-16s230 4 292 14c44 8 58 44 58 114s-14 106-58 114c-62 10-152 14-292 14s-220-4-290-16c-46-8-62-40-62-112z"
          />
          {/* mirrors */}
          <path d="M284 72l-14-26q22-6 34 4l4 22zM284 328l-14 26q22 6 34-4l4-22z" />
          {/* bonnet */}
          <path d="M70 128q60 16 178 16M70 272q60-16 178-16" />
          {/* windscreen, rear window, side windows */}
          <path className={styles.glass} d="M256 112q-26 88 0 176l74-30q-14-58 0-116z" />
          <path className={styles.glass} d="M652 122q20 78 0 156l-66-24q12-54 0-108z" />
          <path className={styles.glass} d="M278 98h150v26l-90 4zM440 98h186l-44 30-142-4z" />
          <path className={styles.glass} d="M278 302h150v-26l-90-4zM440 302h186l-44-30-142 4z" />
          {/* doors */}
          <path d="M434 73v51M434 327v-51M300 74v20M300 326v-20M590 77v24M590 323v-24" />
          {/* boot and lights */}
          <path d="M672 122q24 78 0 156" />
          <path d="M62 124q18-26 46-30M62 276q18 26 46 30M742 126q-8-28-36-32M742 274q-8 28-36 32" />
          <path d="M334 142q-14 58 0 116h246q12-58 0-116z" />
        </g>
        <text className={styles.side} x="24" y="205" textAnchor="middle">
          {t('words:outline.front')}
        </text>
        <text className={styles.side} x="776" y="205" textAnchor="middle">
          {t('words:outline.rear')}
        </text>
        <text className={styles.side} x="400" y="386" textAnchor="middle">
          {t('words:outline.left')}
        </text>
        <text className={styles.side} x="400" y="28" textAnchor="middle">
          {t('words:outline.right')}
        </text>
        {marks.map((mark, index) => (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of a mark is its place in the list
            key={index}
            className={styles.mark}
            transform={`translate(${(mark.x / 1000) * width} ${(mark.y / 1000) * height})`}
          >
            <circle r="15" />
            <text y="6" textAnchor="middle">
              {index + 1}
            </text>
          </g>
        ))}
      </svg>
      {marks.length > 0 && (
        <ol className={styles.list}>
          {marks.map((mark, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of a mark is its place in the list
            <li key={index}>
              <span className={styles.number}>{index + 1}</span>
              <span className={styles.what}>{word('damage_kind', mark.kind)}</span>
              {onRemove && (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={t('words:outline.remove', { number: index + 1 })}
                  onClick={() => onRemove(index)}
                >
                  ×
                </button>
              )}
              {atMark?.(index)}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
