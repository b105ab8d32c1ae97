import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { formatInstant } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import type { SharedForm } from '../useSharedForm';

interface ClashAlertProps<Value> {
  workOrderId: number;
  form: SharedForm<Value>;
  /** The words of the fields. */
  field: (name: string) => string;
}

/** Somebody changed the same fields meanwhile: who, when, which, and both ways on. */
export function ClashAlert<Value>({ workOrderId, form, field }: ClashAlertProps<Value>) {
  const { t } = useTranslation();
  const clashing = form.clashes.length > 0;
  const changes = useRead('visit_changes', { work_order_id: workOrderId }, { enabled: clashing });
  if (!clashing) return null;
  const rows = changes.data?.rows ?? [];
  const last = rows.reduce<(typeof rows)[number] | undefined>(
    (newest, row) => (!newest || row.at > newest.at ? row : newest),
    undefined,
  );
  const fields = form.clashes.map((name) => field(String(name))).join(t('words:list_separator'));
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      data-testid="clash"
      data-lack="clash"
      title={
        last
          ? t('visits:clash.by', {
              name: last.person_name ?? '–',
              station: last.station === 'browser' ? t('shell:station_browser') : last.station,
              at: formatInstant(t, last.at),
              fields,
            })
          : t('visits:clash.somebody', { fields })
      }
      action={
        <div style={{ display: 'flex', gap: 8 }}>
          <ActionButton label={t('visits:clash.keep_mine')} onAct={form.keepMine} testId="clash-keep-mine" />
          <ActionButton
            label={t('visits:clash.take_theirs')}
            onAct={form.takeTheirs}
            testId="clash-take-theirs"
          />
        </div>
      }
    />
  );
}
