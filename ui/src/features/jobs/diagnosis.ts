import type { Diagnosis, DiagnosisValue, SaveDiagnosis, SimilarFault } from '@bindings';

/** A diagnosis as it is typed: codes stand in one line, apart by blanks. */
export interface DiagnosisFields {
  symptom: string;
  cause: string;
  codes_before: string;
  codes_after: string;
  readings: readonly DiagnosisValue[];
  remedy: string;
}

export const blankReading: DiagnosisValue = { name: '', before: '', after: '', unit: '' };

/** A new one begins with what the customer said. */
export const fieldsOf = (diagnosis: Diagnosis | undefined, symptom: string): DiagnosisFields => ({
  symptom: diagnosis?.symptom ?? symptom,
  cause: diagnosis?.cause ?? '',
  codes_before: diagnosis?.codes_before.join(' ') ?? '',
  codes_after: diagnosis?.codes_after.join(' ') ?? '',
  readings: diagnosis?.readings ?? [],
  remedy: diagnosis?.remedy ?? '',
});

export const codesOf = (typed: string): string[] =>
  typed.split(/[\s,，、;；]+/).filter((code) => code !== '');

const isBlank = ({ name, before, after, unit }: DiagnosisValue): boolean =>
  [name, before, after, unit].every((text) => text.trim() === '');

export const requestOf = (
  visit: number,
  before: Diagnosis | undefined,
  fields: DiagnosisFields,
): SaveDiagnosis => ({
  work_order_id: visit,
  id: before?.id ?? null,
  version: before?.version ?? 0,
  symptom: fields.symptom.trim(),
  cause: fields.cause.trim(),
  codes_before: codesOf(fields.codes_before),
  codes_after: codesOf(fields.codes_after),
  readings: fields.readings.filter((reading) => !isBlank(reading)),
  remedy: fields.remedy.trim(),
});

/** The words of other cars of the series, each once, while nothing stands in the field yet. */
export const offeredOf = (
  similar: readonly SimilarFault[],
  field: 'cause' | 'remedy',
  typed: string,
): string[] =>
  typed.trim() === '' ? [...new Set(similar.map((one) => one[field]).filter((words) => words !== ''))] : [];
