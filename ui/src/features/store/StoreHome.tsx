import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { may } from '../../api/call';
import { useSession } from '../../api/session';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { sections } from './sections';

/** The store begins at its first page. */
export default function StoreHome() {
  const { t } = useTranslation();
  const session = useSession();
  const first = sections.find(({ work }) => may(session, work));
  if (first) return <Navigate to={first.to} replace />;
  return (
    <>
      <PageHeader title={t('store:nav')} />
      <EmptyState>{t('store:nothing')}</EmptyState>
    </>
  );
}
