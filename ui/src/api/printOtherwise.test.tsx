// A browser prints by its own dialog: the host is told of it before the dialog opens.
import { beforeEach, expect, it, vi } from 'vitest';
import { stationTransport } from './http';
import { keepSession } from './session';

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
