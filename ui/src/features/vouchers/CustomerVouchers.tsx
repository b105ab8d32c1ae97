import type { Customer, VoucherRow } from '@bindings';
import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Money } from '../../kit/Money';
import { Nothing, Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { IssueDialog } from './IssueDialog';
import { billSaid, daysSaid } from './said';

/** The vouchers that were given to a customer, those that pay first, and the way to one more. */
export function CustomerVouchers({ customer }: { customer: Pick<Customer, 'id' | 'name'> }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const [issuing, setIssuing] = useState(false);
  const { data, error } = useRead('customer_vouchers', { customer_id: customer.id });
  if (error) return <RefusalAlert refusal={error} />;
  if (!data || (data.vouchers.length === 0 && !data.issues)) return null;
  const open = data.vouchers.filter((row) => row.state === 'open').length;
  return (
    <Panel
      title={t('vouchers:title')}
      count={open}
      testId="customer-vouchers"
      extra={
        data.issues && (
          <ActionButton
            label={t('vouchers:issue.open')}
            size="small"
            opens
            testId="customer-voucher-issue"
            onAct={() => setIssuing(true)}
          />
        )
      }
    >
      {data.vouchers.length === 0 ? (
        <Nothing>{t('vouchers:none_of_customer')}</Nothing>
      ) : (
        <QuietTable<VoucherRow>
          rowKey="id"
          showHeader={false}
          dataSource={data.vouchers}
          tableLayout="fixed"
          onOpen={(row) => navigate(`/packages/vouchers/${row.id}`)}
          onRow={(row) => ({ 'data-testid': `voucher-${row.number}` }) as object}
          columns={[
            { width: 150, render: (_, row) => row.number },
            { render: (_, row) => row.name },
            { width: 90, align: 'right', render: (_, row) => <Money fen={row.face_value} strong /> },
            { width: 140, render: (_, row) => <Quiet>{billSaid(t, row)}</Quiet> },
            {
              width: 190,
              render: (_, row) =>
                row.state === 'open' ? (
                  <Quiet>{daysSaid(t, row)}</Quiet>
                ) : (
                  <Tag>{word('voucher_state', row.state)}</Tag>
                ),
            },
          ]}
        />
      )}
      {issuing && <IssueDialog customer={customer} onClose={() => setIssuing(false)} />}
    </Panel>
  );
}
