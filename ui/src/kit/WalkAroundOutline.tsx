import outlines from '@assets/outlines/vehicles.json';
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
  /** Stands before the kinds, in their line. */
  title?: string;
  /** How the car is built; papers draw it from the same points. */
  body: keyof typeof outlines;
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

const looks: Partial<Record<string, string | undefined>> = {
  tyre: styles.tyre,
  body: styles.body,
  part: styles.part,
  glass: styles.glass,
};

/** The car seen from above, its nose to the left. A press adds a mark of the chosen kind. */
export function WalkAroundOutline(props: WalkAroundOutlineProps) {
  const { title, body, marks, kinds, onAdd, onRemove, atMark } = props;
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
        <div className={styles.head}>
          {title && <h3>{title}</h3>}
          <Segmented
            aria-label={title}
            value={kind}
            onChange={setKind}
            options={kinds.map((code) => ({ value: code, label: word('damage_kind', code) }))}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a place on a picture is pointed at; the list below is for keys */}
      <svg
        ref={drawing}
        className={`${styles.car} ${onAdd ? styles.open : ''}`}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={[word('body_kind', body), t('words:outline.label')].join(' · ')}
        onClick={add}
      >
        <g className={styles.lines} data-testid={`outline-${body}`}>
          {outlines[body].map(({ drawn, path, mirrored }) => (
            <g key={path} className={looks[drawn]}>
              <path d={path} />
              {mirrored && <path d={path} transform={`matrix(1 0 0 -1 0 ${height})`} />}
            </g>
          ))}
        </g>
        {/* In the corners: beside the bumpers a longer word would run into the car. */}
        <text className={styles.side} x="8" y="22">
          ◂ {t('words:outline.front')}
        </text>
        <text className={styles.side} x="792" y="22" textAnchor="end">
          {t('words:outline.rear')} ▸
        </text>
        <text className={styles.side} x="400" y="390" textAnchor="middle">
          {t('words:outline.left')}
        </text>
        <text className={styles.side} x="400" y="22" textAnchor="middle">
          {t('words:outline.right')}
        </text>
        {marks.map((mark, index) => (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of a mark is its place in the list
            key={index}
            className={styles.mark}
            transform={`translate(${(mark.x / 1000) * width} ${(mark.y / 1000) * height})`}
          >
            <circle r="19" />
            <text y="8" textAnchor="middle">
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
