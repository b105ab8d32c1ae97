import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../api/call';
import { useRead } from '../../../api/read';
import { ActionButton } from '../../../kit/ActionButton';
import { Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Row } from '../../../kit/Row';
import { RequestRows } from './RequestRows';
import { TakeRequest } from './TakeRequest';

interface CustomerRequestsProps {
  customer: { id: number; name: string };
}

/** 个人信息请求 of one customer, on their page. */
export function CustomerRequests({ customer }: CustomerRequestsProps) {
  const { t } = useTranslation();
  const mayTake = useMay('take_data_request');
  const [taking, setTaking] = useState(false);
  const { data, error } = useRead('list_data_requests', { customer_id: customer.id }, { enabled: mayTake });
  if (!mayTake) return null;
  return (
    <Panel
      title={t('personal:requests.title')}
      count={data?.open.length ?? 0}
      testId="customer-requests"
      extra={
        <Row gap={12}>
          <Link to="/customers/requests">{t('personal:requests.all')}</Link>
          <ActionButton
            label={t('personal:requests.take')}
            size="small"
            opens
            testId="request-take"
            onAct={() => setTaking(true)}
          />
        </Row>
      }
    >
      <RefusalAlert refusal={error} />
      {data && <RequestRows rows={[...data.open, ...data.over]} ofOne empty={t('personal:requests.none')} />}
      {taking && data && <TakeRequest customer={customer} list={data} onClose={() => setTaking(false)} />}
    </Panel>
  );
}
