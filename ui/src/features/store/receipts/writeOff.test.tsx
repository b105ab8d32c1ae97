import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { WriteOffDialog } from './WriteOffDialog';

const sent: { approval?: unknown; quantity: number }[] = [];
const people = [
  { id: 1, name: '库管', roles: ['parts_keeper'], active: true },
  { id: 9, name: '经理', roles: ['manager'], active: true },
];

beforeEach(() => {
  sent.length = 0;
  installTransport({
    place: 'station',
    call: async (name: string, request: { approval?: unknown; quantity: number }) => {
      if (name === 'list_people') return { people, bays: [] };
      sent.push(request);
      if (request.approval) return { left: 0, thrown_away: request.quantity };
      throw { code: 'stock_needs_approval', params: { off: 20000, limit: 0 } };
    },
  } as unknown as Transport);
});

it('asks for the manager once the host does, and sends the same with their PIN', async () => {
  let closed = false;
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <App>
        <WriteOffDialog
          held={{ line: 4, version: 2, name: '前制动片', unit: '个', most: 4000, fromRejected: false }}
          onClose={() => {
            closed = true;
          }}
        />
      </App>
    </QueryClientProvider>,
  );
  expect(screen.queryByTestId('stock-pin')).toBeNull();
  fireEvent.change(screen.getByTestId('write-off-reason'), { target: { value: '摔坏' } });
  fireEvent.click(screen.getByTestId('write-off-send'));
  const pin = await screen.findByTestId('stock-pin');
  expect(sent).toHaveLength(1);
  expect(sent[0]).not.toHaveProperty('approval');
  // The one manager there is need not be chosen.
  await screen.findByText('经理');
  fireEvent.change(pin, { target: { value: '2468' } });
  fireEvent.click(screen.getByTestId('write-off-send'));
  await waitFor(() => expect(closed).toBe(true));
  expect(sent[1]).toMatchObject({
    goods_receipt_line_id: 4,
    version: 2,
    from_rejected: false,
    quantity: 4000,
    reason: '摔坏',
    approval: { manager_id: 9, pin: '2468' },
  });
});
