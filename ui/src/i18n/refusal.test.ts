import type { Missing } from '@bindings';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import { keepHostTime } from './hostTime';
import { switchLanguage } from './language';
import { fieldOf, missingWords, type RefusalLike, refusalOf, refusalWords } from './refusal';
import { setShopZone } from './time';

const words = (code: string, params = {}) => refusalWords(i18next.t, { code, params } as RefusalLike);

it('names what is missing before an action', () => {
  const params = {
    action: 'deliver',
    missing: [{ what: 'final_inspection' }, { what: 'payment', owed: 123450 }],
  };
  expect(words('still_missing', params)).toBe('还不能交车：终检未通过、还有 1,234.50 元未收。');
  switchLanguage('en');
  expect(words('still_missing', params)).toBe(
    '“Deliver” has to wait: The final inspection is not passed, 1,234.50 is still owed.',
  );
});

it('says what is owed without the sum to those who are not told it', () => {
  const owing: Missing[] = [{ what: 'payment', owed: null }];
  expect(missingWords(i18next.t, owing)).toEqual(['还有款项未收']);
  switchLanguage('zh-TW');
  expect(missingWords(i18next.t, owing)).toEqual(['還有款項未收']);
  switchLanguage('en');
  expect(missingWords(i18next.t, owing)).toEqual(['Something is still owed']);
});

it('lists what a button waits for', () => {
  expect(missingWords(i18next.t, [{ what: 'answers', count: 2 }])).toEqual(['2 个项目待客户答复']);
});

it('counts one and many in English', () => {
  switchLanguage('en');
  const lacking = (count: number) => missingWords(i18next.t, [{ what: 'technicians', count }]);
  expect([lacking(1), lacking(2)]).toEqual([['1 job has no technician'], ['2 jobs have no technician']]);
});

it('counts the tries that are left', () => {
  expect(words('pairing_wrong', { tries_left: 3 })).toBe('配对码不对，请看清再输。还可以试 3 次。');
  switchLanguage('en');
  expect(words('pairing_wrong', { tries_left: 1 })).toContain('1 try is left');
  expect(words('pairing_wrong', { tries_left: 4 })).toContain('4 tries are left');
});

it('tells every difference of a count at once', () => {
  const differences = [
    { means: 'cash', expected: 5_000, counted: 4_000, difference: -1_000 },
    { means: 'wechat', expected: 4_000, counted: 3_990, difference: -10 },
  ];
  expect(words('takings_off', { differences })).toBe(
    '应有现金 50.00 元，实点 40.00 元，相差 -10.00 元；微信系统净额 40.00 元，对账金额 39.90 元，相差 -0.10 元。请重新核对，或写明差额原因后交班。',
  );
});

it('turns codes among the parameters into words', () => {
  expect(words('role_missing', { roles: ['cashier', 'manager'] })).toContain('收银、经理');
  expect(words('wrong_stage', { stage: 'in_repair', action: 'take_payment' })).toBe(
    '工单在“施工”阶段，不能收款。',
  );
});

it('names the field and the way out', () => {
  expect(words('bad_field', { field: 'phone', problem: 'empty' })).toBe('电话不能为空，请改正。');
  expect(words('bad_field', { field: 'pin', problem: 'too_short' })).toBe('密码要 4 到 12 位数字。');
});

it('says to whoever sends an iPhone’s own format what to do about it', () => {
  const said = words('no_photo', { problem: 'heic' });
  for (const part of ['HEIC', '兼容性最佳', '在 iPhone 上打开这一页']) expect(said).toContain(part);
});

it('an unknown code still gives a sentence with the code in it', () => {
  expect(words('brand_new_rule')).toContain('brand_new_rule');
});

it('a lost line has a sentence of its own', () => {
  expect(words('transport_lost')).toContain('连接断了');
});

it('shows instants of parameters on the clock of the shop', () => {
  setShopZone(480);
  i18next.addResource('zh-CN', 'errors', 'at_test', '到 {{at, instant}}');
  keepHostTime('2026-12-31T20:00:00Z');
  expect(words('at_test', { at: '2027-03-02T00:30:00Z' })).toBe('到 03-02 08:30');
  keepHostTime(undefined);
  setShopZone(undefined);
});

it('says in the language of the person what a disk says in its own', () => {
  const said = (reason: string) => words('folder_not_writable', { folder: '/shop', reason });
  expect(said('Not a directory (os error 20)')).toContain('（那里有一个同名的文件，不是文件夹）');
  expect(said('The media is write protected. (os error 19)')).toContain('（磁盘或文件夹是只读的）');
  expect(said('attempt to write a readonly database')).toContain('（磁盘或文件夹是只读的）');
  expect(said('disk I/O error')).toContain('（磁盘读写出错）');
  expect(said('拒绝访问。 (os error 5)')).toContain('（拒绝访问。）');
  expect(words('cannot_print', { reason: 'The device is not ready.' })).not.toContain('磁盘');
  switchLanguage('en');
  expect(said('Permission denied (os error 13)')).toContain('(no permission to write)');
});

it('takes whatever a door hands back, also from a host of a later version', () => {
  const later = { code: 'brand_new_rule', params: { field: 'vin' } };
  expect(refusalOf(later)).toBe(later);
  expect(fieldOf(refusalOf(later))).toBe('vin');
  for (const failure of [new Error('boom'), 'boom']) {
    expect(refusalOf(failure)).toEqual({ code: 'unexpected', params: { detail: 'boom' } });
  }
  expect([fieldOf(undefined), fieldOf({ code: 'wrong_pin' })]).toEqual([undefined, undefined]);
});
