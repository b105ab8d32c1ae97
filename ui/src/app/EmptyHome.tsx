import { SearchOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../kit/ActionButton';
import { EmptyState } from '../kit/EmptyState';
import { PageHeader } from '../kit/PageHeader';
import { focusSearch } from './SearchBox';

/** The first page of somebody whose roles have no queue of their own. */
export function EmptyHome() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('shell:home')} />
      <EmptyState
        icon={<SearchOutlined />}
        action={<ActionButton label={t('shell:home_search')} onAct={focusSearch} />}
      >
        {t('shell:home_empty')}
      </EmptyState>
    </>
  );
}
