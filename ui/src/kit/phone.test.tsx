import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { afterEach, expect, it } from 'vitest';
import { copyText } from './clipboard';
import { Dials, Phone } from './Phone';

const clipboard = (writeText: (text: string) => Promise<void>) =>
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, 'clipboard');
  Reflect.deleteProperty(document, 'execCommand');
});

const press = (number: string) => {
  render(
    <AntApp>
      <Dials value={false}>
        <Phone number={number} testId="phone" />
      </Dials>
    </AntApp>,
  );
  fireEvent.click(screen.getByTestId('phone'));
};

it('a number that reached the clipboard is said to be there', async () => {
  clipboard(async () => undefined);
  press('13900139001');
  expect(await screen.findByText('已复制 13900139001')).toBeTruthy();
});

it('one that reached it by neither way is not, and stands there to be marked', async () => {
  clipboard(() => Promise.reject(new Error('not allowed')));
  document.execCommand = () => false;
  press('13900139002');
  expect(await screen.findByText('没能复制，浏览器不让程序这么做：13900139002')).toBeTruthy();
  expect(screen.queryByText('已复制 13900139002')).toBeNull();
});

it('copying by a selection gives the cursor back to where it was', async () => {
  clipboard(() => Promise.reject(new Error('not allowed')));
  document.execCommand = () => true;
  render(<input data-testid="field" />);
  const field = screen.getByTestId('field');
  field.focus();
  expect(await copyText('x')).toBe(true);
  expect(document.activeElement).toBe(field);
});
