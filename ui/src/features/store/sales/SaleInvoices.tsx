import type { TaxInvoiceRow } from '@bindings';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf, formatMoney } from '../../../i18n/amounts';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { Money } from '../../../kit/Money';
import { Nothing, Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';

/** Whether the buyer wants an invoice, and those that stand for the sale; they are recorded where all invoices are. */
export function SaleInvoices({ sale }: { sale: number }) {
  const { t } = useTranslation();
  const word = useWords();
  const mayAsk = useMay('invoices_of_sale');
  const want = useCommand('want_sale_invoice');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { data, error } = useRead('invoices_of_sale', { id: sale }, { enabled: mayAsk });
  if (!mayAsk || (!data && !error)) return null;
  return (
    <Panel title={t('sales:invoices.title')} count={data?.invoices.length} testId="sale-invoices">
      <Stack gap={8}>
        <RefusalAlert refusal={refusal ?? error} />
        {data && (
          <div style={{ padding: '8px 16px 0' }}>
            <Checkbox
              checked={data.wanted}
              data-testid="sale-invoice-wanted"
              onChange={({ target }) => {
                setRefusal(undefined);
                want({ id: sale, wanted: target.checked, buyer: null }).catch(setRefusal);
              }}
            >
              {t('invoices:wanted')}
            </Checkbox>
            <Quiet>
              {fenOf(data.to_reverse) > 0
                ? t('invoices:to_reverse_amount', { amount: fenOf(data.to_reverse) })
                : t('sales:invoices.left', { left: formatMoney(fenOf(data.left)) })}
            </Quiet>
          </div>
        )}
        {data && (
          <QuietTable<TaxInvoiceRow>
            rowKey="id"
            dataSource={data.invoices}
            empty={<Nothing>{t('sales:invoices.none')}</Nothing>}
            columns={[
              {
                title: t('words:field.invoice_number'),
                render: (_, row) => (
                  <>
                    {[row.invoice_code, row.number].filter(Boolean).join(' ')}{' '}
                    <Quiet>{word('tax_invoice_kind', row.kind)}</Quiet>
                  </>
                ),
              },
              { title: t('words:field.issued_on'), width: 110, render: (_, row) => row.issued_on },
              {
                title: t('words:field.invoice_amount'),
                width: 130,
                align: 'right',
                render: (_, row) => <Money fen={row.amount} strong />,
              },
            ]}
          />
        )}
      </Stack>
    </Panel>
  );
}
