// A browser prints by its own dialog, the window by the viewer: the host is told of it before either opens.
import { beforeEach, expect, it, vi } from 'vitest';
import { stationTransport } from './http';
import { keepSession } from './session';
import { windowTransport } from './tauri';

const invoked = vi.hoisted(() => vi.fn());
vi.mock('@tauri-apps/api/core', () => ({ invoke: invoked }));

class Quiet {
  addEventListener(): void {}
  close(): void {}
}

const paper = { kind: 'receipt', id: 7 } as const;
const frames = () => document.querySelectorAll('iframe').length;
const fetched = vi.fn(() => Promise.resolve(new Response('%PDF')));

beforeEach(() => {
  document.body.replaceChildren();
  fetched.mockClear();
  invoked.mockReset();
  invoked.mockImplementation((command: string) =>
    Promise.resolve(command === 'lay_out_document' ? '17' : null),
  );
  vi.stubGlobal('EventSource', Quiet);
  vi.stubGlobal('fetch', fetched);
  URL.createObjectURL = () => 'blob:paper';
  keepSession({ token: 'one', person_id: 4, name: '赵敏', roles: ['cashier'] });
});

it('the paper is drawn, then counted, then printed', async () => {
  const handedOver = vi.fn(() => {
    expect([fetched.mock.calls.length, frames()]).toEqual([1, 0]);
    return Promise.resolve();
  });
  void stationTransport().printOtherwise(paper, handedOver);
  await vi.waitFor(() => expect(frames()).toBe(1));
  expect(handedOver).toHaveBeenCalledOnce();
});

it('one that is not counted is not printed', async () => {
  const lost = new Error('the host is off');
  await expect(stationTransport().printOtherwise(paper, () => Promise.reject(lost))).rejects.toBe(lost);
  expect(frames()).toBe(0);
});

const asked = () => invoked.mock.calls.map(([command]) => command);

it('in the window, too, and the viewer opens what was drawn before', async () => {
  const handedOver = vi.fn(() => {
    expect(asked()).toEqual(['lay_out_document']);
    return Promise.resolve();
  });
  await windowTransport().printOtherwise({ ...paper, size: 'A5' }, handedOver);
  expect(invoked.mock.calls).toEqual([
    ['lay_out_document', { ...paper, size: 'A5' }],
    ['open_document', { paper: '17' }],
  ]);
  expect(handedOver).toHaveBeenCalledOnce();
});

it('one that is not counted is not opened', async () => {
  const lost = new Error('refused');
  await expect(windowTransport().printOtherwise(paper, () => Promise.reject(lost))).rejects.toBe(lost);
  expect(asked()).toEqual(['lay_out_document']);
});
