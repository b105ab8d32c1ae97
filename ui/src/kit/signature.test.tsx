import { fireEvent, render, screen, within } from '@testing-library/react';
import { App } from 'antd';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useHotkey } from './hotkeys';
import { SignaturePad } from './SignaturePad';
import { type KeptSignature, type SignedMatter, useSigned } from './signed';

const matter: SignedMatter = {
  title: '维修报价确认',
  plate: '粤B54321',
  plateColour: 'blue',
  car: '大众 朗逸',
  rows: [
    { text: '更换前刹车片', says: '同意', fen: 48_000 },
    { text: '更换雨刮片', says: '不做', fen: 6_000, declined: true },
  ],
  sum: { text: '同意金额', fen: 48_000 },
  signer: '曾小芳',
};
const other: SignedMatter = { ...matter, rows: matter.rows.slice(0, 1) };

/** Where the field stands on the screen: half as large again as its drawing, and away from the corner. */
const box = { left: 100, top: 50, width: 900, height: 300 };

beforeEach(() => {
  vi.spyOn(SVGSVGElement.prototype, 'getBoundingClientRect').mockReturnValue({
    ...box,
    right: box.left + box.width,
    bottom: box.top + box.height,
  } as DOMRect);
});
afterEach(() => {
  waits = undefined;
  vi.restoreAllMocks();
});

let kept: KeptSignature;
let waits: string | undefined;
function Form({ content, onSave }: { content: SignedMatter | string; onSave?: () => void }) {
  const [form, setForm] = useState<KeptSignature>({ signature: null });
  kept = form;
  const signing = { ...useSigned(content, form, setForm, waits === undefined), waits };
  useHotkey('Ctrl+Enter', onSave, '不做', true);
  return <SignaturePad signing={signing} label="请在此签名" />;
}
const draw = (content: SignedMatter | string = matter, onSave?: () => void) => {
  const page = (shown: SignedMatter | string) => (
    <App>
      <Form content={shown} onSave={onSave} />
    </App>
  );
  const { rerender } = render(page(content));
  return { becomes: (next: SignedMatter | string) => rerender(page(next)) };
};

/** A stroke over these places of the screen. */
function sign(field: HTMLElement, ...places: [number, number][]) {
  const at = ([clientX, clientY]: [number, number]) => ({ clientX, clientY, button: 0 });
  const [first = [0, 0], ...rest] = places as [number, number][];
  fireEvent.pointerDown(field, at(first as [number, number]));
  for (const place of rest) fireEvent.pointerMove(field, at(place));
  fireEvent.pointerUp(field);
}
const field = () => screen.getByRole('img', { name: '请在此签名' });
const sheet = () => screen.getByTestId('signature-sheet');
/** On the sheet, and not on the page below it. */
const large = () => within(sheet()).getByRole('img', { name: '请在此签名' });
const handOver = () => fireEvent.click(screen.getByTestId('hand-over'));

it('a stroke is kept in the measure of the drawing, wherever and however large the field stands', () => {
  draw();
  sign(field(), [100, 50], [550, 200], [1000, 350]);
  expect(kept.signature).toEqual({
    width: 600,
    height: 200,
    strokes: [
      [
        [0, 0],
        [300, 100],
        [600, 200],
      ],
    ],
  });
});

it('turned round, what is drawn from left to right across the counter is no mirror and stands on its feet', () => {
  draw();
  handOver();
  fireEvent.click(screen.getByTestId('signature-turn'));
  expect(sheet().dataset.turned).toBe('true');
  // Who sits across begins at the left upper corner of the field: on the screen it lies at the right, below.
  sign(large(), [1000, 350], [700, 350], [700, 250]);
  expect(kept.signature?.strokes).toEqual([
    [
      [0, 0],
      [200, 0],
      [200, 67],
    ],
  ]);
  fireEvent.click(screen.getByTestId('signature-turn'));
  sign(large(), [100, 50], [400, 50]);
  expect(kept.signature?.strokes[1]).toEqual([
    [0, 0],
    [200, 0],
  ]);
});

