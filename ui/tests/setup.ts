import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { keepHostTime } from '../src/i18n/hostTime';
import { languages, learn, switchLanguage } from '../src/i18n/language';
import { rest } from '../src/kit/rest';

// The program loads the language it speaks; a test goes from one to the next at once.
await Promise.all(languages.map((language) => learn(language)));

// The first page drawn brings the whole of Ant Design with it, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out and knows no media queries; Ant Design asks for them.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

beforeEach(() => {
  // Hands that are no hands press at once; that buttons sleep has tests of its own.
  rest.main = 0;
  rest.other = 0;
  localStorage.clear();
  sessionStorage.clear();
  switchLanguage('zh-CN');
  // No screen goes by its own computer's clock, and no test by the day on which it is run. Whoever needs another hour says so.
  keepHostTime('2026-03-02T09:00:00+08:00');
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
