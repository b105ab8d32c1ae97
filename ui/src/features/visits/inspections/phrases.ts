import type { TFunction } from 'i18next';
import type { PhraseGroups } from '../../../kit/phrases';

const checked = [
  'road_fine',
  'no_noise',
  'no_leak',
  'no_codes',
  'torque_checked',
  'pressure_checked',
  'interior_clean',
] as const;

const why = [
  'torque_low',
  'badly_fitted',
  'left_out',
  'still_leaks',
  'still_noisy',
  'lamp_on',
  'scratched',
  'not_clean',
] as const;

const how = ['to_torque', 'fit_again', 'add_part', 'new_part', 'clean', 'road_test'] as const;

/** What a check comes to, the technician's own or the last. */
export const checkedPhrases = (t: TFunction): PhraseGroups => [
  checked.map((code) => t(`visits:inspection.phrases.${code}`)),
];

/** Why a car goes back to the workshop. */
export const reworkCauses = (t: TFunction): PhraseGroups => [
  why.map((code) => t(`visits:rework.why.${code}`)),
];

/** What the technician is to do about it. */
export const reworkRemedies = (t: TFunction): PhraseGroups => [
  how.map((code) => t(`visits:rework.how.${code}`)),
];
