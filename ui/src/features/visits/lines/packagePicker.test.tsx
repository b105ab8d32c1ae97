import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { PackagePicker } from './PackagePicker';

const known = { id: 4, code: 'XM01', name: '小保养', initials: 'xby', active: true };
const other = { id: 5, code: 'DM01', name: '大保养', initials: 'dby 大保修 dbx', active: true };

function draw() {
  let resolve = (_: unknown) => {};
  const promise = new Promise<unknown>((done) => {
    resolve = done;
  });
  const put = vi.fn();
  const call = async (name: string, request: unknown) => {
    if (name === 'list_work_packages') return promise;
    put(request);
    return {};
  };
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PackagePicker order={7} onAdded={vi.fn()} onRefused={vi.fn()} />
    </QueryClientProvider>,
  );
  const answer = async (packages: unknown[]) =>
    act(async () => {
      resolve({ packages });
      await promise;
    });
  return { put, answer };
}

it.each(['保养', 'dm01', ' DBY', '大保修', 'dbx'])(
  '%s, typed before the packages are there, is put on once they are',
  async (text) => {
    const { put, answer } = draw();
    const field = screen.getByRole('combobox');
    fireEvent.mouseDown(field);
    fireEvent.change(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 });
    expect(put).not.toHaveBeenCalled();
    await answer([other, known]);
    await waitFor(() => expect(put.mock.calls).toEqual([[{ work_order_id: 7, work_package_id: 5 }]]));
  },
);

it('a shop without packages has no box for them', async () => {
  const { answer } = draw();
  await answer([{ ...known, active: false }]);
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
});
