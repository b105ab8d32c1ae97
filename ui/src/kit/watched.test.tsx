import { act, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useWatched, type Watched, watched } from './watched';

const drawn: number[] = [];
function Lane({ lane, held }: { lane: number; held: Watched<{ lane: number } | undefined> }) {
  useWatched(held, (one) => (one?.lane === lane ? one : undefined));
  drawn.push(lane);
  return null;
}

it('draws again those whom the change concerns, and nobody else', () => {
  const held = watched<{ lane: number } | undefined>(undefined);
  render([1, 2, 3].map((lane) => <Lane key={lane} lane={lane} held={held} />));
  drawn.length = 0;
  act(() => held.set({ lane: 2 }));
  expect(drawn).toEqual([2]);
  drawn.length = 0;
  act(() => held.set({ lane: 3 }));
  expect(drawn.sort()).toEqual([2, 3]);
  drawn.length = 0;
  act(() => held.set(held.get()));
  expect(drawn).toEqual([]);
});
