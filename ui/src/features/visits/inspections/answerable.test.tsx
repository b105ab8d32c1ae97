// Who did a job is asked first to answer for it, as long as they still work in the workshop.
import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { RefuseDelivery } from '../delivery/RefuseDelivery';
import { blankRework, ReworkForm } from './ReworkForm';

const people = [
  { id: 4, name: '李师傅', active: true, roles: ['foreman'] },
  { id: 5, name: '王师傅', active: true, roles: ['technician'] },
];
/** Whom the host gives jobs. */
let workers: number[];
const call = vi.fn(async (command: string, _request: unknown) =>
  command === 'list_people' ? { people, workers, bays: [] } : {},
);
const visit = {
  order: { id: 3, version: 1 },
  visitor: '张小芳',
  vehicle: { plate: '粤B54321', plate_colour: 'blue' },
  lines: [{ id: 5, name: '更换前刹车片' }],
  jobs: [{ id: 21, line_id: 5, technicians: [{ person_id: 4, share: 10_000 }] }],
  done_jobs: [21],
} as unknown as Visit;

beforeEach(() => {
  localStorage.clear();
  call.mockClear();
  workers = [5];
  keepSession({ token: 't', person_id: 2, name: '周质检', roles: ['inspector', 'advisor'] });
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

async function shown(form: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>{form}</MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(call.mock.calls.map(([command]) => command)).toContain('list_people'));
  await act(async () => new Promise((done) => setTimeout(done, 0)));
}
const rework = () => (
  <ReworkForm
    visit={visit}
    report={{ work_order_id: 3, items: [], road_test_km: 0, note: '' }}
    suggested={[21]}
    draft={{ value: { ...blankRework, cause: '还有异响' }, set: () => {}, clear: () => {} } as never}
    onClose={() => {}}
    onDone={() => {}}
  />
);

it('whoever did the job answers for it, by name', async () => {
  workers = [4, 5];
  await shown(rework());
  expect(screen.getByTestId('rework-responsible').textContent).toBe('李师傅');
});

it('one who has become foreman is no number in the choice: somebody else is asked for', async () => {
  await shown(rework());
  expect(screen.getByTestId('rework-responsible').textContent).toBe('');
  fireEvent.click(screen.getByTestId('rework-send'));
  await act(async () => new Promise((done) => setTimeout(done, 0)));
  expect(call.mock.calls.map(([command]) => command)).not.toContain('fail_final_inspection');
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: '责任人' }));
});

it('nor where the customer does not take the car', async () => {
  await shown(<RefuseDelivery visit={visit} onClose={() => {}} />);
  fireEvent.change(screen.getByTestId('refused-reason'), { target: { value: '还有异响' } });
  fireEvent.click(screen.getByTestId('refused-job-21'));
  expect(screen.getByTestId('refused-responsible').textContent).toBe('');
  fireEvent.click(screen.getByTestId('refused-send'));
  await act(async () => new Promise((done) => setTimeout(done, 0)));
  expect(call.mock.calls.map(([command]) => command)).not.toContain('refuse_delivery');
});
