import { act, render, screen } from '@testing-library/react';
import { Suspense, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loaded, Meanwhile } from '../kit/loaded';
import { ErrorBoundary } from './ErrorBoundary';

const Settings = () => <h1>Settings</h1>;
const page = { default: Settings };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const pass = (milliseconds: number) => act(async () => vi.advanceTimersByTimeAsync(milliseconds));

/** A page of its own kind of waiting: what stands in for a page is seen only when it takes its time. */
const shown = (Page: ReturnType<typeof loaded>) =>
  render(
    <Meanwhile value={<p>On its way</p>}>
      <Suspense fallback={<p>Nothing yet</p>}>
        <Page />
      </Suspense>
    </Meanwhile>,
  );

it('a page that came ahead is drawn at once, without a word of waiting', async () => {
  const load = vi.fn(async () => page);
  const Page = loaded(load);
  await Page.ahead();
  shown(Page);
  expect(screen.getByRole('heading').textContent).toBe('Settings');
  expect(load).toHaveBeenCalledTimes(1);
});

it('a page that cannot be loaded ahead is no matter until somebody wants it', async () => {
  const load = vi.fn(() => Promise.reject<typeof page>(new TypeError('gone')));
  const Page = loaded(load);
  await Page.ahead();
  load.mockImplementation(async () => page);
  shown(Page);
  await pass(10);
  expect(screen.getByRole('heading').textContent).toBe('Settings');
});

it('the wait for a page is said only when it is a wait, and the page then comes by itself', async () => {
  let come: (came: typeof page) => void = () => undefined;
  const Page = loaded(() => new Promise<typeof page>((resolve) => (come = resolve)));
  shown(Page);
  await pass(300);
  expect(screen.queryByText('On its way')).toBeNull();
  await pass(300);
  expect(screen.getByText('On its way')).toBeTruthy();
  come(page);
  await pass(10);
  expect(screen.getByRole('heading').textContent).toBe('Settings');
});

it('a page that is open keeps its typing when its part comes a second time', async () => {
  let come: (came: typeof page) => void = () => undefined;
  const Typing = () => {
    const [typed, setTyped] = useState('');
    return <input aria-label="note" value={typed} onChange={(event) => setTyped(event.target.value)} />;
  };
  const Page = loaded(() => new Promise<{ default: typeof Typing }>((resolve) => (come = resolve)));
  shown(Page);
  await pass(10);
  come({ default: Typing });
  await pass(10);
  const note = screen.getByLabelText('note');
  await Page.ahead();
  await pass(10);
  expect(screen.getByLabelText('note')).toBe(note);
});

it('a page that even the program loaded anew does not have is said in words, and may be asked for again', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response('')),
  );
  // It was loaded anew a moment ago.
  sessionStorage.setItem('workbay.reloaded', String(Date.now()));
  const load = vi.fn(() => Promise.reject<typeof page>(new TypeError('gone')));
  const Page = loaded(load);
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Page />
      </Suspense>
    </ErrorBoundary>,
  );
  await pass(50);
  expect(screen.getByRole('alert').textContent).toContain('程序的这一部分没有找到');
  load.mockImplementation(async () => page);
  await act(async () => screen.getByText('再试一次').click());
  await pass(50);
  expect(screen.getByText('Settings')).toBeTruthy();
  quiet.mockRestore();
});
