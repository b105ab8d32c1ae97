import type { Voucher } from '@bindings';
import type { TFunction } from 'i18next';
import { fenOf } from '../../i18n/amounts';

/** From which bill on it pays. */
export const billSaid = (t: TFunction, voucher: Pick<Voucher, 'smallest_bill'>): string =>
  fenOf(voucher.smallest_bill) > 0
    ? t('vouchers:from_bill', { amount: fenOf(voucher.smallest_bill) })
    : t('vouchers:any_bill');

/** On which days it pays. */
export const daysSaid = (t: TFunction, voucher: Pick<Voucher, 'valid_from' | 'valid_until'>): string =>
  t('vouchers:days', { from: voucher.valid_from, until: voucher.valid_until });
