import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';

/** A machine that does something else meanwhile. */
const busy = () => {
  const until = performance.now() + 20;
  while (performance.now() < until);
};

function Asked({ turns }: { turns: number }) {
  const [answer, setAnswer] = useState('');
  return (
    <button
      type="button"
      onClick={async () => {
        await Promise.reject(new Error('no')).catch(() => undefined);
        setAnswer('drawn');
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        busy();
      }}
    >
      ask{answer}
    </button>
  );
}

it('what a hand set going is drawn before a test looks, however busy the machine', async () => {
  const bad = [];
  for (let round = 0; round < 40; round++) {
    const { unmount } = render(<Asked turns={round} />);
    await userEvent.click(screen.getByRole('button'));
    if (screen.getByRole('button').textContent !== 'askdrawn') bad.push(round);
    unmount();
  }
  expect(bad).toEqual([]);
});

/**
 * Whoever draws is asked to stand back for others after five thousandths of a second. Where the machine took the processor
 * away in between, that is before anything was drawn, and it goes on in a turn of its own later.
 */
it('what a hand set going is drawn although the machine was away just as it was to be drawn', async () => {
  const now = performance.now.bind(performance);
  let times = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    const back = now() + 6;
    if (times > 0) while (now() < back);
    times = Math.max(0, times - 1);
    return now();
  });
  function Interrupted() {
    const [answer, setAnswer] = useState('');
    return (
      <button
        type="button"
        onClick={async () => {
          await Promise.resolve();
          times = 10;
          setAnswer('drawn');
        }}
      >
        ask{answer}
      </button>
    );
  }
  render(<Interrupted />);
  await userEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('button').textContent).toBe('askdrawn');
  expect(times, 'it was away').toBe(0);
});
