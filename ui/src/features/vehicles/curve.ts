import type { MileagePoint } from '@bindings';

export interface Place {
  x: number;
  y: number;
  point: MileagePoint;
}

export interface Curve {
  places: Place[];
  /** Through those that can be believed, as a polyline writes it. */
  line: string;
  /** Kilometres that are written at the side. */
  marks: { km: number; y: number }[];
}

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/** The next of 1, 2, 5, 10, 20, … that divides what is shown into at most four. */
export function stepOf(most: number): number {
  let step = 1;
  for (let turn = 0; most / step > 4; turn++) step *= turn % 3 === 1 ? 2.5 : 2;
  return step;
}

/** Where each reading stands in a picture of this size. A slip of ten times as many would flatten all others: it stands at the edge. */
export function curveOf(points: readonly MileagePoint[], width: number, height: number): Curve {
  const believed = points.filter((point) => !point.doubtful);
  const kept = believed.length > 0 ? believed : points;
  const most = Math.max(1, ...kept.map((point) => point.km));
  const step = stepOf(most);
  const top = Math.ceil(most / step) * step;
  const days = points.map((point) => day(point.on));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const yOf = (km: number) => height - (Math.min(km, top) / top) * height;
  const places = points.map((point) => ({
    x: days.length === 1 ? width / 2 : ((day(point.on) - first) / span) * width,
    y: yOf(point.km),
    point,
  }));
  return {
    places,
    line: places
      .filter(({ point }) => !point.doubtful)
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' '),
    marks: Array.from({ length: Math.round(top / step) }, (_, index) => (index + 1) * step).map((km) => ({
      km,
      y: yOf(km),
    })),
  };
}
