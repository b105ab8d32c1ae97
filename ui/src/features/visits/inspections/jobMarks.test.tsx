// How the foreman marks a job, by the keys alone.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { afterEach, expect, it, vi } from 'vitest';
import { visitIn } from '../../../../tests/visit';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { JobMarks } from './JobMarks';

afterEach(cleanup);

const job = {
  job_id: 21,
  name: '更换前制动片',
  attempt: 1,
  technicians: [4],
  technician_names: ['李师傅'],
  mark: null,
  marked_by: '',
  may_mark: true,
};

it('a mark goes out once both are given, and nobody marks what is their own', async () => {
  const jobs = [job, { ...job, job_id: 22, name: '四轮定位', may_mark: false }];
  const call = vi.fn(async (command: string, _request: unknown) =>
    command === 'job_marks' ? { jobs } : { id: 1 },
  );
  installTransport({ place: 'station', call, onConnection: () => () => undefined } as unknown as Transport);
  keepSession({ token: crypto.randomUUID(), person_id: 3, name: '王主管', roles: ['foreman'] });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <JobMarks visit={visitIn('preparing')} />
      </AntApp>
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByTestId('mark-21'));
  expect(screen.queryByTestId('mark-22')).toBeNull();
  const sent = () => call.mock.calls.filter(([name]) => name === 'mark_job').map(([, request]) => request);
  fireEvent.click(await screen.findByTestId('mark-efficiency-4'));
  fireEvent.click(screen.getByTestId('action-mark_job'));
  expect(sent(), 'the quality is missing').toEqual([]);
  fireEvent.click(screen.getByTestId('mark-quality-5'));
  fireEvent.click(screen.getByTestId('action-mark_job'));
  await waitFor(() =>
    expect(sent()).toEqual([{ job_id: 21, version: 0, efficiency: 4, quality: 5, note: '' }]),
  );
});

it('what somebody else marked meanwhile is not written over unseen', async () => {
  let mark = { efficiency: 4, quality: 5, note: '', version: 1 };
  const call = vi.fn(async (command: string, _request: unknown) =>
    command === 'job_marks' ? { jobs: [{ ...job, mark, marked_by: '王主管' }] } : { id: 1 },
  );
  installTransport({ place: 'station', call, onConnection: () => () => undefined } as unknown as Transport);
  keepSession({ token: crypto.randomUUID(), person_id: 3, name: '王主管', roles: ['foreman'] });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <AntApp>
        <JobMarks visit={visitIn('preparing')} />
      </AntApp>
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByTestId('mark-21'));
  mark = { efficiency: 1, quality: 2, note: '', version: 2 };
  await client.invalidateQueries();
  await waitFor(() => expect(screen.getByTestId('job-mark-21').textContent).toContain('1'));
  fireEvent.click(screen.getByTestId('mark-quality-3'));
  fireEvent.click(screen.getByTestId('action-mark_job'));
  const sent = () => call.mock.calls.filter(([name]) => name === 'mark_job').map(([, request]) => request);
  await waitFor(() =>
    expect(sent()).toEqual([{ job_id: 21, version: 1, efficiency: 4, quality: 3, note: '' }]),
  );
});