it('the sheet shows what is signed and by whom, and gives its drawing to the field it came from', () => {
  draw();
  handOver();
  const said = sheet().textContent;
  for (const words of ['粤B·54321', '大众 朗逸', '维修报价确认', '共 2 项', '签名人：曾小芳'])
    expect(said).toContain(words);
  const rows = within(screen.getByTestId('signature-rows')).getAllByRole('listitem', { hidden: true });
  expect(rows.map((row) => row.textContent)).toEqual(['更换前刹车片同意480.00', '更换雨刮片不做60.00']);
  expect(screen.getByTestId('signature-sum').textContent).toBe('同意金额 480.00');
  // Nothing was signed yet.
  expect(screen.getByTestId('signature-done')).toHaveProperty('disabled', true);
  sign(large(), [200, 200], [300, 200]);
  fireEvent.click(screen.getByTestId('signature-done'));
  expect(screen.queryByTestId('signature-sheet')).toBeNull();
  expect(kept.signature?.strokes).toHaveLength(1);
  expect(field().querySelectorAll('path')).toHaveLength(1);
});

it('goes back by Esc with the drawing kept, and clears it where it is drawn', () => {
  draw();
  handOver();
  sign(large(), [200, 200], [300, 200]);
  fireEvent(sheet(), new Event('cancel', { cancelable: true }));
  expect(screen.queryByTestId('signature-sheet')).toBeNull();
  expect(kept.signature?.strokes).toHaveLength(1);
  handOver();
  fireEvent.click(screen.getByTestId('signature-clear'));
  expect(kept.signature).toBeNull();
  fireEvent.click(screen.getByTestId('signature-back'));
  expect(screen.queryByTestId('signature-lapsed')).toBeNull();
});

it('in the hands of a customer no key of the program does anything, not even one of the dialog below', () => {
  const save = vi.fn();
  draw(matter, save);
  const press = (on: Element | Window) => fireEvent.keyDown(on, { key: 'Enter', ctrlKey: true });
  press(window);
  expect(save).toHaveBeenCalledTimes(1);
  handOver();
  press(sheet());
  press(document.body);
  expect(save).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByTestId('signature-back'));
  press(window);
  expect(save).toHaveBeenCalledTimes(2);
});

it('a signature is dropped when what it stands for changes, and says so until it is drawn again', () => {
  const { becomes } = draw();
  sign(field(), [200, 200], [300, 200]);
  becomes(other);
  expect(kept.signature).toBeNull();
  expect(field().querySelectorAll('path')).toHaveLength(0);
  expect(screen.getByTestId('signature-lapsed').textContent).toBe('签过的内容改了，请重新签字。');
  // Changed back it is not there again.
  becomes(matter);
  expect(kept.signature).toBeNull();
  expect(screen.getByTestId('signature-lapsed')).toBeTruthy();
  sign(field(), [200, 200], [300, 200]);
  expect(screen.queryByTestId('signature-lapsed')).toBeNull();
  expect(kept.signature?.strokes).toHaveLength(1);
  // The same in another object is the same.
  becomes(JSON.parse(JSON.stringify(matter)));
  expect(kept.signature?.strokes).toHaveLength(1);
});

it('who signs is part of it, and so is a price that changes while the customer reads', () => {
  const { becomes } = draw();
  handOver();
  sign(large(), [200, 200], [300, 200]);
  becomes({ ...matter, signer: '李四' });
  expect(kept.signature).toBeNull();
  sign(large(), [200, 200], [300, 200]);
  expect(kept.signature).not.toBeNull();
  becomes({
    ...matter,
    signer: '李四',
    rows: [{ text: '更换前刹车片', says: '同意', fen: 52_000 }],
    sum: { text: '同意金额', fen: 52_000 },
  });
  expect(kept.signature).toBeNull();
  expect(sheet().textContent).toContain('签过的内容改了，请重新签字。');
  expect(sheet().textContent).toContain('520.00');
});

it('nobody is handed an empty sheet, and one’s own report is handed to nobody', () => {
  const { becomes } = draw({ ...matter, rows: [] });
  expect(screen.getByTestId('hand-over')).toHaveProperty('disabled', true);
  becomes('the report');
  expect(screen.queryByTestId('hand-over')).toBeNull();
});

it('while not all is there that is signed, nothing is, and it says what is waited for', () => {
  const { becomes } = draw();
  sign(field(), [200, 100], [300, 100]);
  expect(kept.signature?.strokes).toHaveLength(1);
  waits = '照片还没传完';
  becomes(matter);
  expect(screen.getByTestId('signature-waits').textContent).toContain('照片还没传完');
  expect(screen.getByTestId('hand-over')).toHaveProperty('disabled', true);
  sign(field(), [200, 100], [300, 100]);
  expect(field().querySelectorAll('path')).toHaveLength(0);
  waits = undefined;
  becomes(matter);
  // What came of it is the same: it is still signed, once.
  expect(field().querySelectorAll('path')).toHaveLength(1);
  expect(kept.signature?.strokes).toHaveLength(1);
});
