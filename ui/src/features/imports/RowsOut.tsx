import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { transport } from '../../api/transport';
import { ActionButton } from '../../kit/ActionButton';

/** Every row there is something to say about goes out as a workbook, with why. */
export function RowsOut({ id }: { id: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <ActionButton
      label={t('imports:report.out')}
      testId="out-import-report"
      onAct={async () => {
        const path = await transport().saveAs({ kind: 'import_report_list', id });
        if (path) message.success(t('imports:report.out_saved', { path }));
      }}
    />
  );
}
