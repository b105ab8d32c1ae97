import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepHostTime } from '../i18n/hostTime';
import { QueueList } from './QueueList';

beforeEach(() => keepHostTime('2026-03-02T12:00:00Z'));
afterEach(cleanup);

const at = '2026-03-02T10:00:00Z';
const standsOf = (row: object) => {
  const { container } = render(
    <QueueList label="" empty={null} onOpen={() => undefined} rows={[{ id: 1, title: '', ...row }]} />,
  );
  return container.querySelector<HTMLElement>('[data-lateness]')?.dataset.lateness;
};

it('a car in a queue is late while it is worked at, and not once it stands ready', () => {
  expect(standsOf({ promised: { at, stage: 'in_repair' } })).toBe('late');
  cleanup();
  expect(standsOf({ promised: { at, stage: 'ready_for_delivery' } })).toBe('calm');
});

it('what is no visit is late by the clock alone', () => {
  expect(standsOf({ due: at })).toBe('late');
});
