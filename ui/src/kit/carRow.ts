import { PRIORITIES, type Priority, type Stage } from '@bindings';
import type { QueueRow } from './QueueList';

/** A car in a queue, in the shape the hosts' homes send it. */
export interface CarLike {
  work_order_id: number;
  number: string;
  plate: string | null;
  plate_colour: string;
  make: string;
  model: string;
  customer_name: string;
  symptom: string;
  stage: Stage;
  stage_since: string;
  promised_at: string | null;
  /** Left out of lists that do not tell it. */
  priority?: Priority;
  comeback_lines?: number;
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** The row of a visit: who and what car first, then what is the matter. */
export function carRow(car: CarLike): QueueRow {
  const vehicle = joined(car.make, car.model);
  return {
    id: car.work_order_id,
    plate: car.plate,
    plateColour: car.plate_colour,
    title: car.customer_name === '' ? vehicle || car.number : car.customer_name,
    detail: [car.customer_name === '' ? '' : vehicle, car.symptom].filter((part) => part !== '').join(' · '),
    since: car.stage_since,
    priority: car.priority ?? 'normal',
    comeback: car.comeback_lines,
    promised: car.promised_at === null ? null : { at: car.promised_at, stage: car.stage },
  };
}

/** Whoever waits in the shop comes first, then what is promised soonest; without a promise, what has waited longest. */
export function byUrgency<Car extends CarLike>(cars: readonly Car[]): Car[] {
  const due = (car: Car) =>
    car.promised_at === null ? Number.MAX_SAFE_INTEGER : Date.parse(car.promised_at);
  const place = (car: Car) => PRIORITIES.indexOf(car.priority ?? 'normal');
  return [...cars].sort(
    (one, other) =>
      place(one) - place(other) ||
      due(one) - due(other) ||
      Date.parse(one.stage_since) - Date.parse(other.stage_since),
  );
}
