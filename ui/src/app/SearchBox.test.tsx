import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App as AntApp } from 'antd';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, it } from 'vitest';
import { installTransport, type Transport } from '../api/transport';
import { SearchBox } from './SearchBox';

/** A host that finds one car for each plate, and answers only when it is let. */
function slowHost() {
  const waiting = new Map<string, () => void>();
  const answer = (query: string) => ({
    vehicles: [
      {
        vehicle: {
          id: Number(query.slice(-3)),
          plate: `粤B${query}`,
          plate_colour: 'blue',
          make: '大众',
          model: '朗逸',
          vin: null,
        },
        customer_name: '张小芳',
        customer_phone: '13800138000',
        open_work_order: null,
        open_stage: null,
      },
    ],
    customers: [],
    documents: [],
    bookings: [],
    parts: [],
    unknown_plate: null,
  });
  installTransport({
    place: 'station',
    call: (_: string, request: unknown) => {
      const { query } = request as { query: string };
      return new Promise((done) => waiting.set(query, () => done(answer(query))));
    },
  } as unknown as Transport);
  const asked = (query: string) => expect.poll(() => waiting.has(query)).toBe(true);
  return {
    asked,
    answers: async (query: string) => {
      await asked(query);
      waiting.get(query)?.();
    },
  };
}

function Where() {
  return <output>{useLocation().pathname}</output>;
}

it('opens what stands in the box, not what was found for the words before', async () => {
  const host = slowHost();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter>
          <SearchBox />
          <Where />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  const hands = userEvent.setup();
  const box = screen.getByRole('combobox');
  await hands.type(box, '54830');
  await host.answers('54830');
  await screen.findByRole('option');

  await hands.clear(box);
  await hands.type(box, '71001');
  // The hand rests, the list still shows the car from before, and Enter is pressed.
  await host.asked('71001');
  await hands.keyboard('{Enter}');
  expect(screen.getByRole('status').textContent).toBe('/');
  await host.answers('71001');
  await expect.poll(() => screen.getByRole('status').textContent).toBe('/vehicles/1');
});
