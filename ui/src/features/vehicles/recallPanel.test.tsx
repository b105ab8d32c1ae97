// Recalls of a car: closed by the visit that is going on, and by none while the car is not there.
import type { RecallOfCar, VehiclePage } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { RecallDialog } from './RecallDialog';
import { RecallPanel } from './RecallPanel';

const recall = {
  id: 3,
  recall_number: 'S2026M0012I',
  name: '驾驶员气囊',
  text: '更换气体发生器',
  wmi: 'LVS',
  vin_from: 'LVSHJ',
  vin_to: 'LVSHJ',
  safety: true,
  active: true,
  hours: 150,
  version: 2,
};
const call = vi.fn(async () => null);

beforeEach(() => {
  localStorage.clear();
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  call.mockClear();
  installTransport({ place: 'station', call } as unknown as Transport);
});

const draw = (what: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter>{what}</MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
const panel = (recalls: RecallOfCar[], open: number | null) =>
  draw(<RecallPanel page={{ recalls, open_work_order: open } as unknown as VehiclePage} />);
const sent = (turn: number) => (call.mock.calls[turn] as unknown[] | undefined)?.slice(0, 2);

it('an open recall is closed by the visit that is going on', async () => {
  panel([{ recall, done: null, planned: false }], 7);
  expect(screen.getByTestId('vehicle-recalls').textContent).toContain('安全召回');
  fireEvent.click(screen.getByTestId('recall-close-3'));
  await waitFor(() => expect(call).toHaveBeenCalled());
  expect(sent(0)).toEqual(['close_recall', { recall_id: 3, work_order_id: 7 }]);
});

it('while the car is not there the button says what is missing', () => {
  panel([{ recall, done: null, planned: false }], null);
  expect(screen.getByTestId('vehicle-recalls').textContent).toContain('车不在店里');
  fireEvent.click(screen.getByTestId('recall-close-3'));
  expect(call).not.toHaveBeenCalled();
});

it('one press makes a line of it on the visit that is going on, and what stands there is not made again', async () => {
  const { unmount } = panel([{ recall, done: null, planned: false }], 7);
  fireEvent.click(screen.getByTestId('recall-line-3'));
  await waitFor(() => expect(call).toHaveBeenCalled());
  expect(sent(0)).toEqual(['add_recall_line', { work_order_id: 7, recall_id: 3 }]);
  unmount();
  const { unmount: again } = panel([{ recall, done: null, planned: true }], 7);
  expect(screen.queryByTestId('recall-line-3')).toBeNull();
  again();
  panel([{ recall, done: null, planned: false }], null);
  expect(screen.queryByTestId('recall-line-3')).toBeNull();
});

it('what was closed says by which visit, and is opened again there', async () => {
  panel(
    [{ recall, done: { work_order_id: 6, number: 'GD6', at: '2026-03-02T01:00:00Z' }, planned: false }],
    7,
  );
  expect(screen.getByText('GD6').getAttribute('href')).toBe('/visits/6');
  fireEvent.click(screen.getByTestId('recall-reopen-3'));
  await waitFor(() => expect(call).toHaveBeenCalled());
  expect(sent(0)).toEqual(['reopen_recall', { recall_id: 3, work_order_id: 6 }]);
});

it('a recall is changed as it was seen, and none goes out without a name and a number', async () => {
  const { unmount } = draw(<RecallDialog recall={recall} onClose={() => undefined} />);
  fireEvent.change(await screen.findByTestId('recall-vin_to'), { target: { value: 'LVSHK' } });
  fireEvent.click(screen.getByTestId('recall-save'));
  await waitFor(() => expect(call).toHaveBeenCalled());
  const { id: _id, version: _version, wmi: _wmi, ...typed } = recall;
  expect(sent(0)).toEqual(['save_recall', { id: 3, version: 2, typed: { ...typed, vin_to: 'LVSHK' } }]);
  unmount();
  draw(<RecallDialog recall={undefined} onClose={() => undefined} />);
  fireEvent.click(await screen.findByTestId('recall-save'));
  expect(call).toHaveBeenCalledTimes(1);
});
