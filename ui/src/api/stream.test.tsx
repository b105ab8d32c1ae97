import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HostLine } from './connection';
import { keepSession } from './session';
import { Stream } from './stream';
import type { ChangeEvent } from './transport';

/** A stream of the browser that says what the test lets it say. */
class Said {
  static open: Said;
  private readonly listeners = new Map<string, (message: { data: string }) => void>();
  onopen?: () => void;

  constructor() {
    Said.open = this;
  }

  addEventListener(name: string, listener: (message: { data: string }) => void): void {
    this.listeners.set(name, listener);
  }

  says(name: string, data: string): void {
    this.listeners.get(name)?.({ data });
  }

  close(): void {
    this.listeners.clear();
  }
}

const line = {
  current: () => undefined,
  watch: () => () => undefined,
  hear: () => undefined,
} as unknown as HostLine;
let heard: ChangeEvent[];
let stream: Stream;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Said);
  keepSession({ token: 'one', person_id: 1, name: '张敏', roles: ['manager'] } as never);
  heard = [];
  stream = new Stream(line);
  stream.listen((event) => heard.push(event));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const nothingIsSure = { tx: 0, changes: [] };

it('what happened after the page read and before it listened is asked about', () => {
  stream.answered(7);
  stream.answered(9);
  Said.open.says('since', '8');
  expect(heard).toEqual([nothingIsSure]);
});

it('a page that knows all there was is told nothing', () => {
  stream.answered(8);
  Said.open.says('since', '8');
  stream.answered(8);
  stream.answered(9);
  expect(heard).toEqual([]);
  Said.open.says('changes', JSON.stringify({ tx: 3, changes: [{ entity: 'bay', id: 1 }] }));
  expect(heard).toHaveLength(1);
});

it('an answer that was made before the stream began and comes after it is doubted', () => {
  Said.open.says('since', '8');
  stream.answered(7);
  expect(heard).toEqual([nothingIsSure]);
});

it('a host that counts from the beginning again is believed', () => {
  stream.answered(500);
  Said.open.says('since', '500');
  // Its silence ended the stream; the next one is of a program that began anew.
  vi.advanceTimersByTime(6000);
  heard.length = 0;
  stream.answered(0);
  Said.open.says('since', '0');
  stream.answered(1);
  expect(heard).toEqual([]);
});
