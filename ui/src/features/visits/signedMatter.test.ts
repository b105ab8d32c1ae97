// What a customer signs is what they read: no part of it can change without another text being read.
import type { Line, SheetRow, StandingFinding, Visit } from '@bindings';
import i18next from 'i18next';
import { beforeEach, expect, it } from 'vitest';
import { switchLanguage } from '../../i18n/language';
import { setShopZone } from '../../i18n/time';
import type { SignedMatter } from '../../kit/signed';
import type { CheckInFields } from './checkIn/fields';
import { signedCheckIn } from './checkIn/signedCheckIn';
import { signedDelivery } from './delivery/signedDelivery';
import { type Answers, tallyOf } from './estimates/answers';
import { signedAnswers } from './estimates/signedAnswers';
import { signedFinding } from './findings/signedFinding';

const t = i18next.t;
const word = (kind: string, code: string) => t(`words:${kind}.${code}`);
const visit = {
  vehicle: { plate: '粤B54321', plate_colour: 'blue', make: '大众', model: '朗逸' },
  order: { old_parts: 'take' },
  walk_around: { belongings: ' 儿童座椅 ' },
  settlements: [],
} as unknown as Visit;
const rowsOf = (matter: SignedMatter) =>
  matter.rows.map((row) => [row.text, row.says, row.fen].filter((part) => part !== undefined).join(' '));

beforeEach(() => setShopZone(480));

const line = (id: number, name: string, amount: number | null, payer = 'customer') =>
  ({ id, name, amount, payer, payer_name: payer === 'customer' ? '' : '平安' }) as Line;

it('of an estimate only what has an answer is signed, and the yeses are added up', () => {
  const lines = [
    line(1, '更换前刹车片', 48_000),
    line(2, '更换雨刮片', 6_000),
    line(3, '喷漆', 90_000, 'insurer'),
    line(4, '四轮定位', 12_000),
  ];
  const answers: Answers = {
    1: { approved: true, reason: '' },
    2: { approved: false, reason: '下次再做' },
    3: { approved: true, reason: '' },
  };
  const matter = signedAnswers(t, visit, tallyOf(answers, lines), ' 曾小芳 ');
  expect(rowsOf(matter)).toEqual([
    '更换前刹车片 同意 48000',
    '喷漆 保险公司 平安 付 · 同意 90000',
    '更换雨刮片 不做 6000',
  ]);
  expect(matter).toMatchObject({
    title: '维修报价确认',
    plate: '粤B54321',
    car: '大众 朗逸',
    signer: '曾小芳',
    sum: { text: '同意金额', fen: 138_000 },
  });
});

it('who is told no amounts shows none, and no sum', () => {
  const answers: Answers = { 1: { approved: true, reason: '' } };
  const matter = signedAnswers(t, visit, tallyOf(answers, [line(1, '更换前刹车片', null)]), '曾小芳');
  expect(matter.sum).toBeUndefined();
  expect(matter.rows[0]?.fen).toBeNull();
});

const fields: CheckInFields = {
  priority: 'normal',
  repair_kind: 'repair',
  symptom: ' 起步时抖动 ',
  brought_by_name: '',
  brought_by_phone: '',
  arrival: 'driven_in',
  mileage_km: 45_678,
  fuel_percent: 50,
  old_parts: 'take',
  wash_wanted: true,
  test_drive_allowed: false,
  promised_at: '2026-03-02T10:00:00Z',
  bay_id: null,
  warning_lights: ['abs'],
  marks: [
    { x: 10, y: 10, kind: 'scratch', note: '' },
    { x: 20, y: 20, kind: 'dent', note: '' },
    { x: 30, y: 30, kind: 'scratch', note: '' },
  ],
  items: [
    { code: 'lights', result: 'remark', note: ' 左后有水汽 ', quoted: false, quoted_by: null },
    { code: 'tyres', result: 'fine', note: '', quoted: false, quoted_by: null },
  ],
  belongings: '后备箱儿童座椅',
  valuables_reminded: true,
};
const checkIn = (change: Partial<CheckInFields> = {}, signer = '曾小芳', photos = '') =>
  signedCheckIn(
    t,
    word,
    (code) => word('walk_around_item', code),
    visit,
    { ...fields, ...change },
    signer,
    photos,
  );

