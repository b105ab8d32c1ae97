import type { ServicePackage } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { amountItem } from './items';
import { OfferDialog } from './OfferDialog';
import { contentOf, offerFields, withItem } from './offerFields';

const save = vi.fn();
const offer = (more: Partial<ServicePackage>) =>
  ({
    id: 3,
    version: 1,
    name: '机油三次卡',
    price: 98_000,
    package_items: [amountItem('余额')],
    valid_months: 12,
    valid_km: null,
    vehicle_bound: true,
    active: true,
    ...more,
  }) as ServicePackage;

beforeEach(() => {
  localStorage.clear();
  save.mockReset();
  const door: Partial<Transport> = {
    place: 'station',
    call: async (name, request) => {
      if (name === 'save_package') save(request);
      return name === 'find_catalogue' ? { items: [] } : {};
    },
  };
  installTransport(door as Transport);
});

const page = (shown: ServicePackage | undefined) => (
  <QueryClientProvider client={new QueryClient()}>
    <App>
      <OfferDialog offer={shown} onClose={() => undefined} />
    </App>
  </QueryClientProvider>
);
const name = () => screen.getByTestId('offer-name') as HTMLInputElement;
const send = () => screen.getByTestId('action-save_package') as HTMLButtonElement;

it('keeps what was typed when the dialog is shut by mistake, of each offer by itself', () => {
  const first = render(page(offer({})));
  fireEvent.change(name(), { target: { value: '机油四次卡' } });
  first.unmount();
  const other = render(page(offer({ id: 4 })));
  expect(name().value).toBe('机油三次卡');
  other.unmount();
  render(page(offer({})));
  expect(name().value).toBe('机油四次卡');
  fireEvent.click(screen.getByTestId('typed-discard'));
  expect(name().value).toBe('机油三次卡');
});

it('follows what somebody else saves, asks where both wrote, and saves once', async () => {
  const { rerender } = render(page(offer({})));
  fireEvent.change(name(), { target: { value: '机油四次卡' } });
  rerender(page(offer({ version: 2, valid_months: 24 })));
  expect(send().disabled).toBe(false);
  rerender(page(offer({ version: 3, valid_months: 24, name: '机油卡' })));
  expect(screen.getByTestId('clash').textContent).toContain('机油卡');
  expect(send().disabled).toBe(true);
  fireEvent.click(screen.getByTestId('clash-mine-name'));
  fireEvent.click(send());
  await vi.waitFor(() => expect(save).toHaveBeenCalledOnce());
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    id: 3,
    version: 3,
    name: '机油四次卡',
    valid_months: 24,
    price: 98_000,
  });
  await vi.waitFor(() => expect(localStorage.length).toBe(0));
});

it('an item keeps its key while another goes', () => {
  const [one, other] = [amountItem('一'), amountItem('二')];
  const both = withItem(offerFields(offer({ package_items: [one] })).items, other);
  const [, left] = both;
  expect(contentOf(both)).toEqual([one, other]);
  expect(withItem(left ? [left] : [], one).map(({ key }) => key)).toEqual([1, 2]);
});
