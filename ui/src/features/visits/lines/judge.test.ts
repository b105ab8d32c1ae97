import type { WarrantyGrounds } from '@bindings';
import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { begun, type Judging, judgedAs, judgeLacks } from './judge';

const t = ((key: string) => key) as unknown as TFunction;
const earlier = (line_id: number, is_same: boolean) => ({ line_id, is_same, is_free: is_same, hands: [] });
const grounds = (judgement: object | null = null) =>
  ({
    earlier: [earlier(3, false), earlier(4, true)],
    maker: null,
    maker_name: '福特',
    claim_number: '',
    judgement,
  }) as unknown as WarrantyGrounds;

const where = (typed: Judging) => judgeLacks(t, grounds(), typed).map(({ at }) => at);

it('says nothing of who answers for it, and proposes the very same thing and the maker of the car', () => {
  const typed = begun(grounds());
  expect([typed.verdict, typed.earlier_line_id, typed.payer_name]).toEqual([undefined, 4, '福特']);
  expect(where(typed)).toEqual(['verdict']);
  const again = begun(grounds({ verdict: 'comeback', earlier_line_id: 3, reason: '偏磨', evidence: '照片' }));
  expect([again.verdict, again.earlier_line_id, again.reason]).toEqual(['comeback', 3, '偏磨']);
});

it('names what each verdict needs, in the order of the fields', () => {
  const typed = begun(grounds());
  expect(where({ ...typed, verdict: 'comeback', earlier_line_id: 9 })).toEqual([
    'earlier_line_id',
    'reason',
    'evidence',
  ]);
  expect(where({ ...typed, verdict: 'maker', payer_name: ' ' })).toEqual([
    'payer_name',
    'reason',
    'evidence',
  ]);
  expect(where({ ...typed, verdict: 'outside', reason: '过保' })).toEqual(['told']);
  // A photo shows it as well as words do.
  expect(where({ ...typed, verdict: 'maker', reason: '渗漏', photos: [7] })).toEqual([]);
});

it('sends nothing that belongs to another verdict', () => {
  const typed = { ...begun(grounds()), responsible_id: 5, fault_code: 'P0117' };
  expect(judgedAs(typed, 'maker')).toMatchObject({
    earlier_line_id: null,
    responsible_id: null,
    fault_code: 'P0117',
  });
  expect(judgedAs(typed, 'comeback')).toMatchObject({
    earlier_line_id: 4,
    responsible_id: 5,
    fault_code: '',
  });
});
