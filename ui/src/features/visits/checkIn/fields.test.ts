import { WALK_AROUND_CODES } from '@bindings';
import { expect, it } from 'vitest';
import { allFine, asAsked, broughtAlong, type CheckInFields, inPlainWords, withItem } from './fields';

const asked = WALK_AROUND_CODES.map((code) => ({ code }));

it('an item keeps its place in the list and its note', () => {
  const noted = withItem([], asked, 'brakes', { result: 'repair_suggested', note: '3 mm' });
  const both = withItem(noted, asked, 'lights', { result: 'fine' });
  expect(both.map((item) => item.code)).toEqual(['lights', 'brakes']);
  expect(withItem(both, asked, 'brakes', { result: 'remark' })[1]).toMatchObject({
    result: 'remark',
    note: '3 mm',
  });
});

it('all fine leaves what was looked at closer as it is', () => {
  const items = allFine(withItem([], asked, 'tyres', { result: 'remark', note: '2 mm' }), asked);
  expect(items).toHaveLength(WALK_AROUND_CODES.length);
  expect(items.filter((item) => item.result !== 'fine')).toEqual([
    { code: 'tyres', result: 'remark', note: '2 mm', quoted: false, quoted_by: null },
  ]);
});

it('only what the list of the car asks is fine, in its order', () => {
  const own = [{ code: '全景天窗' }, { code: 'lights' }];
  expect(allFine([], own).map((item) => item.code)).toEqual(['全景天窗', 'lights']);
  const noted = withItem(allFine([], own), own, '全景天窗', { result: 'remark', note: '滴水' });
  expect(noted.map((item) => item.note)).toEqual(['滴水', '']);
});

it('what the car is asked no more is neither sent nor signed: nobody could take it back', () => {
  const items = allFine([], [{ code: 'roof_rack' }, { code: 'lights' }]);
  const fields = asAsked({ items } as unknown as CheckInFields, asked);
  expect(fields.items.map((item) => item.code)).toEqual(['lights']);
});

it('a zero of fuel is a level, an empty field is not', () => {
  const fields = { mileage_km: null, fuel_percent: 0, items: [] } as unknown as CheckInFields;
  expect(broughtAlong(fields)).toEqual(['fuel']);
});

it('says what others wrote where it is words or figures, and no codes', () => {
  const fields = {
    symptom: '异响',
    mileage_km: 47700,
    fuel_percent: 25,
    arrival: 'towed',
    marks: [],
  } as unknown as CheckInFields;
  const said = ['symptom', 'mileage_km', 'fuel_percent', 'arrival', 'marks'].map((name) =>
    inPlainWords(fields, name),
  );
  expect(said).toEqual(['异响', '47,700', '25%', '', '']);
  expect(inPlainWords({ ...fields, mileage_km: null, fuel_percent: null }, 'mileage_km')).toBe('');
});
