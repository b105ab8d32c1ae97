import type { KeyDatum } from '@bindings';

export const blankDatum: KeyDatum = { name: '', value: '', unit: '' };

/** What is measured often: names stand in the catalogue under these codes, units are the trade's own. */
export const commonData = [
  { code: 'pad', unit: 'mm' },
  { code: 'tread', unit: 'mm' },
  { code: 'torque', unit: 'Nm' },
  { code: 'battery', unit: 'V' },
  { code: 'fault_before', unit: '' },
  { code: 'fault_after', unit: '' },
] as const;

/** Rows somebody began and left empty are nothing. */
export const filledData = (rows: readonly KeyDatum[]): KeyDatum[] =>
  rows
    .map((row) => ({ name: row.name.trim(), value: row.value.trim(), unit: row.unit.trim() }))
    .filter((row) => row.name !== '' && row.value !== '');

/** A value without a name, or a name without a value. */
export const halfData = (rows: readonly KeyDatum[]): boolean =>
  rows.some((row) => (row.name.trim() === '') !== (row.value.trim() === ''));
