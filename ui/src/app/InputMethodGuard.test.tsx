import { fireEvent, render, screen } from '@testing-library/react';
import { App, Input } from 'antd';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { sifted } from '../kit/composition';
import { useHotkey } from '../kit/hotkeys';
import { InputMethodGuard } from './InputMethodGuard';

const save = vi.fn();

function Form() {
  const [plate, setPlate] = useState('');
  useHotkey('F2', () => save(plate), 'save');
  return (
    <App>
      <InputMethodGuard />
      <Input
        aria-label="plate"
        data-latin="plate"
        value={plate}
        onChange={(event) => setPlate(event.target.value)}
      />
      <Input aria-label="name" />
      <Input aria-label="phone" inputMode="tel" />
    </App>
  );
}

/** An input method puts its words into a field and lets go of it. */
function compose(name: string, written: string) {
  const field = screen.getByLabelText<HTMLInputElement>(name);
  const value = field.value + written;
  fireEvent.compositionStart(field);
  fireEvent.input(field, { target: { value } });
  field.setSelectionRange(value.length, value.length);
  fireEvent.compositionEnd(field, { data: written });
  return field;
}

it('a plate keeps the province an input method wrote, and says what it does not take', async () => {
  render(<Form />);
  compose('plate', '粤');
  expect(screen.getByLabelText<HTMLInputElement>('plate').value).toBe('粤');
  expect(screen.queryByText(/输入法开着/)).toBeNull();
  compose('plate', '被没吗');
  expect(await screen.findByText(/“被没吗”没有写进车牌/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('plate').value).toBe('粤');
});

it('a phone field takes no words, a name does', async () => {
  render(<Form />);
  expect(compose('phone', '一三八').value).toBe('');
  expect(await screen.findByText(/“一三八”没有写进电话/)).toBeTruthy();
  expect(compose('name', '张小芳').value).toBe('张小芳');
});

it('F2 in the middle of a word saves nothing; pressed again it saves what stands there', async () => {
  save.mockClear();
  render(<Form />);
  const field = screen.getByLabelText<HTMLInputElement>('plate');
  fireEvent.compositionStart(field);
  fireEvent.keyDown(field, { key: 'F2', keyCode: 113 });
  expect(save).not.toHaveBeenCalled();
  expect(await screen.findByText(/输入法还没选完字/)).toBeTruthy();
  // The key itself may make the input method let go of the letters typed so far, and arrives right behind them.
  fireEvent.compositionEnd(field, { data: 'zhang' });
  fireEvent.keyDown(field, { key: 'F2', keyCode: 113 });
  expect(save).not.toHaveBeenCalled();
  await new Promise((done) => setTimeout(done, 80));
  fireEvent.keyDown(field, { key: 'F2', keyCode: 113 });
  expect(save).toHaveBeenCalledTimes(1);
});

it('a key of the input method alone, before its composition began, is not the program’s', () => {
  save.mockClear();
  render(<Form />);
  fireEvent.keyDown(screen.getByLabelText('plate'), { key: 'F2', keyCode: 229 });
  expect(save).not.toHaveBeenCalled();
});

it.each([
  ['plate', '粤Z1234港', '粤Z1234港', ''],
  ['plate', '使014578', '使014578', ''],
  ['vin', '粤LSV', 'LSV', '粤'],
  ['phone', '0755-82345678转801', '0755-82345678转801', ''],
  ['number', '八十八', '', '八十八'],
] as const)('%s: of %s stays %s', (kind, written, kept, refused) => {
  expect(sifted(kind, written)).toEqual({ kept, refused });
});
