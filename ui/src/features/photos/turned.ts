// A photo is looked at turned right by quarters, and drawn on as it is looked at; what is drawn is kept as the photo was
// taken, so that turning it once more leaves every mark where it belongs.
import type { PhotoMark } from '@bindings';

/** Along both sides, in thousandths of them. */
export type Point = PhotoMark['from'];

const whole = 1000;
/** The quarters to the right, of any number of them to either side. */
export const quartersOf = (turns: number): number => ((turns % 4) + 4) % 4;

/** Where a point of the photo as it was taken lies once the photo is turned right so many quarters. */
export function turned([x, y]: Point, turns: number): Point {
  switch (quartersOf(turns)) {
    case 1:
      return [whole - y, x];
    case 2:
      return [whole - x, whole - y];
    case 3:
      return [y, whole - x];
    default:
      return [x, y];
  }
}

/** Which point of the photo as it was taken lies there. */
export const unturned = (point: Point, turns: number): Point => turned(point, -turns);

/** The sides of the photo as it is looked at. */
export const turnedSides = (width: number, height: number, turns: number): [number, number] =>
  quartersOf(turns) % 2 === 0 ? [width, height] : [height, width];

/** The same for a drawing: lays what is as it was taken into the frame it is looked at in. */
export function turning(width: number, height: number, turns: number): string | undefined {
  switch (quartersOf(turns)) {
    case 1:
      return `translate(${height} 0) rotate(90)`;
    case 2:
      return `translate(${width} ${height}) rotate(180)`;
    case 3:
      return `translate(0 ${width}) rotate(270)`;
    default:
      return undefined;
  }
}

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where in the frame a finger is, in thousandths; beside the photo it draws along its edge. */
export function pointIn(frame: Frame, x: number, y: number): Point {
  const along = (from: number, length: number, at: number) =>
    length === 0 ? 0 : Math.round(Math.min(1, Math.max(0, (at - from) / length)) * whole);
  return [along(frame.left, frame.width, x), along(frame.top, frame.height, y)];
}
