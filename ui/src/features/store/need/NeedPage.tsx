import type { NeedRow } from '@bindings';
import { App, Checkbox, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput, QuantityInput } from '../../../kit/AmountInput';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { ListOut } from '../../lists/ListOut';
import { InquireDialog } from '../inquiries/InquireDialog';
import styles from '../orders/Orders.module.css';
import { SupplierSelect } from '../orders/SupplierSelect';
import { Cars, PartCell } from '../orders/said';
import { type Edit, lackingOf, type NeedLine, needLine, totalOf } from './needLines';

/** 采购需求: what has to be bought and why, as it is proposed; what is right of it becomes orders or an inquiry. */
export default function NeedPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const order = useCommand('order_needed');
  const { data: page, error } = useRead('purchase_need', {});
  const [edits, setEdits] = useState<Readonly<Record<number, Edit>>>({});
  const [asking, setAsking] = useState(false);
  const lines = (page?.rows ?? []).map((row) => needLine(row, edits[row.part.part_id]));
  const chosen = lines.filter((line) => line.chosen);
  const edit = (row: NeedRow, patch: Edit) =>
    setEdits((before) => ({ ...before, [row.part.part_id]: { ...before[row.part.part_id], ...patch } }));
  const all = lines.length > 0 && chosen.length === lines.length;
  const none = chosen.length === 0 ? [{ says: t('purchasing:need.lack.chosen'), at: 'need-rows' }] : [];
  return (
    <>
      <PageHeader
        title={t('purchasing:need.title')}
        actions={
          lines.length > 0 && (
            <>
              <ListOut kind="need_list" />
              <ActionButton
                label={t('purchasing:need.inquire')}
                hotkey="F10"
                opens
                missing={none}
                testId="need-inquire"
                onAct={() => setAsking(true)}
              />
              <ActionButton
                label={t('purchasing:need.order')}
                hotkey="F8"
                primary
                missing={[...none, ...lackingOf(t, chosen)]}
                testId="need-order"
                onAct={async () => {
                  const made = await order({ rows: chosen.map((line) => line.request) });
                  setEdits({});
                  message.success(
                    t('purchasing:need.ordered', {
                      numbers: made.orders.map((one) => one.number).join(t('words:list_separator')),
                    }),
                  );
                  const [only] = made.orders;
                  navigate(
                    only && made.orders.length === 1
                      ? `/store/orders/${only.id}`
                      : '/store/orders?view=draft',
                  );
                }}
              />
            </>
          )
        }
      >
        {page && <Quiet>{t('purchasing:need.how', { days: page.use_days, cycle: page.cycle_days })}</Quiet>}
      </PageHeader>
      <RefusalAlert refusal={error} />
      {!page && !error && <Skeleton active />}
      {page && (
        <Panel testId="need">
          <div data-lack="need-rows" tabIndex={-1}>
            <QuietTable<NeedLine>
              rowKey={(line) => line.row.part.part_id}
              dataSource={lines}
              tableLayout="fixed"
              onRow={(line) => ({ 'data-testid': `need-${line.row.part.code}` }) as object}
              empty={<EmptyState>{t('purchasing:need.none')}</EmptyState>}
              columns={[
                {
                  title: (
                    <Checkbox
                      checked={all}
                      indeterminate={!all && chosen.length > 0}
                      aria-label={t('purchasing:need.all')}
                      onChange={(event) =>
                        setEdits(
                          Object.fromEntries(
                            lines.map(({ row }) => [
                              row.part.part_id,
                              { ...edits[row.part.part_id], chosen: event.target.checked },
                            ]),
                          ),
                        )
                      }
                    />
                  ),
                  width: 44,
                  render: (_, { row, chosen: isChosen }) => (
                    <Checkbox
                      checked={isChosen}
                      aria-label={row.part.name}
                      data-testid={`need-${row.part.code}-choose`}
                      onChange={(event) => edit(row, { chosen: event.target.checked })}
                    />
                  ),
                },
                { title: t('purchasing:part'), render: (_, { row }) => <PartCell part={row.part} /> },
                {
                  title: t('purchasing:need.why'),
                  width: 190,
                  render: (_, { row }) => <Why row={row} />,
                },
                {
                  title: t('purchasing:need.stands'),
                  width: 172,
                  render: (_, { row }) => <Stands row={row} />,
                },
                {
                  title: t('purchasing:bought'),
                  width: 148,
                  render: (_, { row, bought }) => (
                    <span className={styles.cell}>
                      <span className={styles.cars}>
                        <span className={styles.quantity}>
                          <QuantityInput
                            value={bought}
                            aria-label={t('purchasing:bought')}
                            onChange={(next) => edit(row, { bought: next ?? 0, chosen: (next ?? 0) > 0 })}
                          />
                        </span>
                        {row.unit}
                      </span>
                      {row.unit_factor !== 1000 && (
                        <Quiet>
                          {t('purchasing:one_is', {
                            unit: row.unit,
                            counted: `${formatQuantity(row.unit_factor)} ${row.part.counted_in}`,
                          })}
                        </Quiet>
                      )}
                    </span>
                  ),
                },
                {
                  title: t('purchasing:supplier'),
                  width: 176,
                  render: (_, { row, supplier }) => (
                    <SupplierSelect
                      suppliers={page.suppliers}
                      value={supplier}
                      label={t('purchasing:supplier')}
                      testId={`need-${row.part.code}-supplier`}
                      onChange={(supplier_id) => edit(row, { supplier: supplier_id })}
                    />
                  ),
                },
                {
                  title: t('purchasing:price'),
                  width: 128,
                  render: (_, { row, price }) => (
                    <MoneyInput
                      value={price}
                      aria-label={t('purchasing:price')}
                      onChange={(next) => edit(row, { price: next ?? 0 })}
                    />
                  ),
                },
              ]}
            />
          </div>
          {page.more > 0 && (
            <div className={styles.more}>
              <Quiet>{t('purchasing:need.more', { many: page.more })}</Quiet>
            </div>
          )}
          {chosen.length > 0 && (
            <div className={styles.foot}>
              <span>{t('purchasing:need.chosen', { many: chosen.length })}</span>
              <Money fen={totalOf(chosen)} inline strong />
            </div>
          )}
        </Panel>
      )}
      {asking && page && (
        <InquireDialog
          lines={chosen.map((line) => line.inquired)}
          suppliers={page.suppliers}
          first={chosen.map((line) => line.supplier)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Why it is needed, and for which cars. */
function Why({ row }: { row: NeedRow }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <span className={styles.cell}>
      <span className={styles.cars}>
        {row.reasons.map((reason) => (
          <Tag key={reason} color={reason === 'promised' ? 'red' : undefined}>
            {word('need_reason', reason)}
          </Tag>
        ))}
        {row.purchase_inquiry_id !== null && (
          <Link to={`/store/inquiries/${row.purchase_inquiry_id}`}>{t('purchasing:need.asked')}</Link>
        )}
      </span>
      <Cars cars={row.cars} />
    </span>
  );
}

/** What is there of it, what is promised, and from which point on it is ordered. */
function Stands({ row }: { row: NeedRow }) {
  const { t } = useTranslation();
  const coming = row.on_order + row.in_draft;
  return (
    <span className={styles.cell}>
      <span>
        {t('purchasing:need.there', {
          there: formatQuantity(row.there),
          reserved: formatQuantity(row.reserved),
        })}
      </span>
      <Quiet>
        {t('purchasing:need.point', { point: formatQuantity(row.point), used: formatQuantity(row.used) })}
        {coming > 0 && ` · ${t('purchasing:need.coming', { coming: formatQuantity(coming) })}`}
      </Quiet>
    </span>
  );
}
