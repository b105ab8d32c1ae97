import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { DueDay } from './DueDay';

afterEach(cleanup);

it.each([
  ['later', undefined],
  ['soon', 'soon'],
  ['over', 'over'],
] as const)('a day is marked as the host says that it stands: %s', (stands, marked) => {
  const { container } = render(<DueDay day="2026-03-02" stands={stands} />);
  expect(container.querySelector<HTMLElement>('[data-stands]')?.dataset.stands).toBe(marked);
});
