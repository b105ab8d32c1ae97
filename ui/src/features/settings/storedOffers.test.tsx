import type { ShopDetails, StoredOffer } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { StoredOffers } from './StoredOffers';

const call = vi.fn();

beforeEach(() => {
  localStorage.clear();
  call.mockReset().mockResolvedValue(null);
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const page = (version: number, ...stored_offers: StoredOffer[]) => (
  <QueryClientProvider client={new QueryClient()}>
    <App>
      <StoredOffers details={{ id: 1, version, settings: { stored_offers } } as unknown as ShopDetails} />
    </App>
  </QueryClientProvider>
);
const kept: StoredOffer = { pay: 50_000, gift: 2_000 };
const field = (place: number) =>
  within(screen.getByTestId('stored-offer-0')).getAllByRole('textbox')[place] as HTMLInputElement;
const type = (place: number, typed: string) => fireEvent.change(field(place), { target: { value: typed } });

it('what was typed of the offers is there again after the page was left, and can be given up', () => {
  const first = render(page(1, kept));
  expect(screen.queryByTestId('stored-offers-save')).toBeNull();
  type(1, '30');
  first.unmount();
  render(page(1, kept));
  expect(field(1).value).toBe('30.00');
  fireEvent.click(within(screen.getByTestId('typed-before')).getByTestId('typed-discard'));
  expect(field(1).value).toBe('20.00');
  expect(screen.queryByTestId('stored-offers-save')).toBeNull();
});

it('offers somebody else changed meanwhile are chosen from, before anything is saved on the newest version', async () => {
  const { rerender } = render(page(1, kept));
  type(1, '30');
  rerender(page(2, { pay: 50_000, gift: 2_500 }));
  const save = () => screen.getByTestId('stored-offers-save') as HTMLButtonElement;
  expect(screen.getByTestId('clash').textContent).toContain('25.00');
  expect(save().disabled).toBe(true);
  fireEvent.click(screen.getByTestId('clash-mine-stored_offers'));
  expect(save().disabled).toBe(false);
  fireEvent.click(save());
  await vi.waitFor(() => expect(call).toHaveBeenCalled());
  expect(call.mock.calls[0]?.[1]).toMatchObject({
    version: 2,
    settings: { stored_offers: [{ pay: 50_000, gift: 3_000 }] },
  });
});
