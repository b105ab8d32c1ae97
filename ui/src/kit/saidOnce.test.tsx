import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RefusalLike } from '../i18n/refusal';
import { Field } from './Field';
import { RefusalAlert } from './RefusalAlert';

const refusal: RefusalLike = { code: 'bad_field', params: { field: 'phone', problem: 'too_long' } };

it('a refusal is said once: beside its field, not above the form and at the button as well', () => {
  const form = (names: string[]) => (
    <>
      <RefusalAlert refusal={refusal} />
      <Field label="Phone" names={names} refusal={refusal}>
        <input aria-label="phone" />
      </Field>
      <RefusalAlert refusal={refusal} />
    </>
  );
  const { rerender } = render(form(['phone']));
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  expect(screen.getByRole('alert').closest('[data-lack]')).not.toBeNull();
  // No field is about it: the place nearest to the button says it, alone.
  rerender(form(['name']));
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  expect(screen.getByRole('alert').dataset.alert).toBe('error');
});

it('two refusals of the same words are two', () => {
  render(
    <>
      <RefusalAlert refusal={{ code: 'wrong_pin' }} />
      <RefusalAlert refusal={{ code: 'wrong_pin' }} />
    </>,
  );
  expect(screen.getAllByRole('alert')).toHaveLength(2);
});
