// Another part in an agreed one's place: what the customer is told, and what is sent of their answer.
import type { CatalogueItem, Line, SubstituteQuoted, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { Substitute } from './Substitute';

const line = {
  id: 1,
  version: 3,
  kind: 'part',
  state: 'approved',
  name: '前制动片 A',
  grade: null,
  amount: 92_000,
};
const visit = {
  order: { id: 7, version: 1 },
  visitor: '张小芳',
  judged: [],
  judgeable_lines: [],
  unjudged_lines: [],
  came_back: [],
  editable_lines: [1],
  vehicle: { id: 3, plate: '粤B54321', plate_colour: 'blue', make: '福特', model: '翼虎' },
} as unknown as Visit;
const item = {
  id: { part: 9 },
  kind: 'part',
  name: '前制动片 B',
  active: true,
  unit: '个',
  grade: null,
  stock: { fits: ['福克斯'] },
};
const other: SubstituteQuoted = {
  line_id: 1,
  part_id: 9,
  name: '前制动片 B',
  grade: null,
  unit_price: 39_900,
  amount: 79_800,
  is_asked: true,
  other_price: true,
  other_grade: false,
};

let quoted = other;
const call = vi.fn(async (command: string, _request: unknown) => {
  if (command === 'find_catalogue')
    return { items: [item as unknown as CatalogueItem], numbered: [], replaced: [], other_series: [9] };
  if (command === 'parts_availability') return { parts: [] };
  if (command === 'quote_substitute') return quoted;
  return null;
});
const sent = () =>
  call.mock.calls.filter(([name]) => name === 'substitute_part').map(([, ask]) => ask as object);

beforeEach(() => {
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '林顾问', roles: ['advisor'] });
  call.mockClear();
  quoted = other;
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

async function choosesTheOther() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <Substitute visit={visit} line={line as unknown as Line} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByTestId('substitute-1'));
  const picker = await screen.findByRole('combobox');
  fireEvent.change(picker, { target: { value: '前制动片' } });
  fireEvent.click(await screen.findByText('前制动片 B'));
  await screen.findByTestId('substitute-shown');
}

it('of another price the customer is asked, and their no is kept with its reason', async () => {
  await choosesTheOther();
  expect(screen.getByTestId('substitute-asks').textContent).toContain('价格');
  fireEvent.click(screen.getByTestId('substitute-now'));
  expect(sent()).toEqual([]);
  fireEvent.click(screen.getByTestId('substitute-answer-decline'));
  fireEvent.change(await screen.findByTestId('substitute-declined'), { target: { value: '等原来的' } });
  expect(screen.getByTestId('substitute-now').textContent).toContain('记下客户不同意');
  fireEvent.click(screen.getByTestId('substitute-now'));
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toEqual({
    line_id: 1,
    version: 3,
    part_id: 9,
    reason: '',
    answer: {
      approved: false,
      by_name: '张小芳',
      means: 'phone',
      signature: null,
      paper: '',
      amount: 79_800,
      reason: '等原来的',
    },
  });
});

it('of the same price and grade nobody is asked', async () => {
  quoted = { ...other, amount: 92_000, unit_price: 46_000, is_asked: false, other_price: false };
  await choosesTheOther();
  expect(screen.queryByTestId('substitute-answer')).toBeNull();
  fireEvent.click(screen.getByTestId('substitute-now'));
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toEqual({ line_id: 1, version: 3, part_id: 9, reason: '' });
});

it('a part of another car is said to be one, and may be chosen all the same', async () => {
  await choosesTheOther();
  const asked = call.mock.calls.find(([name]) => name === 'find_catalogue')?.[1];
  expect(asked).toMatchObject({ vehicle_id: 3 });
  expect(document.body.textContent).toContain('适用 福克斯，不适用本车');
});
