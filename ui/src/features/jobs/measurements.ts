import type { AskedOfJob, AskedValue, Measurement } from '@bindings';

/** The measurements technicians are asked for most, with their units; the names are in the catalogue. */
export const usualMeasurements = [
  { code: 'brake_pad_front', unit: 'mm' },
  { code: 'brake_pad_rear', unit: 'mm' },
  { code: 'tyre_tread', unit: 'mm' },
  { code: 'torque', unit: 'N·m' },
  { code: 'battery', unit: 'V' },
  { code: 'fault_codes_before', unit: '' },
  { code: 'fault_codes_after', unit: '' },
] as const;

/** What has a unit is measured, and so a number; fault codes are letters as well. */
export const isMeasured = ({ unit }: Pick<Measurement, 'unit'>): boolean => unit.trim() !== '';

/** Rows that say something; those left empty are not kept. */
export function written(data: readonly Measurement[]): Measurement[] {
  return data
    .map(({ name, value, unit }) => ({ name: name.trim(), value: value.trim(), unit: unit.trim() }))
    .filter(({ name, value }) => name !== '' && value !== '');
}

/** The rows begun and not ended, so that finishing does not lose them silently: those without a name, and the names without a value. */
export function halfWritten(data: readonly Measurement[]): { nameless: boolean; valueless: string[] } {
  return {
    nameless: data.some(({ name, value }) => name.trim() === '' && value.trim() !== ''),
    valueless: data
      .filter(({ name, value }) => name.trim() !== '' && value.trim() === '')
      .map(({ name }) => name.trim()),
  };
}

/** What the operation asks and nobody wrote down yet: of those who share a job the first may have measured it. */
export const stillAsked = (job: AskedOfJob | undefined): AskedValue[] =>
  job?.asked.filter(({ name }) => job.not_measured.includes(name)) ?? [];

/** What was typed of it. */
export const answered = (
  asked: readonly AskedValue[],
  answers: Readonly<Record<string, string>>,
): Measurement[] => written(asked.map(({ name, unit }) => ({ name, unit, value: answers[name] ?? '' })));
