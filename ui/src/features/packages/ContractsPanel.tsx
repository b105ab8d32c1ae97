import { GiftOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { ActionButton } from '../../kit/ActionButton';
import { Nothing, Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { ContractCard } from './ContractCard';
import { SellDialog } from './SellDialog';

interface ContractsPanelProps {
  /** Whose contracts; of a car without a customer nothing is sold. */
  customer: number | null;
  /** Only those of this car. */
  vehicle?: number;
}

/** What a customer bought, or what is there for a car, and the way to one more. */
export function ContractsPanel({ customer, vehicle }: ContractsPanelProps) {
  const { t } = useTranslation();
  const [selling, setSelling] = useState(false);
  const sells = useMay('sell_contract') && customer !== null;
  const { data, error } = useRead('list_contracts', {
    customer_id: vehicle === undefined ? customer : null,
    vehicle_id: vehicle ?? null,
  });
  const rows = data?.contracts ?? [];
  if (rows.length === 0 && !sells && !error) return null;
  return (
    <Panel
      title={t('packages:contracts')}
      count={rows.length}
      testId="contracts"
      extra={
        sells && (
          <ActionButton
            label={t('packages:sell.open')}
            icon={<GiftOutlined />}
            size="small"
            opens
            testId="sell-open"
            onAct={() => setSelling(true)}
          />
        )
      }
    >
      <RefusalAlert refusal={error} />
      {rows.length === 0 ? (
        <Nothing>{t('packages:none')}</Nothing>
      ) : (
        rows.map((row) => <ContractCard key={row.id} row={row} />)
      )}
      {customer !== null && selling && (
        <SellDialog customer={customer} vehicle={vehicle} onClose={() => setSelling(false)} />
      )}
    </Panel>
  );
}
