// The paper beside the form bears what is typed, before it is saved.
import type { ShopDetails } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { PaperForm } from './PaperForm';

// jsdom draws no paper.
vi.mock('../../kit/PdfPages', () => ({ default: () => null }));

const papers = {
  mail: '',
  quote_valid_days: 7,
  contract_terms: '一、条款',
  foot: '页脚',
  logo: '',
  seal: '',
};
const details = { id: 1, version: 3, settings: { papers } } as unknown as ShopDetails;
const call = vi.fn(
  (command: string, _: unknown): Promise<unknown> =>
    Promise.resolve(command === 'get_shop' ? details : { pdf: btoa('%PDF') }),
);
const kept = vi.fn(() => Promise.resolve(new Blob(['%PDF'])));
const drawn = () =>
  call.mock.calls.filter(([command]) => command === 'sample_of_typed').map(([, ask]) => ask);

beforeEach(() => {
  localStorage.clear();
  call.mockClear();
  kept.mockClear();
  installTransport({ place: 'station', call, document: kept } as unknown as Transport);
});

async function looked(queries = new QueryClient()): Promise<void> {
  render(
    <QueryClientProvider client={queries}>
      <App>
        <PaperForm />
      </App>
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByTestId('papers-preview'));
  await vi.waitFor(() => expect(screen.getByLabelText('纸张大小')).toBeTruthy());
}

it('what is typed stands on the sample once the hand rests, and is neither printed nor kept as a file', async () => {
  await looked();
  await vi.waitFor(() => expect(kept).toHaveBeenCalledOnce());
  expect(screen.getByText('打印')).toBeTruthy();
  const foot = screen.getByTestId('papers-foot');
  for (const value of ['欢', '欢迎', '欢迎再来']) fireEvent.change(foot, { target: { value } });
  await vi.waitFor(() =>
    expect(drawn().at(-1)).toEqual({ mail: '', contract_terms: '一、条款', foot: '欢迎再来', size: null }),
  );
  expect(drawn().length, 'not at every stroke').toBeLessThan(3);
  expect(screen.queryByText('打印')).toBeNull();
  expect(screen.queryByText('另存为')).toBeNull();
  await act(async () => void fireEvent.click(screen.getByTestId('settings-discard')));
  await vi.waitFor(() => expect(kept).toHaveBeenCalledTimes(2));
  expect(screen.getByText('打印')).toBeTruthy();
});

it('a picture that was chosen meanwhile stands on the sample of the same words', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } });
  await looked(queries);
  fireEvent.change(screen.getByTestId('papers-foot'), { target: { value: '欢迎再来' } });
  await vi.waitFor(() => expect(drawn()).toHaveLength(1));
  const pictured = { ...details, version: 4, settings: { papers: { ...papers, logo: 'aa' } } };
  act(() => void queries.setQueryData(['get_shop', {}], pictured));
  await vi.waitFor(() => expect(drawn()).toHaveLength(2));
  expect(drawn()[1]).toEqual(drawn()[0]);
});
