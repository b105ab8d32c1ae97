import { afterEach, beforeEach, vi } from 'vitest';
import { keepHostTime } from '../src/i18n/hostTime';
import { languages, learn, switchLanguage } from '../src/i18n/language';
import { setShopZone } from '../src/i18n/time';

// The program loads the language it speaks; a test goes from one to the next at once.
await Promise.all(languages.map((language) => learn(language)));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  switchLanguage('zh-CN');
  // No screen goes by its own computer's clock, and no test by the day on which it is run. Whoever needs another hour says so.
  keepHostTime('2026-03-02T09:00:00+08:00');
  setShopZone(undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
