// What tests that draw something have beyond the others: a page that is empty before each, and what jsdom leaves out.
import { cleanup, configure, getConfig } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { rest } from '../src/kit/rest';

// The first page drawn brings the whole of Ant Design with it, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

// React draws in a turn of its own, taken with setImmediate, and stands back for others after five thousandths of a
// second: where the machine was taken away just then, before it drew anything at all. Hands wait for their page by timers,
// which ring meanwhile, and the test would look at the page as it was. Each turn asked for here comes after React's; so
// many are never lost one after the other. Kept as it is before any test puts a clock of its own in its place.
const afterDrawing = globalThis.setImmediate;
const { asyncWrapper } = getConfig();
configure({
  asyncWrapper: (hands) =>
    asyncWrapper(async () => {
      const answer = await hands();
      for (let turn = 0; turn < 6; turn++) await new Promise((turned) => afterDrawing(turned));
      return answer;
    }),
});

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
