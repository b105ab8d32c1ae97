import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { formatInstant } from '../../../i18n/time';
import { stationWords } from '../../../i18n/words';
import { ClashAlert } from '../../../kit/ClashAlert';
import type { RecordForm } from '../../../kit/recordForm';
import { type CheckInFields, inPlainWords } from './fields';

interface CheckInClashProps {
  workOrderId: number;
  form: RecordForm<CheckInFields>;
}

/** Two at the same car: who changed which fields meanwhile, and when. One press answers for all of them. */
export function CheckInClash({ workOrderId, form }: CheckInClashProps) {
  const { t } = useTranslation();
  const { clashes, theirs, value } = form;
  const clashing = clashes.length > 0;
  const changes = useRead('visit_changes', { work_order_id: workOrderId }, { enabled: clashing });
  if (!clashing) return null;
  const rows = changes.data?.rows ?? [];
  const last = rows.reduce<(typeof rows)[number] | undefined>(
    (newest, row) => (!newest || row.at > newest.at ? row : newest),
    undefined,
  );
  const both = clashes.map((field) => ({
    field,
    label: t(`visits:check_in.field.${field}`, { defaultValue: field }),
    mine: inPlainWords(value, field),
    theirs: inPlainWords(theirs, field),
  }));
  const fields = both
    .map((one) =>
      one.theirs === '' ? one.label : t('visits:clash.theirs', { field: one.label, value: one.theirs }),
    )
    .join(t('words:list_separator'));
  return (
    <ClashAlert
      clashes={both}
      onAnswer={(field, keep) => form.answer(field as keyof CheckInFields, keep)}
      together={
        last
          ? t('visits:clash.by', {
              name: last.person_name ?? '–',
              station: stationWords(t, last.station),
              at: formatInstant(t, last.at),
              fields,
            })
          : t('visits:clash.somebody', { fields })
      }
    />
  );
}
