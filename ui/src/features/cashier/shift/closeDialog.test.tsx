import type { RunningMeans } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../../api/errors';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { CloseDialog } from './CloseDialog';

const off = [
  { means: 'cash', expected: 27_000, counted: 26_000, difference: -1_000 },
  { means: 'wechat', expected: 12_345, counted: 12_000, difference: -345 },
];
const call = vi.fn(async (_command: string, ask: { explanation: string }) => {
  if (ask.explanation === '') throw new Refusal('takings_off', { differences: off });
  return { shift: { id: 3, number: 'JB1' } };
});

beforeEach(() => {
  call.mockClear();
  keepSession({ token: 't', person_id: 2, name: '林晓燕', roles: ['cashier'] });
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const means: RunningMeans[] = [
  { means: 'cash', receipts: 3, refunds: 0, net: null },
  { means: 'card', receipts: 1, refunds: 0, net: 30_000 },
  { means: 'wechat', receipts: 2, refunds: 1, net: 12_345 },
  { means: 'alipay', receipts: 0, refunds: 0, net: 0 },
];

const onClosed = vi.fn();
const show = (another = false) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <CloseDialog
            shift={{ id: 3, number: 'JB1' }}
            means={means}
            another={another}
            onClosed={onClosed}
            onClose={() => {}}
          />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
const count = (denomination: number, pieces: string) =>
  fireEvent.change(screen.getByTestId(`pieces-${denomination}`), { target: { value: pieces } });
const send = () => fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });

it('adds up as it is counted, asks for a word only where the count is off, and closes with it', async () => {
  show();
  count(10_000, '2');
  count(5_000, '1');
  count(1_000, '1');
  expect(screen.getByTestId('counted-total').textContent).toBe('260.00');
  expect(screen.queryByTestId('shift-explanation')).toBeNull();
  await waitFor(() => {
    send();
    expect(call).toHaveBeenCalled();
  });
  fireEvent.change(await screen.findByTestId('shift-explanation'), { target: { value: '找零多给了十元' } });
  await waitFor(() => {
    send();
    expect(onClosed).toHaveBeenCalled();
  });
  const counted = [
    { denomination: 10_000, pieces: 2 },
    { denomination: 5_000, pieces: 1 },
    { denomination: 1_000, pieces: 1 },
  ];
  expect(call.mock.calls.at(-1)?.[1]).toMatchObject({
    id: 3,
    counted,
    explanation: '找零多给了十元',
    closed_for: '',
  });
});

it('explains nothing by a word that was typed for another count', async () => {
  show();
  count(10_000, '2');
  await waitFor(() => {
    send();
    expect(call).toHaveBeenCalledTimes(1);
  });
  fireEvent.change(await screen.findByTestId('shift-explanation'), { target: { value: '找零多给了' } });
  // Now a terminal is looked at too: what it differs by nobody was told yet.
  const typed = screen.getByTestId('compared-wechat').querySelector('input') as HTMLInputElement;
  fireEvent.change(typed, { target: { value: '120' } });
  await waitFor(() => {
    send();
    expect(call).toHaveBeenCalledTimes(2);
  });
  expect(call.mock.calls[1]?.[1]).toMatchObject({ explanation: '' });
  await waitFor(() => expect(screen.getByTestId('close-shift-form').textContent).toContain('微信系统净额'));
  expect(screen.getByTestId<HTMLInputElement>('shift-explanation').value).toBe('找零多给了');
  await waitFor(() => {
    send();
    expect(call).toHaveBeenCalledTimes(3);
  });
  expect(call.mock.calls[2]?.[1]).toMatchObject({ explanation: '找零多给了' });
});

it('does not close somebody else’s shift without a word why', async () => {
  show(true);
  send();
  const why = screen.getByTestId('shift-closed-for');
  await waitFor(() => expect(document.activeElement).toBe(why));
  expect(call).not.toHaveBeenCalled();
  fireEvent.change(why, { target: { value: '他忘了' } });
  await waitFor(() => {
    send();
    expect(call).toHaveBeenCalled();
  });
  expect(call.mock.calls[0]?.[1]).toMatchObject({ closed_for: '他忘了' });
});

it('shows what is no cash beside what the terminal says, and sends only what was typed', async () => {
  show();
  expect(screen.queryByTestId('compared-cash')).toBeNull();
  expect(screen.getByTestId('other-means').textContent).toContain('123.45');
  const typed = screen.getByTestId('compared-wechat').querySelector('input') as HTMLInputElement;
  fireEvent.change(typed, { target: { value: '-1.5' } });
  await waitFor(() => {
    send();
    expect(call).toHaveBeenCalled();
  });
  expect(call.mock.calls[0]?.[1]).toMatchObject({ compared: [{ means: 'wechat', counted: -150 }] });
});

it('what nothing came in by is compared too: the terminal may know of a receipt', async () => {
  show();
  const typed = screen.getByTestId('compared-alipay').querySelector('input') as HTMLInputElement;
  fireEvent.change(typed, { target: { value: '88' } });
  await waitFor(() => {
    send();
    expect(call).toHaveBeenCalled();
  });
  expect(call.mock.calls[0]?.[1]).toMatchObject({ compared: [{ means: 'alipay', counted: 8_800 }] });
});
