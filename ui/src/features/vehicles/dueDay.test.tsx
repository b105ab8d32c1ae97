import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { DueDay, DueKm } from './DueDay';

afterEach(cleanup);

it.each([
  ['later', undefined],
  ['soon', 'soon'],
  ['over', 'over'],
] as const)('a day is marked as the host says that it stands: %s', (stands, marked) => {
  const { container } = render(<DueDay day="2026-03-02" stands={stands} />);
  expect(container.querySelector<HTMLElement>('[data-stands]')?.dataset.stands).toBe(marked);
});

it.each([
  [true, 'over'],
  [false, undefined],
] as const)('kilometres are marked once the host says that they are on the clock: %s', (reached, marked) => {
  const { container } = render(<DueKm km={65_000} reached={reached} />);
  expect(container.querySelector<HTMLElement>('[data-stands]')?.dataset.stands).toBe(marked);
});
