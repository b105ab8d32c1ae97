import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FileCheck, isSound } from './fileCheck';

/** What the check of the file found, in words. */
export function FileCheckResult({ check }: { check: FileCheck }) {
  const { t } = useTranslation();
  const sound = isSound(check);
  const said = check.sqlite_says.filter((line) => line !== 'ok');
  return (
    <Alert
      type={sound ? 'success' : 'error'}
      showIcon
      role="status"
      data-testid="file-check"
      title={t(sound ? 'settings:check.sound' : 'settings:check.damaged')}
      description={
        <>
          <p style={{ margin: 0 }}>
            {t('settings:check.counts', {
              sheets: check.sheets_checked,
              payments: check.payments_checked,
              reports: check.reports_checked,
              counterfoils: check.counterfoils_checked,
            })}
          </p>
          {check.damaged.length > 0 && (
            <p style={{ margin: 0 }}>
              {t('settings:check.numbers', { numbers: check.damaged.join(t('words:list_separator')) })}
            </p>
          )}
          {said.length > 0 && <p style={{ margin: 0 }}>{said.join(' · ')}</p>}
        </>
      }
    />
  );
}
