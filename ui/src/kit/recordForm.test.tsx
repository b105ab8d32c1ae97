import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useRecordForm } from './recordForm';

const saved = { name: '张小芳', phone: '138' };
const opened = (theirs = saved) =>
  renderHook(({ theirs }) => useRecordForm('customer/1', theirs), { initialProps: { theirs } });

it('what was typed survives leaving the page and follows what others save', () => {
  const first = opened();
  act(() => first.result.current.set({ name: '张晓芳' }));
  expect(first.result.current).toMatchObject({ dirty: true, clashes: [] });
  first.unmount();

  const later = opened({ name: '张小芳', phone: '139' });
  expect(later.result.current).toMatchObject({
    restored: true,
    clashes: [],
    value: { name: '张晓芳', phone: '139' },
  });
});

it('asks about a field both changed, and is satisfied by the answer', () => {
  const form = opened();
  act(() => form.result.current.set({ phone: '137' }));
  form.rerender({ theirs: { name: '张芳', phone: '139' } });
  expect(form.result.current).toMatchObject({ clashes: ['phone'], value: { name: '张芳', phone: '137' } });

  act(() => form.result.current.set({ name: '张小' }));
  expect(form.result.current.clashes).toEqual(['phone']);

  act(() => form.result.current.answer('phone', 'theirs'));
  expect(form.result.current).toMatchObject({ clashes: [], value: { name: '张小', phone: '139' } });
});

it('keeping mine leaves it to be saved over theirs', () => {
  const form = opened();
  act(() => form.result.current.set({ phone: '137' }));
  form.rerender({ theirs: { name: '张小芳', phone: '139' } });
  act(() => form.result.current.answer('phone', 'mine'));
  expect(form.result.current).toMatchObject({ clashes: [], dirty: true, value: { phone: '137' } });
});

it('is clean again after saving', () => {
  const form = opened();
  act(() => form.result.current.set({ phone: '137' }));
  form.rerender({ theirs: { name: '张小芳', phone: '137' } });
  expect(form.result.current.dirty).toBe(false);
  act(() => form.result.current.clear());
  expect(form.result.current.value).toEqual({ name: '张小芳', phone: '137' });
});

it('shows what others save until something is typed', () => {
  const form = opened();
  form.rerender({ theirs: { name: '张芳', phone: '139' } });
  expect(form.result.current).toMatchObject({
    dirty: false,
    clashes: [],
    value: { name: '张芳', phone: '139' },
  });
});

it('answers several fields in one go, and asks again when others change them once more', () => {
  const form = opened();
  act(() => form.result.current.set({ name: '我的', phone: '137' }));
  form.rerender({ theirs: { name: '他的', phone: '139' } });
  expect(form.result.current.clashes).toEqual(['name', 'phone']);
  act(() => {
    for (const field of form.result.current.clashes) form.result.current.answer(field, 'mine');
  });
  expect(form.result.current).toMatchObject({ clashes: [], value: { name: '我的', phone: '137' } });

  form.rerender({ theirs: { name: '又改', phone: '139' } });
  expect(form.result.current).toMatchObject({ clashes: ['name'], theirs: { name: '又改', phone: '139' } });
  act(() => form.result.current.answer('name', 'theirs'));
  expect(form.result.current).toMatchObject({ dirty: true, value: { name: '又改', phone: '137' } });
});

it('what is set in one press builds on what was set just before', () => {
  const form = opened();
  act(() => {
    form.result.current.set({ name: '王' });
    form.result.current.set((before) => ({ name: `${before.name}五`, phone: '137' }));
  });
  expect(form.result.current.value).toEqual({ name: '王五', phone: '137' });
});
