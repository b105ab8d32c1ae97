import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FileCheck, isSound } from './fileCheck';

/** So many rows are named; a page that broke holds dozens. */
const NAMED = 12;

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
              rows: check.rows_checked,
            })}
          </p>
          {check.damaged.length > 0 && (
            <p style={{ margin: 0 }}>
              {t('settings:check.numbers', { numbers: check.damaged.join(t('words:list_separator')) })}
            </p>
          )}
          {check.rows_found > 0 && (
            <>
              <p style={{ margin: 0 }}>{t('settings:check.rows', { count: check.rows_found })}</p>
              <ul style={{ margin: 0 }} data-testid="file-check-rows">
                {check.rows.slice(0, NAMED).map((row) => (
                  <li key={`${row.entity}/${row.id}/${row.how}`}>
                    {t(`settings:check.how.${row.how}`, { entity: row.entity, id: row.id ?? '' })}
                  </li>
                ))}
                {check.rows_found > NAMED && (
                  <li>{t('settings:check.more_rows', { count: check.rows_found - NAMED })}</li>
                )}
              </ul>
            </>
          )}
          {!sound && <p style={{ margin: 0 }}>{t('settings:check.way_back')}</p>}
          {said.length > 0 && <p style={{ margin: 0 }}>{said.join(' · ')}</p>}
        </>
      }
    />
  );
}
