import type { ReceiptProposal } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { LineEntry } from './LineEntry';
import type { TypedLine } from './typed';

const codes = ['PADS-0001', 'DISC-0002'];

const proposal = (part: number): ReceiptProposal => ({
  part_id: part,
  code: codes[part - 1] ?? '',
  part_name: `配件 ${part}`,
  brand: '',
  specification: '',
  counted_unit: '个',
  purchase_order_line_id: null,
  open: 0,
  bought: 0,
  unit: '个',
  units: [{ unit: '个', factor: 1_000 }],
  buying_price: 5_000,
  expires_on: null,
  held_back: false,
});

beforeEach(() => {
  const answers: Record<string, (request: { query: string; part_id: number }) => unknown> = {
    find_catalogue: ({ query }) => ({
      items: codes.flatMap((code, place) =>
        code === query ? [{ id: { part: place + 1 }, code, name: code, brand: '', specification: '' }] : [],
      ),
      numbered: [],
    }),
    receipt_proposal: ({ part_id }) => proposal(part_id),
  };
  installTransport({
    place: 'station',
    call: async (name: string, request: { query: string; part_id: number }) => answers[name]?.(request),
  } as unknown as Transport);
});

/** What was booked, newest last. */
let booked: TypedLine[] = [];

function Page() {
  const [line, setLine] = useState<TypedLine>();
  return (
    <LineEntry
      order={null}
      line={line}
      onLine={setLine}
      onAdd={(added) => {
        booked = [...booked, added];
        setLine(undefined);
      }}
    />
  );
}

let now = 10_000;

/** A key goes down where the focus is, and writes what nobody took from it. */
function press(key: string, after: number): void {
  now += after;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: now });
  const field = document.activeElement;
  fireEvent(field ?? document.body, event);
  if (event.defaultPrevented || key.length > 1) return;
  if (field instanceof HTMLInputElement) fireEvent.input(field, { target: { value: field.value + key } });
}

const scans = (code: string) => {
  now += 1_000;
  for (const key of [...code, 'Enter']) press(key, 5);
};

const quantity = () => screen.getByTestId('receive-quantity').querySelector<HTMLInputElement>('input');

async function begun() {
  booked = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <Page />
      </App>
    </QueryClientProvider>,
  );
  screen.getByTestId('receive-code').focus();
  scans('PADS-0001');
  await waitFor(() => expect(document.activeElement).toBe(quantity()));
}

it('books the line when the next box is scanned where its quantity is typed', async () => {
  await begun();
  press('4', 500);
  scans('DISC-0002');
  await waitFor(() => expect(booked).toHaveLength(1));
  expect(booked[0]).toMatchObject({ bought: 4_000, price: 5_000 });
  expect(booked[0]?.proposal.part_id).toBe(1);
  await screen.findByText('DISC-0002 配件 2');
  expect(quantity()?.value).toBe('');
});

it('counts one more when the box of the same part is scanned again', async () => {
  await begun();
  press('4', 500);
  scans('PADS-0001');
  await waitFor(() => expect(quantity()?.value).toBe('5'));
  expect(document.activeElement).toBe(quantity());
  expect(booked).toEqual([]);
});

it('books nothing that lacks its quantity, and writes no code into it', async () => {
  await begun();
  scans('DISC-0002');
  await screen.findByText('数量要大于零', { selector: '.ant-message *' });
  await waitFor(() => expect(quantity()?.value).toBe(''));
  expect(booked).toEqual([]);
});
