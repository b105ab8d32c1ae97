import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { Lapsed } from './Revision';

const call = vi.fn(async (_command: string, _request: unknown) => ({}));
installTransport({ place: 'station', call } as Partial<Transport> as Transport);

const visitWith = (more: object, yours = true) =>
  ({
    order: { id: 3, version: 7 },
    actions: [{ action: 'record_answers', yours, next: true, roles: [], missing: [] }],
    lapsed: { until: '2026-03-09', lines: [5] },
    ...more,
  }) as unknown as Visit;

const draw = (visit: Visit) => {
  cleanup();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <Lapsed visit={visit} />
      </AntApp>
    </QueryClientProvider>,
  );
};

it('says which day was the last one, and offers what waits once more as it stands', async () => {
  draw(visitWith({}));
  expect(screen.getByTestId('quote-over').textContent).toContain('03-09');
  fireEvent.click(screen.getByTestId('action-offer_again'));
  await waitFor(() => expect(call.mock.calls.at(-1)).toBeDefined());
  expect(call.mock.calls.at(-1)?.slice(0, 2)).toEqual(['offer_again', { work_order_id: 3, version: 7 }]);
});

it('offers nothing to who records no answers, and says nothing while all of it holds', () => {
  draw(visitWith({}, false));
  expect(screen.getByTestId('quote-over')).toBeDefined();
  expect(screen.queryByTestId('action-offer_again')).toBeNull();
  draw(visitWith({ lapsed: null }));
  expect(screen.queryByTestId('quote-over')).toBeNull();
});
