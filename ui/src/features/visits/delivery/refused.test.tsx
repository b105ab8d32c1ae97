import type { Visit } from '@bindings';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { switchLanguage } from '../../../i18n/language';
import { RefusedDeliveries } from './RefusedDeliveries';

const refused = {
  id: 3,
  work_order_id: 1,
  attempt: 1,
  at: '2026-03-02T09:00:00Z',
  person_id: 5,
  refused_by: '曾小芳',
  reason: '还有异响',
  failed_jobs: [7],
  mileage_out_km: 30_000,
};
const visit = (part: object) =>
  ({
    order: { id: 1 },
    is_in_shop: true,
    people: [
      { id: 5, name: '王顾问' },
      { id: 6, name: '李技师' },
    ],
    lines: [{ id: 4, name: '更换前刹车片' }],
    jobs: [{ id: 7, line_id: 4 }],
    reworks: [
      // Of a failed inspection: another matter.
      { id: 1, inspection_id: 2, refused_delivery_id: null, responsible_id: 5, hours: 900 },
      { id: 2, inspection_id: 4, refused_delivery_id: 3, responsible_id: 6, hours: 50 },
    ],
    refused_deliveries: [refused],
    charges_nothing_more: true,
    ...part,
  }) as unknown as Visit;

it('says what was not accepted, by whom, and whose the rework is', async () => {
  await switchLanguage('zh-CN');
  render(<RefusedDeliveries visit={visit({})} />);
  const told = screen.getByTestId('refused-deliveries').textContent;
  expect(told).toContain('不再向客户加收');
  expect(told).toContain('第 1 次交车，曾小芳 未接收：还有异响。返工：更换前刹车片。');
  expect(told).toContain('经办 王顾问，责任人 李技师，0.5 工时');
});

it('keeps it once the car has gone, and says nothing of a car that was never refused', async () => {
  await switchLanguage('zh-CN');
  const gone = visit({ is_in_shop: false, charges_nothing_more: false });
  const { rerender } = render(<RefusedDeliveries visit={gone} />);
  expect(screen.getByTestId('refused-deliveries').textContent).toContain('客户曾未接收');
  rerender(<RefusedDeliveries visit={visit({ refused_deliveries: [] })} />);
  expect(screen.queryByTestId('refused-deliveries')).toBeNull();
});
