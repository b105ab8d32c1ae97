// 三包 on the car's page: what is near its limit is marked, and what the law asks is what one begins with.
import type { MakerStanding, VehiclePage } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { MakerPanel } from './MakerPanel';

const terms = {
  invoiced_on: '2026-01-15',
  exchange_months: 24,
  exchange_km: 50_000,
  repair_months: 36,
  repair_km: 60_000,
  note: '',
};
const period = { until: '2028-01-15', until_km: 50_000, runs: true, days_left: 400, km_left: 38_000 };
const maker: MakerStanding = {
  warranty: { id: 1, vehicle_id: 5, version: 3, ...terms },
  exchange: period,
  repair: { ...period, runs: false },
  days: 26,
  max_days: 30,
  days_near: true,
  days_over: false,
  max_same: 4,
  repairs: [{ work_order_id: 7, number: 'GD7', days: 6, goes_on: true, owes_a_car: true }],
  faults: [{ name: '更换大灯', times: 5, near: false, over: true }],
  parts: [],
};
const call = vi.fn(async () => null);

beforeEach(() => {
  localStorage.clear();
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  call.mockClear();
  installTransport({ place: 'station', call } as unknown as Transport);
});

function draw(known: MakerStanding | null) {
  const page = { vehicle: { id: 5 }, maker: known, maker_owes: terms } as unknown as VehiclePage;
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter>
          <MakerPanel page={page} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
}

it('the counters say how much is used up and what is over', () => {
  draw(maker);
  const told = screen.getByTestId('vehicle-maker').textContent ?? '';
  for (const said of [
    '至 2028-01-15 或 50,000 公里',
    '已过（2028-01-15',
    '26 天（超过 30 天可退换）',
    '更换大灯 5 次（超过 4 次可退换）',
    '在修，第 6 天',
    '代用车',
  ])
    expect(told).toContain(said);
});

it('one begins with what the law asks, and what is known is changed as it was seen', async () => {
  const { unmount } = draw(null);
  fireEvent.click(screen.getByTestId('maker-edit'));
  fireEvent.click(await screen.findByTestId('maker-save'));
  await waitFor(() => expect(call).toHaveBeenCalled());
  expect(call.mock.calls[0]?.slice(0, 2)).toEqual([
    'save_maker_warranty',
    { vehicle_id: 5, version: 0, terms },
  ]);
  unmount();
  draw(maker);
  fireEvent.click(screen.getByTestId('maker-edit'));
  fireEvent.change(await screen.findByTestId('maker-repair_months'), { target: { value: '96' } });
  fireEvent.click(screen.getByTestId('maker-save'));
  await waitFor(() => expect(call).toHaveBeenCalledTimes(2));
  expect(call.mock.calls[1]?.slice(0, 2)).toEqual([
    'save_maker_warranty',
    { vehicle_id: 5, version: 3, terms: { ...terms, repair_months: 96 } },
  ]);
});

it('who may not enter it is shown no empty panel', () => {
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '刘师傅', roles: ['technician'] });
  draw(null);
  expect(screen.queryByTestId('vehicle-maker')).toBeNull();
});
