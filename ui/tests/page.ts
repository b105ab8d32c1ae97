// What tests that draw something have beyond the others: a page that is empty before each, and what jsdom leaves out.
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { rest } from '../src/kit/rest';

// The first page drawn brings the whole of Ant Design with it, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

// jsdom opens no dialog as the one thing that can be reached.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

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
});

afterEach(cleanup);
