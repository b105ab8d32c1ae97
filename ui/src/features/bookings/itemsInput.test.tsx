import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { ItemsInput } from './ItemsInput';

const changed = vi.fn();
const known = (id: number, name: string, initials: string, active: boolean) => ({
  id,
  code: `XM0${id}`,
  name,
  initials,
  works: [],
  active,
  version: 1,
});

beforeEach(() => {
  changed.mockReset();
  const door: Partial<Transport> = {
    place: 'station',
    call: async (name, request) => {
      if (name === 'list_work_packages') {
        return { packages: [known(1, '小保养', 'XBY', true), known(2, '小保养（旧）', 'XBYJ', false)] };
      }
      if (name === 'find_catalogue' && (request as { kind: string }).kind === 'labour') {
        return { items: [{ id: { labour_operation: 5 }, name: '小保养检查', active: true, unit: '工时' }] };
      }
      return { items: [], parts: [], units: [] };
    },
  };
  installTransport(door as Transport);
});
afterEach(cleanup);

it('offers a package of work before all work, found by its initials, and none that is offered no more', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <ItemsInput id="items" items={[]} onChange={changed} />
      </App>
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByTestId('book-item'), { target: { value: 'xby' } });
  const work = await screen.findByText('小保养检查');
  const offered = screen.getAllByTestId(/^book-item-offer-/).map((one) => one.textContent);
  expect(offered).toEqual(['小保养', '小保养检查']);
  expect(work).toBeTruthy();
  fireEvent.click(screen.getByTestId('book-item-offer-0'));
  expect(changed).toHaveBeenCalledWith(['小保养']);
});
