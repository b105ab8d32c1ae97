import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { forgetOldDrafts, useDraft } from './draft';

const empty = { name: '', phone: '' };
const open = (key = 'customer/new') =>
  renderHook(({ at }) => useDraft(at, empty), { initialProps: { at: key } });

it('is there again after the page has gone', () => {
  const first = open();
  expect(first.result.current.restored).toBe(false);
  act(() => first.result.current.set({ name: '张小芳', phone: '138' }));
  first.unmount();

  const second = open();
  expect(second.result.current.value).toEqual({ name: '张小芳', phone: '138' });
  expect(second.result.current.restored).toBe(true);
});

it('is gone once the write was answered', () => {
  const first = open();
  act(() => first.result.current.set({ name: '李', phone: '' }));
  act(() => first.result.current.clear());
  expect(first.result.current.value).toEqual(empty);
  first.unmount();
  expect(open().result.current.restored).toBe(false);
});

it('keeps two letters typed in one breath', () => {
  const { result } = open();
  act(() => {
    result.current.set((before) => ({ ...before, name: '张' }));
    result.current.set((before) => ({ ...before, phone: '139' }));
  });
  expect(result.current.value).toEqual({ name: '张', phone: '139' });
});

it('another key shows another draft at once', () => {
  const page = open('order/1');
  act(() => page.result.current.set({ name: 'one', phone: '' }));
  page.rerender({ at: 'order/2' });
  expect(page.result.current.value).toEqual(empty);
  page.rerender({ at: 'order/1' });
  expect(page.result.current.value.name).toBe('one');
});

it('a draft nobody can read does not keep the page from opening', () => {
  localStorage.setItem('workbay.draft.customer/new', '{broken');
  expect(open().result.current.value).toEqual(empty);
  forgetOldDrafts();
  expect(localStorage.getItem('workbay.draft.customer/new')).toBeNull();
});

it('forgets only what is old', () => {
  localStorage.setItem('workbay.draft.old', JSON.stringify({ at: 0, value: 1 }));
  localStorage.setItem('workbay.draft.new', JSON.stringify({ at: Date.now(), value: 1 }));
  localStorage.setItem('workbay.language', 'en');
  forgetOldDrafts();
  expect(Object.keys(localStorage).sort()).toEqual(['workbay.draft.new', 'workbay.language']);
});
