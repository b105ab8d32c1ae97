import { beforeEach, expect, it, vi } from 'vitest';
import { keepLoading, reloadOnce } from './loaded';

const part = { default: 'the page' };
const missing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

beforeEach(() => {
  vi.useFakeTimers();
  document.head.replaceChildren();
});

it('a page that could not be loaded while the host was away is asked for until it comes', async () => {
  const load = vi.fn(missing as () => Promise<typeof part>);
  const reload = vi.fn(() => true);
  let answers = false;
  const loading = keepLoading(load, async () => answers, reload);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load.mock.calls.length).toBeGreaterThan(20);
  answers = true;
  load.mockResolvedValue(part);
  await vi.advanceTimersByTimeAsync(3000);
  expect(await loading).toBe(part);
  expect(reload).not.toHaveBeenCalled();
});

it('a page that an update took away is loaded anew with the whole program, once', async () => {
  const reload = vi.fn();
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response('')),
  );
  // What a page cannot be kept from doing is told to somebody else.
  const anew = () => reloadOnce({ reload });
  void keepLoading(missing, undefined, anew);
  void keepLoading(missing, undefined, anew);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(reload).toHaveBeenCalledTimes(1);
  vi.unstubAllGlobals();
});

it('a host that hangs does not keep a page from being asked for again', async () => {
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit) =>
      new Promise((_, gone) => signal?.addEventListener('abort', () => gone(new Error('gone')))),
  );
  const load = vi.fn(missing);
  void keepLoading(load);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(load.mock.calls.length).toBeGreaterThan(5);
  vi.unstubAllGlobals();
});

it('a style that did not come is asked for again before its page is: none is shown bare', async () => {
  const href = 'http://localhost/assets/VisitPage.css';
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  const inPage = () => document.querySelector<HTMLLinkElement>('link[rel=stylesheet]');
  const load = vi.fn(() => {
    link.dispatchEvent(new Event('error'));
    return missing() as Promise<typeof part>;
  });
  const loading = keepLoading(load, async () => false);
  await vi.advanceTimersByTimeAsync(500);
  load.mockResolvedValue(part);
  await vi.advanceTimersByTimeAsync(1000);
  const second = inPage();
  expect(second).not.toBe(link);
  expect(second?.href).toBe(href);
  second?.dispatchEvent(new Event('error'));
  await vi.advanceTimersByTimeAsync(1000);
  const third = inPage();
  expect(third).not.toBe(second);
  expect(load).toHaveBeenCalledTimes(1);
  third?.dispatchEvent(new Event('load'));
  expect(await loading).toBe(part);
  expect(document.querySelectorAll('link').length).toBe(1);
});
