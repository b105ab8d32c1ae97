import type { JobRow, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { FindingDialog } from '../../jobs/FindingDialog';
import { VisitFindings } from './VisitFindings';

const call = vi.fn(async (command: string, _request: unknown) =>
  command === 'list_photos' ? { photos: [], may_take: [] } : {},
);
const reported = () => call.mock.calls.filter(([name]) => name === 'report_finding').map(([, sent]) => sent);

beforeEach(() => {
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const draw = (page: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>{page}</AntApp>
    </QueryClientProvider>,
  );

const visit = {
  order: { id: 3 },
  vehicle: { plate: '粤B54321', plate_colour: 'blue' },
  actions: [{ action: 'report_finding', yours: true, next: false, roles: [], missing: [] }],
  lines: [{ id: 5, name: '更换前刹车片' }],
  jobs: [{ id: 21, line_id: 5, attempt: 1 }],
  current_jobs: [21],
  findings: [],
  people: [],
} as unknown as Visit;
const row = {
  job_id: 21,
  work_order_id: 3,
  work_order_number: 'GD1',
  name: '更换前刹车片',
  plate: null,
} as JobRow;

const openOnVisit = () => {
  draw(<VisitFindings visit={visit} />);
  fireEvent.click(screen.getByTestId('action-report_finding'));
};
const openAtJob = (onClose: () => void = () => undefined) =>
  draw(<FindingDialog job={row} onClose={onClose} />);

const type = (testId: string, value: string) =>
  fireEvent.change(screen.getByTestId(testId), { target: { value } });

it('asks the same, in the same words, at the job and on the page of the visit', async () => {
  const asks = async (open: () => void) => {
    open();
    const form = await screen.findByTestId('finding-form');
    const labels = [...form.querySelectorAll('label')].map((label) => label.textContent);
    const hints = [...form.querySelectorAll('[placeholder]')].map((one) => one.getAttribute('placeholder'));
    screen.getByText('请写发现了什么');
    cleanup();
    return { labels, hints };
  };
  const atJob = await asks(openAtJob);
  const onVisit = await asks(openOnVisit);
  expect(onVisit.hints).toEqual(atJob.hints);
  // Only the page of the visit has to ask which job it was.
  expect(onVisit.labels.filter((label) => label !== '在哪个作业中')).toEqual(atJob.labels);
  expect(onVisit.labels).toHaveLength(atJob.labels.length + 1);
});

it('is reported at the job it was opened at, without the blanks around it', async () => {
  const closed = vi.fn();
  openAtJob(closed);
  type('finding-text', ' 胶套开裂 ');
  type('finding-suggestion', '更换');
  fireEvent.click(screen.getByTestId('finding-urgency-now'));
  fireEvent.click(screen.getByTestId('action-report_finding'));
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(reported()).toEqual([
    { work_order_id: 3, job_id: 21, text: '胶套开裂', suggestion: '更换', urgency: 'now' },
  ]);
});

it('is of the whole visit unless a job is chosen there, and its form goes when the host has it', async () => {
  openOnVisit();
  type('finding-text', '胶套开裂');
  cleanup();
  // The form is open still, with what was typed, when somebody comes back to the page.
  draw(<VisitFindings visit={visit} />);
  expect(screen.getByTestId('finding-text')).toHaveProperty('value', '胶套开裂');
  fireEvent.click(screen.getByTestId('action-report_finding'));
  await waitFor(() => expect(screen.queryByTestId('finding-text')).toBeNull());
  expect(reported()).toEqual([
    { work_order_id: 3, job_id: null, text: '胶套开裂', suggestion: '', urgency: 'soon' },
  ]);
  expect(Object.keys(localStorage).filter((key) => key.includes('finding'))).toEqual([]);
});
