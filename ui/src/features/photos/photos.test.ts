import type { PhotoKind, PhotoRow } from '@bindings';
import { expect, it } from 'vitest';
import { grouped, inOrder, nextTo } from './photos';

const photo = (id: number, kind: PhotoKind, more: Partial<PhotoRow> = {}): PhotoRow => ({
  taken_by_name: '林顾问',
  removed_by_name: '',
  may_change: true,
  evidence_of: '',
  id,
  work_order_id: 7,
  kind,
  finding_id: null,
  job_id: null,
  item: '',
  damage_mark: '',
  caption: '',
  hash: '',
  small_hash: '',
  width: 400,
  height: 300,
  quarter_turns: 0,
  marks: [],
  taken_by: 4,
  at: '2026-03-02T01:00:00Z',
  removed_at: null,
  removed_by: null,
  removed_reason: '',
  version: 1,
  ...more,
});
const gone = { removed_at: '2026-03-02T02:00:00Z' };

it('stand as they were taken, those taken off the page last', () => {
  const all = [photo(3, 'part'), photo(1, 'part', gone), photo(2, 'part')];
  expect(inOrder(all).map(({ id }) => id)).toEqual([2, 3, 1]);
});

it('all of a visit go by what they are of, in the course of the visit', () => {
  const all = [
    photo(1, 'before', { job_id: 5 }),
    photo(2, 'walk_around'),
    photo(3, 'before', { job_id: 6 }),
    photo(4, 'part', { job_id: 5 }),
    photo(5, 'before', { job_id: 5 }),
    photo(6, 'walk_around', { item: 'tyres' }),
    photo(7, 'walk_around', { item: 'tyres' }),
  ];
  const about = ({ job_id, item }: PhotoRow) => (job_id === null ? item || undefined : `作业 ${job_id}`);
  const groups = grouped(all, ['document', 'before', 'part'], about);
  expect(groups.map((one) => [one.kind, one.about, one.photos.map(({ id }) => id)])).toEqual([
    ['walk_around', undefined, [2]],
    ['walk_around', 'tyres', [6, 7]],
    // What may be taken for the visit has a place before there is any; what needs a job is taken at the job.
    ['document', undefined, []],
    ['before', '作业 5', [1, 5]],
    ['before', '作业 6', [3]],
    ['part', undefined, []],
    ['part', '作业 5', [4]],
  ]);
});

it('after one was taken off the page the next is looked at, at the end the last', () => {
  const all = [photo(1, 'part'), photo(2, 'part'), photo(3, 'part', gone)];
  expect(nextTo(all, 1)).toBe(2);
  expect(nextTo(all, 2)).toBe(1);
  expect(nextTo([photo(1, 'part')], 1)).toBeUndefined();
});
