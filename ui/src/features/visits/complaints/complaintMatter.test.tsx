import type { Complaint, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { NoticeList } from '../checkIn/NoticeList';
import { FollowUpPanel } from '../followUps/FollowUpPanel';

const complaint = (id: number, matter: string) =>
  ({ id, number: `TS${id}`, state: 'open', category: 'attitude', matter }) as Complaint;
const complaints = [complaint(1, '方向盘仍然抖'), complaint(2, ' ')];
const visit = {
  order: { id: 7, stage: 'estimating' },
  notices: {
    open_visits: [],
    declined: [],
    declined_findings: [],
    under_warranty: [],
    complaints,
    unpaid: 0,
    note: '',
  },
  complaints,
  calls: [],
  follow_up: null,
  actions: [],
} as unknown as Visit;

it('a complaint without words of the customer says what it concerns', () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <NoticeList visit={visit} />
        <FollowUpPanel visit={visit} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const notices = screen.getByTestId('notices').textContent;
  expect(notices).toContain('投诉 TS1（处理中）：方向盘仍然抖');
  expect(notices).toContain('投诉 TS2（处理中）：服务态度');
  expect(screen.getByTestId('complaint-1').parentElement?.textContent).toBe('TS1处理中方向盘仍然抖');
  expect(screen.getByTestId('complaint-2').parentElement?.textContent).toBe('TS2处理中服务态度');
});
