import type { AppointmentPage } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import BookingPage from './BookingPage';

const page = (phone: string, estimate: number | null, message: string) =>
  ({
    appointment: {
      id: 3,
      number: 'YY1',
      stage: 'booked',
      contact_name: '张小芳',
      contact_phone: phone,
      items: [],
      estimate,
      starts_at: '2026-03-02T01:00:00Z',
      created_at: '2026-03-01T01:00:00Z',
      minutes: 60,
      channel: 'phone',
      reason: '',
      work_order_id: null,
    },
    actions: [],
    history: [],
    moves: [],
    payments: [],
    parts: [],
    message,
  }) as unknown as AppointmentPage;

beforeEach(forgetSession);

async function show(role: string, shown: AppointmentPage) {
  keepSession({ token: 't', person_id: 2, name: '', roles: [role] } as never);
  const call = async (command: string) => (command === 'get_appointment' ? shown : null);
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
  const { container, unmount } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter initialEntries={['/bookings/3']}>
          <Routes>
            <Route path="/bookings/:id" element={<BookingPage />} />
          </Routes>
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  await screen.findByText('张小芳', { exact: false });
  const labels = [...container.querySelectorAll('dt')].map((one) => one.textContent);
  const offered = ['open-slip', 'copy-message'].filter((part) => screen.queryByTestId(part) !== null);
  unmount();
  return { quoted: labels.includes('预估费用'), offered };
}

it('the slip and the message go to who is told the phone that stands on them', async () => {
  expect(await show('advisor', page('13712345603', 38_051, '您好'))).toEqual({
    quoted: true,
    offered: ['open-slip', 'copy-message'],
  });
  // Given up: nobody is told anything any more, and the slip can still be looked at.
  expect((await show('advisor', page('13712345603', null, ''))).offered).toEqual(['open-slip']);
  expect(await show('technician', page('', null, ''))).toEqual({ quoted: false, offered: [] });
});

it('that nothing was quoted is said to those who quote', async () => {
  expect((await show('callback_clerk', page('13712345603', null, ''))).quoted).toBe(true);
});
