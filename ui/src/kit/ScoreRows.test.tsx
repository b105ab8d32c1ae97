import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { ScoreRows } from './ScoreRows';
import { completeScores, type Given } from './scores';

function Survey({ stars = false }) {
  const [marks, setMarks] = useState<Given>({});
  return (
    <>
      <ScoreRows
        stars={stars}
        marks={marks}
        word={(field) => field}
        onMark={(field, mark) => setMarks((before) => ({ ...before, [field]: mark }))}
      />
      <output>{JSON.stringify(completeScores(marks) ?? marks)}</output>
    </>
  );
}

const told = () => JSON.parse(screen.getByRole('status').textContent ?? '');

it('a figure typed on the stars is the mark, and the next question is there at once', async () => {
  render(<Survey stars />);
  screen.getByTestId('mark-service').querySelector<HTMLElement>('[tabindex]')?.focus();
  await userEvent.keyboard('5472');
  expect(told()).toEqual({ service: 5, quality: 4, on_time: 2 });
  await userEvent.keyboard('31');
  fireEvent.click(screen.getByTestId('recommend-0'));
  expect(told()).toEqual({
    service: 5,
    quality: 4,
    on_time: 2,
    price_clarity: 3,
    cleanliness: 1,
    recommend: 0,
  });
});

it('figures are pressed, once more to take the mark back, and keys are free for other things', async () => {
  render(<Survey />);
  fireEvent.click(screen.getByTestId('mark-recommend-10'));
  expect(told()).toEqual({ recommend: 10 });
  screen.getByTestId('mark-service-1').focus();
  await userEvent.keyboard('3');
  expect(told()).toEqual({ recommend: 10 });
  fireEvent.click(screen.getByTestId('mark-recommend-10'));
  expect(told()).toEqual({});
});
