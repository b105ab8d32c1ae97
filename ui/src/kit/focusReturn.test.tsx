import { act, render, screen } from '@testing-library/react';
import { Input } from 'antd';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { Drawer } from './Drawer';
import { Modal } from './Modal';

function Page({ kind: Beside }: { kind: typeof Modal | typeof Drawer }) {
  const [open, setOpen] = useState(false);
  return (
    <section tabIndex={-1} data-testid="panel">
      <Input aria-label="search" />
      <button type="button" className="ant-btn-primary">
        take 1,328.00
      </button>
      <button type="button">paper</button>
      <button type="button" data-testid="open" onClick={() => setOpen(true)} />
      <button type="button" data-testid="close" onClick={() => setOpen(false)} />
      <Beside open={open}>
        <Input aria-label="inside" />
      </Beside>
    </section>
  );
}

const focus = (name: string) => act(() => screen.getByText(name).focus());
const press = (id: string) => act(() => screen.getByTestId(id).click());
const settled = () => act(() => new Promise((done) => setTimeout(done, 400)));

for (const [name, kind] of Object.entries({ Modal, Drawer })) {
  it(`${name}: who went on to something else while it closes keeps the focus`, async () => {
    render(<Page kind={kind} />);
    focus('paper');
    press('open');
    await settled();
    press('close');
    act(() => screen.getByLabelText('search').focus());
    await settled();
    expect(document.activeElement).toBe(screen.getByLabelText('search'));
  });

  it(`${name}: the focus goes back at once to where it came from`, async () => {
    render(<Page kind={kind} />);
    focus('paper');
    press('open');
    await settled();
    act(() => screen.getByLabelText('inside').focus());
    press('close');
    expect(document.activeElement).toBe(screen.getByText('paper'));
  });

  it(`${name}: a button that acts is not given the focus back`, async () => {
    render(<Page kind={kind} />);
    focus('take 1,328.00');
    press('open');
    await settled();
    act(() => screen.getByLabelText('inside').focus());
    press('close');
    await settled();
    expect(document.activeElement).toBe(screen.getByTestId('panel'));
  });
}
