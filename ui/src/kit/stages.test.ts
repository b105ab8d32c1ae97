import { expect, it } from 'vitest';
import { railSteps, type StageStepLike } from './stages';

const at = (clock: string) => `2026-03-02T${clock}:00Z`;
const noon = Date.parse(at('12:00'));
const steps: StageStepLike[] = [
  { to_stage: 'checked_in', at: at('08:00') },
  { to_stage: 'checked_in', at: at('08:10') },
  { to_stage: 'estimating', at: at('08:30') },
  { to_stage: 'awaiting_authorisation', at: at('09:00') },
  { to_stage: 'awaiting_assignment', at: at('09:30') },
  { to_stage: 'in_repair', at: at('10:00') },
  { to_stage: 'awaiting_inspection', at: at('11:00') },
  { to_stage: 'in_repair', at: at('11:15') },
];
const step = (rail: ReturnType<typeof railSteps>, stage: string) => rail.find((one) => one.stage === stage);

it('tells done, current and ahead apart', () => {
  const rail = railSteps('in_repair', steps, noon);
  expect(rail).toHaveLength(10);
  expect(rail.map((one) => one.state)).toEqual([
    ...Array(4).fill('done'),
    'current',
    ...Array(5).fill('ahead'),
  ]);
});

it('counts the time of a stage once per stay, and an action that stays in a stage not at all', () => {
  const rail = railSteps('in_repair', steps, noon);
  expect(step(rail, 'checked_in')).toMatchObject({ seconds: 30 * 60, times: 1 });
  // An hour before the failed inspection, three quarters since.
  expect(step(rail, 'in_repair')).toMatchObject({ seconds: 105 * 60, times: 2 });
  expect(step(rail, 'awaiting_inspection')).toMatchObject({ seconds: 15 * 60, state: 'ahead' });
  expect(step(rail, 'preparing')?.seconds).toBeUndefined();
});

it('a cancelled visit stays where it was at work', () => {
  const rail = railSteps('cancelled', [...steps, { to_stage: 'cancelled', at: at('11:30') }], noon);
  expect(step(rail, 'in_repair')).toMatchObject({ state: 'current', seconds: 75 * 60 });
});

it('a closed visit is done from end to end', () => {
  expect(railSteps('closed', steps, noon).every((one) => one.state === 'done')).toBe(true);
});
