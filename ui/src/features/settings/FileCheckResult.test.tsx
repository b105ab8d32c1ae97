import type { FileCheck } from '@bindings';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { switchLanguage } from '../../i18n/language';
import { FileCheckResult } from './FileCheckResult';

const damaged: FileCheck = {
  sqlite_says: ['work_order 72 names a vehicle that is not there', 'row 3 missing from index line_by_visit'],
  sheets_checked: 3,
  payments_checked: 2,
  reports_checked: 1,
  counterfoils_checked: 4,
  damaged: ['payment SK20260302001', 'counterfoil job_card 12/1', 'inspection'],
  rows_checked: 40,
  rows_found: 20,
  stock_sums: ['stock_level A-01 机油滤清器'],
  rows: Array.from({ length: 20 }, (_, at) => ({
    entity: 'customer',
    id: at + 1,
    how: 'stands_otherwise' as const,
  })),
};

const said = () => screen.getByTestId('file-check').textContent ?? '';

it('what the check found is said in words, and the way out comes before it', () => {
  render(<FileCheckResult check={damaged} />);
  for (const words of [
    '收款 SK20260302001',
    '存根 派工单 12/1',
    '工单 72：它的车辆不在了',
    '还有 8 条',
    '库位库存 A-01 机油滤清器',
  ]) {
    expect(said()).toContain(words);
  }
  expect(said()).not.toMatch(/payment|counterfoil|job_card|work_order|names a/);
  // Nobody has words for what SQLite says of its own pages: it is quoted, and named as such.
  expect(said()).toContain('数据库自己的检查说：row 3 missing from index line_by_visit');
  expect(said().indexOf('请恢复一个完好的备份')).toBeLessThan(said().indexOf('核对了结算单'));
});

it('and so it is in English', () => {
  switchLanguage('en');
  render(<FileCheckResult check={damaged} />);
  expect(said()).toContain('work order 72: its vehicle is not there');
  expect(said()).toContain('counterfoil job card 12/1');
});

it('a sound file says so, and no more than how much was looked at', () => {
  render(
    <FileCheckResult
      check={{ ...damaged, sqlite_says: [], damaged: [], rows: [], rows_found: 0, stock_sums: [] }}
    />,
  );
  expect(said()).toContain('数据文件完好');
  expect(screen.queryAllByRole('listitem')).toEqual([]);
});
