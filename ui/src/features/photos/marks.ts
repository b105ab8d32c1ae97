import type { PhotoMark } from '@bindings';

/** A mark shorter than that, in thousandths, is a tap that slipped. */
const minLength = 12;

/** Whether somebody drew it, and did not only touch the photo. */
export const isDrawn = ({ from, to }: PhotoMark): boolean =>
  Math.hypot(to[0] - from[0], to[1] - from[1]) >= minLength;

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** A mark as a path over a photo of that many dots. */
export function pathOf({ shape, from, to }: PhotoMark, width: number, height: number): string {
  const [x1, y1] = [(from[0] * width) / 1000, (from[1] * height) / 1000];
  const [x2, y2] = [(to[0] * width) / 1000, (to[1] * height) / 1000];
  if (shape === 'circle') {
    const [rx, ry] = [rounded(Math.abs(x2 - x1) / 2), rounded(Math.abs(y2 - y1) / 2)];
    const [left, right] = [rounded(Math.min(x1, x2)), rounded(Math.max(x1, x2))];
    const middle = rounded((y1 + y2) / 2);
    return `M${left} ${middle}A${rx} ${ry} 0 1 1 ${right} ${middle}A${rx} ${ry} 0 1 1 ${left} ${middle}Z`;
  }
  // The barbs are as long on a small photo as on a large one, and never longer than half the arrow.
  const length = Math.hypot(x2 - x1, y2 - y1);
  const barb = Math.min(length / 2, Math.hypot(width, height) * 0.035);
  const along = Math.atan2(y2 - y1, x2 - x1);
  const barbs = [-0.5, 0.5].map((aside) => {
    const at = along + Math.PI + aside;
    return `M${rounded(x2)} ${rounded(y2)}L${rounded(x2 + barb * Math.cos(at))} ${rounded(y2 + barb * Math.sin(at))}`;
  });
  return `M${rounded(x1)} ${rounded(y1)}L${rounded(x2)} ${rounded(y2)}${barbs.join('')}`;
}
