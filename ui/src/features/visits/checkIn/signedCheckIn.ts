import type { Visit } from '@bindings';
import type { TFunction } from 'i18next';
import { formatInstant } from '../../../i18n/time';
import type { SignedMatter, SignedRow } from '../../../kit/signed';
import { signedCar } from '../visit/visit';
import type { CheckInFields } from './fields';

/**
 * What the customer confirms when the car is left: how it stands there, and what was agreed on. Blanks around what was
 * typed are no part of it, because the host keeps none.
 */
export function signedCheckIn(
  t: TFunction,
  word: (kind: string, code: string) => string,
  itemWord: (code: string) => string,
  visit: Visit,
  fields: CheckInFields,
  signer: string,
  photos: string | undefined,
): SignedMatter {
  const label = (name: keyof CheckInFields) => t(`visits:check_in.field.${name}`);
  const yesNo = (yes: boolean) => t(yes ? 'visits:yes' : 'visits:no');
  const list = (words: readonly string[]) => words.join(t('words:list_separator'));
  const typed = (name: 'symptom' | 'belongings'): SignedRow[] =>
    fields[name].trim() === '' ? [] : [{ text: label(name), says: fields[name].trim() }];
  const told = fields.items.filter((item) => item.result !== 'fine');
  const kinds = [...new Set(fields.marks.map((mark) => word('damage_kind', mark.kind)))];
  return {
    ...signedCar(visit),
    title: t('visits:handed.check_in'),
    signer: signer.trim(),
    // Each mark with its place: another scratch elsewhere is another car, and so is another photo.
    beyond: [fields.marks, fields.repair_kind, fields.arrival, photos],
    rows: [
      {
        text: label('mileage_km'),
        says: fields.mileage_km === null ? '–' : t('words:km', { km: fields.mileage_km }),
      },
      {
        text: label('fuel_percent'),
        says: fields.fuel_percent === null ? '–' : `${fields.fuel_percent} %`,
      },
      ...typed('symptom'),
      {
        text: label('marks'),
        says:
          kinds.length === 0
            ? t('visits:handed.no_marks')
            : t('visits:handed.marks', { count: fields.marks.length, kinds: list(kinds) }),
      },
      ...told.map((item) => ({
        text: itemWord(item.code),
        says: [word('walk_around_result', item.result), item.note.trim()].filter(Boolean).join(' '),
      })),
      ...(told.length === 0 && fields.items.length > 0
        ? [{ text: label('items'), says: t('visits:check_in.nothing_found') }]
        : []),
      ...(fields.warning_lights.length > 0
        ? [
            {
              text: label('warning_lights'),
              says: list(fields.warning_lights.map((code) => word('warning_light', code))),
            },
          ]
        : []),
      ...typed('belongings'),
      { text: label('valuables_reminded'), says: yesNo(fields.valuables_reminded) },
      { text: label('old_parts'), says: word('old_parts', fields.old_parts) },
      { text: label('wash_wanted'), says: yesNo(fields.wash_wanted) },
      { text: label('test_drive_allowed'), says: yesNo(fields.test_drive_allowed) },
      ...(fields.promised_at === null
        ? []
        : [{ text: label('promised_at'), says: formatInstant(t, fields.promised_at, true) }]),
    ],
  };
}
