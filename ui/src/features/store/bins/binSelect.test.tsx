import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { BinSelect } from './BinSelect';

it('a code that was scanned before the bins are there is taken once they are', async () => {
  let resolve = (_: unknown) => {};
  const promise = new Promise<unknown>((done) => {
    resolve = done;
  });
  installTransport({ place: 'station', call: () => promise } as Partial<Transport> as Transport);
  const taken = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <BinSelect id="to-bin" value={undefined} onChange={taken} without={1} />
    </QueryClientProvider>,
  );
  const field = screen.getByRole('combobox');
  fireEvent.mouseDown(field);
  fireEvent.change(field, { target: { value: 'a-0' } });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 });
  expect(taken).not.toHaveBeenCalled();
  await act(async () => {
    resolve([
      { id: 1, code: 'A-01', name: '', active: true },
      { id: 2, code: 'A-02', name: '', active: false },
      { id: 3, code: 'A-03', name: '油品', active: true },
    ]);
    await promise;
  });
  // Not where it comes from, and not into a bin that is in use no more.
  await waitFor(() => expect(taken.mock.calls).toEqual([[3]]));
});
