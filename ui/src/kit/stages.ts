import { RAIL_STAGES, type Stage } from '@bindings';

// What the rail draws: the stages a visit goes through, in order, and how long each has taken so far.

/** One step of a visit as the host records it; steps come in the order they happened. */
export interface StageStepLike {
  to_stage: Stage;
  at: string;
}

export interface RailStep {
  stage: Stage;
  state: 'done' | 'current' | 'ahead';
  /** Undefined for a stage never entered. */
  seconds?: number;
  /** How often the visit was here: rework enters a stage again, and both times count. */
  times: number;
}

interface Stay {
  stage: Stage;
  from: number;
  to: number;
}

function stays(steps: readonly StageStepLike[], now: number): Stay[] {
  const found: Stay[] = [];
  for (const step of steps) {
    const at = Date.parse(step.at);
    const before = found.at(-1);
    // Some actions leave the stage as it is.
    if (before?.stage === step.to_stage) continue;
    if (before) before.to = at;
    found.push({ stage: step.to_stage, from: at, to: now });
  }
  return found;
}

/** Where the visit stands and what each stage took. */
export function railSteps(current: Stage, steps: readonly StageStepLike[], now: number): RailStep[] {
  const visited = stays(steps, now);
  // A cancelled visit stays where it was last at work.
  const last =
    current === 'cancelled' ? visited.findLast((stay) => stay.stage !== 'cancelled')?.stage : current;
  const at = current === 'closed' ? RAIL_STAGES.length : RAIL_STAGES.indexOf(last ?? current);
  return RAIL_STAGES.map((stage, index) => {
    const here = visited.filter((stay) => stay.stage === stage);
    const seconds = here.reduce((sum, stay) => sum + Math.max(0, (stay.to - stay.from) / 1000), 0);
    const state = index < at ? 'done' : index === at ? 'current' : 'ahead';
    // Once the car is with its owner the clock of the visit has stopped.
    const measured = here.length > 0 && stage !== 'delivered';
    return { stage, state, seconds: measured ? seconds : undefined, times: here.length };
  });
}
