import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { PersonPicker } from './PersonPicker';

it('a name that was typed before the people are there is taken once they are, of those who may be meant', async () => {
  let resolve = (_: unknown) => {};
  const promise = new Promise<unknown>((done) => {
    resolve = done;
  });
  installTransport({ place: 'station', call: () => promise } as Partial<Transport> as Transport);
  const taken = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PersonPicker value={null} onChange={taken} label="经手人" testId="person" roles={['manager']} />
    </QueryClientProvider>,
  );
  const field = screen.getByRole('combobox');
  fireEvent.mouseDown(field);
  fireEvent.change(field, { target: { value: '王' } });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 });
  expect(taken).not.toHaveBeenCalled();
  await act(async () => {
    resolve({
      people: [
        { id: 1, name: '王一', roles: ['technician'], active: true },
        { id: 2, name: '王二', roles: ['manager'], active: true },
      ],
    });
    await promise;
  });
  await waitFor(() => expect(taken.mock.calls).toEqual([[2]]));
});
