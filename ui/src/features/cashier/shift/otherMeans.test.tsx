import { LIMITS, type RunningMeans } from '@bindings';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { OtherMeans } from './OtherMeans';

afterEach(cleanup);

it.each([
  ['-100000000.00', -LIMITS.money],
  ['100000000.00', LIMITS.money],
  ['-100000000.01', undefined],
  ['100000000.01', undefined],
])('a terminal’s slip of %s is taken as far as the host takes one', (typed, read) => {
  const change = vi.fn();
  const means: RunningMeans[] = [{ means: 'card', net: 100 } as RunningMeans];
  render(<OtherMeans means={means} compared={{}} onChange={change} />);
  fireEvent.change(within(screen.getByTestId('compared-card')).getByRole('textbox'), {
    target: { value: typed },
  });
  expect(change.mock.calls).toEqual(read === undefined ? [] : [[{ card: read }]]);
});
