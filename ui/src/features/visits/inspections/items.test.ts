import type { Visit } from '@bindings';
import { expect, it } from 'vitest';
import { allPass, failed, itemsOf, knownAs, listOf, unseen, wantedOf } from './items';

const visit = {
  lines: [
    { id: 1, name: '更换刹车片' },
    { id: 2, name: '洗车' },
  ],
  jobs: [
    { id: 10, line_id: 1 },
    { id: 11, line_id: 2 },
    { id: 12, line_id: 1 },
  ],
  done_jobs: [12],
} as unknown as Visit;

it('looks at the list and at the jobs the host names as done', () => {
  const wanted = wantedOf(visit, listOf(['torque']));
  expect(wanted.map((one) => [one.key, one.code, one.name])).toEqual([
    ['torque', 'torque', ''],
    ['job-12', 'job', '更换刹车片'],
  ]);
  expect(unseen({}, wanted)).toBe(2);
});

it('all in order leaves a failure and the measured value', () => {
  const wanted = wantedOf(visit, listOf(['torque']));
  const looked = allPass({ torque: { value: ' 110 Nm ' }, 'job-12': { result: 'fail', value: '' } }, wanted);
  expect(unseen(looked, wanted)).toBe(0);
  expect(failed(looked, wanted).map((one) => one.jobId)).toEqual([12]);
  expect(itemsOf(looked, wanted)).toEqual([
    { code: 'torque', job_id: null, name: '', result: 'pass', value: '110 Nm' },
    { code: 'job', job_id: 12, name: '更换刹车片', result: 'fail', value: '' },
  ]);
});

it('what is measured is seen once its value is there, and what the shop named goes by its words', () => {
  const pads = { code: 'own', name: '制动片厚度', unit: 'mm', least: 3000, most: null, unsafe_without: true };
  const wanted = wantedOf({ ...visit, done_jobs: [] }, [pads]);
  expect(wanted.map((one) => [one.key, knownAs(one)])).toEqual([['own-制动片厚度', '制动片厚度']]);
  const passed = allPass({}, wanted);
  expect(unseen(passed, wanted), 'nobody measured it').toBe(1);
  expect(unseen({ 'own-制动片厚度': { result: 'pass', value: '4' } }, wanted)).toBe(0);
  expect(unseen({ 'own-制动片厚度': { result: 'not_applicable', value: '' } }, wanted)).toBe(0);
  expect(itemsOf({ 'own-制动片厚度': { result: 'pass', value: '4' } }, wanted)).toEqual([
    { code: 'own', job_id: null, name: '制动片厚度', result: 'pass', value: '4' },
  ]);
});
