import type { TFunction } from 'i18next';
import type { PhraseGroups } from '../../kit/phrases';

const finding = {
  place: ['front_left', 'front_right', 'rear_left', 'rear_right', 'engine_bay', 'underbody'],
  part: [
    'brake_pad',
    'brake_disc',
    'tyre',
    'shock_absorber',
    'ball_joint',
    'bush',
    'boot',
    'belt',
    'hose',
    'lamp',
  ],
  fault: ['leaks_oil', 'leaks_coolant', 'worn', 'cracked', 'loose', 'noisy', 'aged', 'bent', 'broken'],
} as const;

const suggestion = [
  'replace',
  'replace_pair',
  'clean',
  'adjust',
  'tighten',
  'repair',
  'soon',
  'next_service',
] as const;

const work = [
  'to_torque',
  'cleaned',
  'filled',
  'codes_cleared',
  'service_reset',
  'no_noise',
  'no_leak',
  'old_parts_boot',
] as const;

/** Where, which part, and what is wrong with it. */
export const findingPhrases = (t: TFunction): PhraseGroups =>
  (['place', 'part', 'fault'] as const).map((group) =>
    finding[group].map((code) => t(`jobs:phrases.${group}.${code}`)),
  );

export const suggestionPhrases = (t: TFunction): PhraseGroups => [
  suggestion.map((code) => t(`jobs:phrases.suggestion.${code}`)),
];

/** What was done at a job, and what the next one should know. */
export const workPhrases = (t: TFunction): PhraseGroups => [
  work.map((code) => t(`jobs:phrases.work.${code}`)),
];
