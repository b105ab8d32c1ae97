import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { EstimateText } from './EstimateText';

const visit = { order: { id: 3 }, vehicle: { plate: '粤B54321', plate_colour: 'blue' } } as unknown as Visit;
const told = { text: '粤B54321 维修报价 BJ1\n合计 460.00 元', has_link: false };
const call = vi.fn(async (_command: string, _request: unknown) => told);

function draw(roles: string[]) {
  keepSession({ token: 't', person_id: 1, name: '林顾问', roles });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <EstimateText visit={visit} />
      </AntApp>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

it('asks the host for the text only when it is wanted, in the language of the screen', async () => {
  draw(['advisor']);
  expect(call).not.toHaveBeenCalled();
  fireEvent.click(screen.getByTestId('estimate-text'));
  await waitFor(() => expect(screen.getByTestId('message-text').textContent).toBe(told.text));
  expect(call.mock.calls.map(([, request]) => request)).toEqual([{ work_order_id: 3, language: 'zh-CN' }]);
});

it('is no button for who takes no answers', () => {
  draw(['technician']);
  expect(screen.queryByTestId('estimate-text')).toBeNull();
});
