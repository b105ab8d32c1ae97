import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { formatInstant } from '../../../i18n/time';
import { stationWords } from '../../../i18n/words';
import { RecordClashes } from '../../../kit/RecordClashes';
import type { RecordForm } from '../../../kit/recordForm';
import { type CheckInFields, inPlainWords } from './fields';

interface CheckInClashProps {
  workOrderId: number;
  form: RecordForm<CheckInFields>;
}

/** Two at the same car: who changed which fields meanwhile, and when. One press answers for all of them. */
export function CheckInClash({ workOrderId, form }: CheckInClashProps) {
  const { t } = useTranslation();
  const clashing = form.clashes.length > 0;
  const changes = useRead('visit_changes', { work_order_id: workOrderId }, { enabled: clashing });
  if (!clashing) return null;
  const rows = changes.data?.rows ?? [];
  const last = rows.reduce<(typeof rows)[number] | undefined>(
    (newest, row) => (!newest || row.at > newest.at ? row : newest),
    undefined,
  );
  return (
    <RecordClashes
      form={form}
      label={(field) => t(`visits:check_in.field.${field}`, { defaultValue: field })}
      said={(field, fields) => inPlainWords(fields, field)}
      together={(fields) =>
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
