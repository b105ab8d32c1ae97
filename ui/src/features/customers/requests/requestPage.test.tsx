// A deletion says what goes, what stays and what is to be seen to first, and its button waits for that.
import type { DataRequestPage } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import RequestPage from './RequestPage';

let page: DataRequestPage;
const call = vi.fn(async (command: string) => (command === 'get_data_request' ? page : null));

beforeEach(() => {
  page = {
    row: {
      id: 7,
      customer_id: 5,
      asked_kind: 'deletion',
      asker_name: '张小芳',
      asked_means: 'in_person',
      asked_on: '2026-03-02',
      wish: '全部删除',
      identity: 'id_shown',
      identity_note: '',
      due_on: '2026-04-01',
      request_state: 'open',
      done: '',
      refused_reason: '',
      taken_by: 2,
      taken_at: '2026-03-02T01:00:00Z',
      answered_by: null,
      answered_at: null,
      erased: false,
      version: 1,
      customer_name: '张小芳',
      taken_by_name: '李国强',
      answered_by_name: '',
      due: 'later',
    },
    may_answer: true,
    may_check_identity: false,
    may_hand_out: false,
    lacks: ['visit_open'],
    erases: [
      { what: 'customer', count: 1 },
      { what: 'contacts', count: 2 },
    ],
    keeps: ['consents', 'change_log', 'copies'],
  };
  localStorage.clear();
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '李国强', roles: ['manager'] });
  call.mockClear();
  installTransport({ place: 'station', call } as unknown as Transport);
});

const draw = () =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter initialEntries={['/customers/requests/7']}>
          <Routes>
            <Route path="/customers/requests/:id" element={<RequestPage />} />
          </Routes>
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );

it('says what goes and that the log and the copies keep what was there before', async () => {
  draw();
  const goes = (await screen.findByTestId('erasure-goes')).textContent;
  expect(goes).toContain('客户资料');
  expect(goes).toContain('其他联系人');
  const stays = screen.getByTestId('erasure-stays').textContent;
  expect(stays).toContain('同意或不同意的记录');
  expect(stays).toContain('改动记录');
  expect(stays).toContain('备份');
});

it('waits for what is to be seen to first', async () => {
  draw();
  expect((await screen.findByTestId('erasure-lacks')).textContent).toContain('没结束的工单');
  fireEvent.click(screen.getByTestId('request-answer-open'));
  expect(screen.queryByTestId('request-answer-form')).toBeNull();
});

it('opens the form of the deletion once nothing is in its way', async () => {
  page = { ...page, lacks: [] };
  draw();
  fireEvent.click(await screen.findByTestId('request-answer-open'));
  expect(await screen.findByTestId('request-answer-form')).toBeTruthy();
});

it('offers to look who asks only where the host says that nobody knows it', async () => {
  draw();
  await screen.findByTestId('request-facts');
  expect(screen.queryByTestId('request-check')).toBeNull();
});

it('opens the check of who asks where it is still open', async () => {
  page = { ...page, row: { ...page.row, identity: null }, may_check_identity: true };
  draw();
  fireEvent.click(await screen.findByTestId('request-check'));
  expect(await screen.findByTestId('identity-form')).toBeTruthy();
});

it('whoever may not answer is told who does', async () => {
  page = { ...page, may_answer: false };
  draw();
  await screen.findByTestId('request-facts');
  expect(screen.queryByTestId('request-answer-open')).toBeNull();
  expect(screen.getByText('由经理答复。')).toBeTruthy();
});
