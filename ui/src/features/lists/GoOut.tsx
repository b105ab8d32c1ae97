import type { ListedKind, ListFilter } from '@bindings';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { transport } from '../../api/transport';
import type { DocumentKind } from '../../i18n/paperName';
import { ActionButton } from '../../kit/ActionButton';

const kinds: Readonly<Record<ListedKind, DocumentKind>> = {
  work_orders: 'work_order_list',
  sheets: 'sheet_list',
  vehicles: 'vehicle_list',
  customers: 'customer_list',
  bookings: 'booking_list',
  complaints: 'complaint_list',
  calls: 'call_list',
};

/** The list as it is narrowed, all of it, as a workbook. */
export function GoOut({ list, filter }: { list: ListedKind; filter: ListFilter }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const keep = useCommand('keep_view');
  const goOut = async () => {
    const { id } = await keep({ list, filter });
    const path = await transport().saveAs({ kind: kinds[list], id });
    if (path) message.success(t('lists:saved', { path }));
  };
  return (
    <ActionButton
      label={t('lists:export')}
      testId={`out-${kinds[list].replaceAll('_', '-')}`}
      onAct={goOut}
    />
  );
}
