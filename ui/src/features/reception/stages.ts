import { type QueueRow, STAGES, type Stage } from '@bindings';
import { byUrgency } from '../../kit/carRow';

export interface StageGroup {
  stage: Stage;
  cars: QueueRow[];
}

/** The cars in the shop by stage, in the order of a visit, the most urgent of each first. */
export function byStage(cars: readonly QueueRow[]): StageGroup[] {
  const groups = new Map<Stage, QueueRow[]>();
  for (const car of cars) groups.set(car.stage, [...(groups.get(car.stage) ?? []), car]);
  return [...groups]
    .sort(([one], [other]) => STAGES.indexOf(one) - STAGES.indexOf(other))
    .map(([stage, rows]) => ({ stage, cars: byUrgency(rows) }));
}

export const ofAdvisor = (cars: readonly QueueRow[], advisor: number): QueueRow[] =>
  cars.filter((car) => car.advisor_id === advisor);
