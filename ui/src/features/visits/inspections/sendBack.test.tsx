import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { SendBack } from './SendBack';

const people = [{ id: 4, name: '李师傅', active: true, roles: ['technician'] }];
const answers: Record<string, unknown> = {
  list_people: { people, workers: [4], bays: [] },
  list_photos: { photos: [], may_take: [], signed: { check_in_sheet: '', inspection_report: '' } },
};
const call = vi.fn(async (command: string, _request: unknown) => answers[command] ?? {});
const sent = () =>
  call.mock.calls.filter(([name]) => name === 'fail_final_inspection').map(([, request]) => request);

const visit = (yours: boolean): Visit =>
  ({
    order: { id: 3, stage: 'preparing' },
    vehicle: { plate: '粤B54321', plate_colour: 'blue' },
    actions: [{ action: 'fail_final_inspection', yours, next: false, roles: ['inspector'], missing: [] }],
    lines: [{ id: 5, name: '更换前刹车片' }],
    jobs: [
      { id: 21, line_id: 5, attempt: 1, state: 'finished', technicians: [{ person_id: 4, share: 10_000 }] },
    ],
    current_jobs: [21],
    done_jobs: [21],
    people,
  }) as unknown as Visit;

const draw = (yours: boolean) => {
  cleanup();
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <MemoryRouter>
          <SendBack visit={visit(yours)} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
};

beforeEach(() => {
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

it('sends a car that passed back to the workshop, with which work, why and whose', async () => {
  draw(true);
  fireEvent.click(screen.getByTestId('action-fail_final_inspection'));
  fireEvent.click(await screen.findByTestId('rework-job-21'));
  fireEvent.change(screen.getByTestId('rework-cause'), { target: { value: '洗车时听到异响' } });
  fireEvent.click(screen.getByTestId('rework-send'));
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toMatchObject({
    work_order_id: 3,
    items: [],
    failed_jobs: [21],
    cause: '洗车时听到异响',
    responsible_id: 4,
  });
});

it('stands there for nobody whose it is not', () => {
  draw(false);
  expect(screen.queryByTestId('send-back')).toBeNull();
});
