import type { DataRequestRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Panel } from '../../kit/Panel';
import { RequestRows } from '../customers/requests/RequestRows';

/** What people asked of their own data and nobody answered yet; nothing where there is none. */
export function DueRequests({ rows }: { rows: readonly DataRequestRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Panel
      title={t('personal:requests.title')}
      count={rows.length}
      testId="panel-data-requests"
      extra={<Link to="/customers/requests">{t('personal:requests.all')}</Link>}
    >
      <RequestRows rows={rows} empty="" />
    </Panel>
  );
}
