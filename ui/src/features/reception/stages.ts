import type { QueueRow, Stage } from '@bindings';
import { byUrgency } from '../../kit/carRow';
import { railStages } from '../../kit/stages';

export interface StageGroup {
  stage: Stage;
  cars: QueueRow[];
}

/** The cars in the shop by stage, in the order of a visit, the most urgent of each first. */
export function byStage(cars: readonly QueueRow[]): StageGroup[] {
  const groups = new Map<Stage, QueueRow[]>();
  for (const car of cars) groups.set(car.stage, [...(groups.get(car.stage) ?? []), car]);
  return [...groups]
    .sort(([one], [other]) => railStages.indexOf(one) - railStages.indexOf(other))
    .map(([stage, rows]) => ({ stage, cars: byUrgency(rows) }));
}

export const ofAdvisor = (cars: readonly QueueRow[], advisor: number): QueueRow[] =>
  cars.filter((car) => car.advisor_id === advisor);
