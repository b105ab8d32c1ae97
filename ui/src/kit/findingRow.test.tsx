import type { FindingRow } from '@bindings';
import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import { findingRow } from './findingRow';
import { QueueList } from './QueueList';

const row = (photos: number): FindingRow =>
  ({
    finding: { id: 1, text: '前下摆臂胶套开裂', at: '2026-03-02T01:00:00Z' },
    urgency: 'soon',
    standing: 'undecided',
    job_name: '更换前制动片',
    technician_name: '李师傅',
    make: '大众',
    model: '朗逸',
    plate: '粤B54321',
    photos,
  }) as unknown as FindingRow;

it('a finding shows its picture and says how many there are, and nothing where there are none', () => {
  const list = (photos: number) => (
    <QueueList
      label="findings"
      empty={null}
      onOpen={() => undefined}
      rows={[findingRow(i18next.t, row(photos), <i data-testid="picture" />)]}
    />
  );
  const { rerender } = render(list(2));
  expect(screen.getByLabelText('照片').parentElement?.textContent?.trim()).toBe('2');
  expect(screen.getByTestId('picture')).toBeTruthy();
  rerender(list(0));
  expect(screen.queryByTestId('picture')).toBeNull();
  expect(screen.queryByLabelText('照片')).toBeNull();
});
