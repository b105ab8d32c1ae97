import type { PointerEvent } from 'react';
import { useRef, useState } from 'react';
import styles from './SignatureField.module.css';
import type { SignatureDrawing } from './signed';
import { useSteady } from './steady';

type Stroke = SignatureDrawing['strokes'][number];

const signatureWidth = 600;
const signatureHeight = 200;

interface SignatureFieldProps {
  value: SignatureDrawing | null | undefined;
  /** Without it a signature is only shown. */
  onChange?: ((drawing: SignatureDrawing | undefined) => void) | undefined;
  label: string;
  /** It stands upside down, for who sits across the counter: left is right there, and above is below. */
  turned?: boolean;
}

const pathOf = (stroke: Stroke): string => {
  const [first, ...rest] = stroke;
  if (!first) return '';
  // A dot is a stroke too: a line of no length with round ends.
  if (rest.length === 0) return `M${first[0]} ${first[1]}h0.01`;
  return `M${first[0]} ${first[1]}${rest.map(([x, y]) => `L${x} ${y}`).join('')}`;
};

/** The drawing with other strokes; `undefined` once everything is wiped away. */
export const withStrokes = (
  value: SignatureDrawing | null | undefined,
  strokes: Stroke[],
): SignatureDrawing | undefined =>
  strokes.length === 0
    ? undefined
    : { width: value?.width ?? signatureWidth, height: value?.height ?? signatureHeight, strokes };

/** Where one signs with a finger, a pen or the mouse. */
export function SignatureField({ value, onChange, label, turned = false }: SignatureFieldProps) {
  const field = useRef<SVGSVGElement>(null);
  const [drawing, setDrawing] = useState<Stroke>();
  // The hand beside the pen touches the screen as well: it neither ends the stroke nor draws into it.
  const pen = useRef<number>(undefined);
  const drawn = value?.strokes ?? [];
  const width = value?.width ?? signatureWidth;
  const height = value?.height ?? signatureHeight;

  const pointOf = (event: PointerEvent): [number, number] => {
    const box = field.current?.getBoundingClientRect();
    if (!box || box.width === 0 || box.height === 0) return [0, 0];
    const within = (share: number, length: number) =>
      Math.round(Math.min(length, Math.max(0, (turned ? 1 - share : share) * length)));
    return [
      within((event.clientX - box.left) / box.width, width),
      within((event.clientY - box.top) / box.height, height),
    ];
  };

  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (!onChange || drawing || (event.pointerType === 'mouse' && event.button !== 0)) return;
    pen.current = event.pointerId;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    setDrawing([pointOf(event)]);
  };
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing || event.pointerId !== pen.current) return;
    const [x, y] = pointOf(event);
    const last = drawing.at(-1);
    // Points nearer than a pen's width only make the record larger.
    if (last && Math.abs(last[0] - x) + Math.abs(last[1] - y) < 2) return;
    setDrawing([...drawing, [x, y]]);
  };
  const hold = useSteady(field);
  const end = (event: PointerEvent) => {
    if (event.pointerId !== pen.current) return;
    hold();
    if (drawing) onChange?.(withStrokes(value, [...drawn, drawing]));
    setDrawing(undefined);
  };

  const strokes = drawing ? [...drawn, drawing] : drawn;
  return (
    <svg
      ref={field}
      className={`${styles.field} ${onChange ? styles.open : ''}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <line className={styles.line} x1={width * 0.05} y1={height * 0.8} x2={width * 0.95} y2={height * 0.8} />
      {strokes.length === 0 && onChange && (
        <text className={styles.hint} x={width / 2} y={height * 0.55} textAnchor="middle">
          {label}
        </text>
      )}
      {strokes.map((stroke, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added and taken off at the end
        <path className={styles.stroke} key={index} d={pathOf(stroke)} />
      ))}
    </svg>
  );
}
