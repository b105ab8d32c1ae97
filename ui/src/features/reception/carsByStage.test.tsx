import type { CarProgress, QueueRow } from '@bindings';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { CarsByStage } from './CarsByStage';

const car = (work_order_id: number) =>
  ({
    work_order_id,
    stage: 'in_repair',
    stage_since: '2026-03-02T01:00:00Z',
    plate: '粤B54321',
    plate_colour: 'blue',
    make: '大众',
    model: '朗逸',
    symptom: '异响',
    customer_name: '曾小芳',
    advisor_name: '张敏',
    promised_at: '2026-03-05T09:00:00Z',
  }) as QueueRow;

const progress = (work_order_id: number, risk: string) =>
  ({
    work_order_id,
    progress: {
      step: 'repair',
      jobs: 2,
      jobs_done: 1,
      at_work: [],
      waits_for: [],
      parts_by: '2026-03-06',
      outside: [],
      outside_by: null,
      answers: 0,
      promised_at: '2026-03-05T09:00:00Z',
      risk,
      too_late: risk === 'waits' ? [{ name: '机油滤', on: '2026-03-06' }] : [],
      work_minutes: 30,
    },
  }) as unknown as CarProgress;

it('says in front, and in amber, that a promise will not hold, before it breaks', () => {
  render(
    <CarsByStage
      cars={[car(1), car(2)]}
      progress={[progress(1, 'waits'), progress(2, 'calm')]}
      onOpen={() => undefined}
      action={null}
    />,
  );
  const [first, second] = screen.getAllByRole('listitem');
  const said = first?.querySelector('[data-risk=waits]');
  expect(said?.textContent).toContain('机油滤预计');
  expect(said?.textContent).toContain('晚于交车');
  expect(said?.querySelector('svg'), 'a shape, and not its colour alone').not.toBeNull();
  expect(said?.parentElement?.textContent?.startsWith(said?.textContent ?? '-')).toBe(true);
  expect(second?.querySelector('[data-risk]')).toBeNull();
  expect(second?.textContent).toContain('大众 朗逸');
});
