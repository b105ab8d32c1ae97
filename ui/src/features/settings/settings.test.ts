import type { ShopDetails } from '@bindings';
import { describe, expect, it } from 'vitest';
import { saysTheSame } from './confirmation';
import { isCopyCheck, isFileCheck, isSound } from './fileCheck';
import { clockOf, detailsOf, fieldsOf, minuteOf, shopLacks, zoneName, zones } from './shopDetails';

const details: ShopDetails = {
  id: 1,
  version: 7,
  name: '顺达汽修',
  phone: '0755-1',
  address: '',
  licence: '',
  bank: '',
  settings: {
    zone: 480,
    hour_rate: 12000,
    price_basis: 'tax_included',
    labour_tax: 1300,
    part_tax: 1300,
    other_tax: 600,
    taxed_apart: [{ kind: 'towing', rate: 900 }],
    warranty: { by_kind: [], repaired_part_days: 0 },
    service_interval: { months: 6, km: 5000 },
    overrun_limit: 0,
    spoken_limit: 0,
    discount_limit: 1000,
    inspector_may_have_repaired: false,
    release_when_given: true,
    last_look: true,
    no_show_minutes: 60,
    follow_up_days: 7,
    follow_up_days_safety: 3,
    second_call_days: 2,
    suggestion_days: 3,
    outside_days: 10,
    taking_back_days: 90,
    stored_offers: [],
    customer_levels: [],
    account_term_days: 30,
    prepaid_invoicing: 'at_sale',
    shifts_required: false,
    remedy_limit: 50000,
    complaint_owners: {
      repair_quality: 4,
      parts_quality: null,
      attitude: 2,
      price: null,
      delay: null,
      other: null,
      suggestions: 3,
      rest: 1,
    },
    opens_at_minute: 510,
    closes_at_minute: 1080,
    closed_weekdays: [6, 7],
    calendar: {
      keeps_holidays: true,
      own_days: [],
      technicians_from: 'typed',
      technicians: [{ trade: 'paint', technicians: 1 }],
      worked_share: 100,
    },
    prefixes: {
      booking: 'YY',
      work_order: 'GD',
      estimate: 'BJ',
      settlement: 'JS',
      receipt: 'SK',
      complaint: 'TS',
      shift: 'JB',
      service_contract: 'TC',
      account_statement: 'DZ',
      contract: 'HT',
      certificate: 'HG',
      voucher: 'DJ',
      purchase_order: 'CG',
      goods_receipt: 'RK',
      supplier_return: 'CT',
      stock_count: 'PD',
      counter_sale: 'LS',
      loan: 'JY',
      claim: 'SP',
    },
    stock: {
      cost_method: 'moving_average',
      below_zero_allowed: false,
      purchase_cycle_days: 7,
      lead_days: 3,
      dead_after_days: 180,
      shelf_life_warning_days: 30,
      count_limit: 0,
      markup: [{ from: 0, rate: 3000 }],
    },
    papers: { mail: '', quote_valid_days: 7, contract_terms: '', foot: '', logo: '', seal: '' },
  },
};

describe('the shop', () => {
  it('comes out of the form as it went in', () => {
    expect(detailsOf(fieldsOf(details), details)).toEqual(details);
  });

  it('is not saved without a name or with hours that do not open', () => {
    const fields = { ...fieldsOf(details), name: ' ', opens: '18:00', closes: '8:30' };
    expect(shopLacks(fields)).toEqual(['name', 'hours']);
    expect(detailsOf(fields, details)).toBeUndefined();
    expect(shopLacks({ ...fieldsOf(details), opens: 'x', closes: '' })).toEqual(['opens', 'closes']);
  });

  it.each([
    ['8:30', 510],
    ['0830', 510],
    ['８：３０', 510],
    ['18', 1080],
    ['24:00', 1440],
    ['24:30', undefined],
    ['8:75', undefined],
    ['', undefined],
  ])('%s is minute %s', (text, minute) => {
    expect(minuteOf(text)).toBe(minute);
  });

  it('shows minutes as a clock and zones with their sign', () => {
    expect(clockOf(510)).toBe('08:30');
    expect(zoneName(480)).toBe('UTC+08:00');
    expect(zoneName(-210)).toBe('UTC−03:30');
    expect(zones).toContain(345);
    expect(zones.at(-1)).toBe(840);
  });
});

describe('the file', () => {
  const sound = {
    sqlite_says: ['ok'],
    sheets_checked: 3,
    counterfoils_checked: 4,
    payments_checked: 2,
    reports_checked: 0,
    damaged: [],
    rows_checked: 12,
    rows_found: 0,
    stock_sums: [],
    rows: [],
  };

  it('is sound only when SQLite says ok, no sheet is damaged and every row is as the log says', () => {
    expect(isFileCheck(sound) && isSound(sound)).toBe(true);
    expect(isSound({ ...sound, damaged: ['JS1'] })).toBe(false);
    expect(isSound({ ...sound, sqlite_says: ['row 3 missing'] })).toBe(false);
    expect(isSound({ ...sound, rows_found: 1 })).toBe(false);
    expect(isSound({ ...sound, stock_sums: ['stock_account 机油滤清器'] })).toBe(false);
    expect(isFileCheck({ ...sound, damaged: null })).toBe(false);
    expect(isFileCheck({ ...sound, rows: undefined })).toBe(false);
    expect(isFileCheck(null)).toBe(false);
  });

  it('tells the check of a copy from other results', () => {
    expect(isCopyCheck({ file_name: 'a.db', at: '2026-03-02T00:30:00Z', sound: false })).toBe(true);
    expect(isCopyCheck(sound)).toBe(false);
    expect(isCopyCheck(null)).toBe(false);
  });

  it('is restored only after the whole sentence', () => {
    expect(saysTheSame('恢复 03-02 18：00', '恢复 03-02 18:00')).toBe(true);
    expect(saysTheSame('恢复 03-02 18:01', '恢复 03-02 18:00')).toBe(false);
    expect(saysTheSame('', '恢复')).toBe(false);
  });
});
