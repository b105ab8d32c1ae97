import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';

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
