import { PrinterOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../api/read';

/** The way to what is printed; it counts what somebody has to see to. A phone shows it only then. */
export function PrintLamp({ slim }: { slim: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useRead('print_jobs', {});
  const waiting = data?.open.filter((job) => job.needs_somebody).length ?? 0;
  if (slim && waiting === 0) return null;
  const label = waiting > 0 ? t('printing:open_count', { count: waiting }) : t('printing:title');
  return (
    <Badge count={waiting} size="small" offset={[-6, 6]}>
      <Button
        type="text"
        icon={<PrinterOutlined />}
        aria-label={label}
        title={label}
        data-testid="print-lamp"
        onClick={() => navigate('/printing')}
      />
    </Badge>
  );
}