it('a check-in says how the car stands there and what was agreed', () => {
  expect(rowsOf(checkIn())).toEqual([
    '里程 45,678 公里',
    '油量 / 电量 50 %',
    '故障描述 起步时抖动',
    '外观损伤 3 处：划痕、凹陷',
    '灯光 有备注 左后有水汽',
    '故障灯 ABS',
    '随车物品 后备箱儿童座椅',
    '已提醒带走贵重物品 是',
    '旧件 带走旧件',
    '要洗车 是',
    '同意试车 否',
    '预计交车时间 03-02 周一 18:00',
  ]);
});

it('each part of it that changes is another text; blanks the host does not keep are none', () => {
  const before = JSON.stringify(checkIn());
  const changes: Partial<CheckInFields>[] = [
    { mileage_km: 45_679 },
    { fuel_percent: 25 },
    { symptom: '怠速抖动' },
    { marks: fields.marks.slice(0, 2) },
    { items: [] },
    { belongings: '' },
    { warning_lights: [] },
    { old_parts: 'discard' },
    { wash_wanted: false },
    { test_drive_allowed: true },
    { valuables_reminded: false },
    { promised_at: null },
  ];
  for (const change of changes)
    expect(JSON.stringify(checkIn(change)), JSON.stringify(change)).not.toBe(before);
  expect(JSON.stringify(checkIn({}, '李四'))).not.toBe(before);
  expect(JSON.stringify(checkIn({ symptom: '起步时抖动', belongings: '后备箱儿童座椅 ' }))).toBe(before);
});

it('a delivery names the sheets that stand, what they come to, and what came back', () => {
  const sheet = (number: string, total: number | null, is_active = true) =>
    ({ number, total, is_active, payer: 'customer', payer_name: '曾小芳' }) as SheetRow;
  const of = (settlements: SheetRow[], handed: Partial<Parameters<typeof signedDelivery>[3]> = {}) =>
    signedDelivery(
      t,
      word,
      { ...visit, settlements },
      { out: 45_690, oldPartsShown: true, itemsReturned: false, told: ['', null], ...handed },
      '曾小芳',
    );
  const sheets = [sheet('JS1', 100, false), sheet('JS2', 48_000), sheet('JS3', 6_000)];
  const matter = of(sheets);
  expect(rowsOf(matter)).toEqual([
    '结算单 JS2 曾小芳 48000',
    '结算单 JS3 曾小芳 6000',
    '出厂里程 45,690 公里',
    '旧件 带走旧件',
    '已展示旧件 是',
    '随车物品 儿童座椅',
    '钥匙、证件和物品已归还 否',
  ]);
  expect(matter.sum).toEqual({ text: '合计', fen: 54_000 });
  for (const other of [
    of([sheet('JS2', 48_001), sheet('JS3', 6_000)]),
    of(sheets, { itemsReturned: true }),
    of(sheets, { oldPartsShown: false }),
    of(sheets, { out: 45_691 }),
    of(sheets, { told: ['轮胎花纹偏浅', null] }),
  ])
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(matter));
  expect(of([sheet('JS2', null)]).sum).toBeUndefined();
});

it.each([
  [true, 'zh-CN', '影响行车安全'],
  [false, 'zh-CN', '我已了解，决定这次不做。'],
  [true, 'zh-TW', '影響行車安全'],
  [true, 'en', 'unsafe to drive'],
] as const)('what is found is declined with its risk: unsafe %s in %s', (unsafe_to_drive, language, risk) => {
  switchLanguage(language);
  const finding = { text: '前下摆臂胶套开裂', suggestion: '更换', unsafe_to_drive } as StandingFinding;
  const matter = signedFinding(t, visit, finding, '曾小芳');
  expect(rowsOf(matter).slice(0, 2).join()).toMatch(/前下摆臂胶套开裂,.*更换/);
  expect(matter.rows.at(-1)?.text).toContain(risk);
});

it('another photo around the car is another sheet, though no row says so', () => {
  const [before, after] = [checkIn({}, '曾小芳', 'one'), checkIn({}, '曾小芳', 'two')];
  expect(rowsOf(before)).toEqual(rowsOf(after));
  expect(JSON.stringify(before)).not.toBe(JSON.stringify(after));
});
