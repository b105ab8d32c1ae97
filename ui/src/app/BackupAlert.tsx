import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useMay } from '../api/call';
import { useRead } from '../api/read';
import { refusalWords } from '../i18n/refusal';
import { formatInstant } from '../i18n/time';
import { Alert } from '../kit/Alert';

const copies = '/settings/copies';

/** Today's copy of the data could not be made: said to the manager on every page, while the file is still well. */
export function BackupAlert() {
  const { t } = useTranslation();
  const mayAsk = useMay('backup_trouble');
  const { pathname } = useLocation();
  const { data: trouble } = useRead('backup_trouble', {}, { enabled: mayAsk });
  if (!trouble) return null;
  return (
    <div data-testid="backup-trouble">
      <Alert
        type="error"
        banner
        title={t('shell:backup.failed', { since: formatInstant(t, trouble.since, true) })}
        description={refusalWords(t, trouble.refusal)}
        action={
          // Whoever is there already would press it and see nothing happen.
          pathname !== copies && (
            <Link to={copies}>
              <Button size="small">{t('shell:backup.go')}</Button>
            </Link>
          )
        }
      />
    </div>
  );
}
