import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { LoanOut } from './LoanOut';

afterEach(cleanup);

const loan = (id: number, work_order_id: number | null) => ({
  id,
  number: `JY${id}`,
  unit_name: '代步车 朗逸',
  work_order_id,
  due_on: '2026-12-03',
});

it('asks for what was lent for this visit, and for no other', async () => {
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  installTransport({
    place: 'station',
    call: async () => ({ loans: [loan(1, 7), loan(2, 8), loan(3, null)] }),
  } as Partial<Transport> as Transport);
  const visit = { order: { id: 7 } } as Pick<Visit, 'order'>;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <LoanOut visit={visit} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const links = await screen.findAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/store/loans/1']);
  expect(screen.getByTestId('loan-out').textContent).toContain('代步车 朗逸');
});
