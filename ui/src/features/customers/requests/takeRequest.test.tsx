// A request written down days after it was asked shows the day by which it is really to be answered.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { TakeRequest } from './TakeRequest';

const call = vi.fn(async (command: string) => {
  if (command === 'take_data_request')
    throw { code: 'bad_field', params: { field: 'identity_note', problem: 'too_long' } };
  return null;
});

beforeEach(() => {
  localStorage.clear();
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '李国强', roles: ['advisor'] });
  call.mockClear();
  installTransport({ place: 'station', call } as unknown as Transport);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter>
          <TakeRequest
            customer={{ id: 5, name: '张小芳' }}
            list={{ open: [], over: [], reply_days: 30, due_from_today: '2026-04-01' }}
            onClose={() => {}}
          />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
});

const written = (field: string) => (screen.getByTestId(field) as HTMLInputElement).value;

it('moves the last day along with the day it was asked on', () => {
  expect(written('request-due')).toBe('2026-04-01');
  for (let days = 0; days < 3; days += 1)
    fireEvent.keyDown(screen.getByTestId('request-asked-on'), { key: 'ArrowDown' });
  expect(written('request-due')).toBe('2026-03-29');
});

it('says beside its field what is wrong with what was looked at', async () => {
  fireEvent.click(screen.getByTestId('request-kind-copy'));
  fireEvent.click(screen.getByTestId('request-send'));
  await waitFor(() =>
    expect(call).toHaveBeenCalledWith('take_data_request', expect.anything(), expect.anything()),
  );
  const field = document.querySelector('[data-lack="identity_note"]');
  await waitFor(() => expect(field?.querySelector('[role="alert"]')).not.toBeNull());
});
