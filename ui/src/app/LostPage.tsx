import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { EmptyState } from '../kit/EmptyState';

export function LostPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EmptyState action={<Button onClick={() => navigate('/')}>{t('shell:home')}</Button>}>
      {t('shell:lost_page')}
    </EmptyState>
  );
}
