// A sheet that cannot be drawn says so; white, it would pass for an empty one.
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import PdfPages from './PdfPages';

const engine = vi.hoisted(() => ({
  Cancelled: class extends Error {},
  page: vi.fn(),
  render: vi.fn(),
}));

vi.mock('pdfjs-dist/legacy/build/pdf.mjs', () => ({
  GlobalWorkerOptions: {},
  RenderingCancelledException: engine.Cancelled,
  getDocument: () => ({
    promise: Promise.resolve({ numPages: 1, getPage: engine.page }),
    destroy: () => Promise.resolve(),
  }),
}));
vi.mock('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker&url', () => ({ default: '' }));

type Sighting = { isIntersecting: boolean };
let sight: (entries: Sighting[]) => void;

beforeEach(() => {
  engine.page.mockReset().mockResolvedValue({
    getViewport: () => ({ width: 600, height: 800 }),
    render: engine.render,
  });
  engine.render.mockReset().mockReturnValue({ promise: Promise.resolve(), cancel: () => undefined });
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: (entries: Sighting[]) => void) {
        sight = told;
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

async function draw() {
  render(<PdfPages data={new ArrayBuffer(4)} zoom={100} label="定损单.pdf" />);
  await act(async () => new Promise((done) => setTimeout(done, 0)));
}
const seen = (...entries: boolean[]) =>
  act(async () => sight(entries.map((isIntersecting) => ({ isIntersecting }))));

it('a sheet that cannot be drawn is told as a paper that cannot be read', async () => {
  engine.render.mockImplementation(() => ({
    promise: Promise.reject(new Error('bad font')),
    cancel: () => undefined,
  }));
  await draw();
  expect(screen.queryByRole('alert')).toBeNull();
  await seen(true);
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
});

it('so is one that is not in it', async () => {
  engine.page.mockRejectedValue(new Error('no such page'));
  await draw();
  expect(await screen.findByRole('alert')).toBeTruthy();
});

it('one that was only cancelled says nothing', async () => {
  engine.render.mockImplementation(() => ({
    promise: Promise.reject(new engine.Cancelled()),
    cancel: () => undefined,
  }));
  await draw();
  await seen(true);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('several sightings told at once count by the last of them', async () => {
  await draw();
  await seen(true, false);
  expect(engine.render).not.toHaveBeenCalled();
  await seen(false, true);
  expect(engine.render).toHaveBeenCalledOnce();
});
