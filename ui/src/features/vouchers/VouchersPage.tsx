import { VOUCHER_STATES, type VoucherRow, type VoucherState } from '@bindings';
import { Button, Input, Skeleton } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '../../api/call';
import { useReadPages } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Choice } from '../../kit/Choice';
import { EmptyState } from '../../kit/EmptyState';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { IssueDialog } from './IssueDialog';
import { billSaid, daysSaid } from './said';
import { VoucherDialog } from './VoucherDialog';
import styles from './Vouchers.module.css';

const views = ['packages', 'vouchers'] as const;

/** Every voucher of the shop, by how it stands; one of them is open where its number was looked for. */
export default function VouchersPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const asked = useParams().id;
  const [opened, setOpened] = useState<number>();
  const shown = opened ?? (asked === undefined ? undefined : Number(asked));
  const issues = useMay('issue_vouchers');
  const [state, setState] = useState<VoucherState>('open');
  const [typed, setTyped] = useState('');
  const [issuing, setIssuing] = useState(false);
  const text = useDeferredValue(typed.trim());
  const list = useReadPages('list_vouchers', { state, text, before: null }, ({ more, vouchers }) => {
    const last = vouchers.at(-1);
    return more && last ? { state, text, before: last.id } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.vouchers);
  return (
    <>
      <PageHeader
        title={t('vouchers:title')}
        actions={
          issues && (
            <ActionButton
              label={t('vouchers:issue.open')}
              hotkey="F4"
              primary
              opens
              testId="voucher-issue"
              onAct={() => setIssuing(true)}
            />
          )
        }
      >
        <Choice
          value="vouchers"
          codes={views}
          word={(code) => t(`vouchers:view.${code}`)}
          onChange={(view) => view === 'packages' && navigate('/packages')}
          label={t('vouchers:view.label')}
          testId="packages-view"
        />
        <Quiet>{t('vouchers:how')}</Quiet>
      </PageHeader>
      <RefusalAlert refusal={list.error} />
      <Panel title={t('vouchers:list')} testId="vouchers">
        <div className={styles.bar}>
          <Choice
            value={state}
            codes={VOUCHER_STATES}
            word={(code) => word('voucher_state', code)}
            onChange={setState}
            label={t('vouchers:state')}
            testId="vouchers-state"
          />
          <Input
            value={typed}
            className={styles.find ?? ''}
            allowClear
            placeholder={t('vouchers:find')}
            aria-label={t('vouchers:find')}
            data-takes="number"
            data-testid="vouchers-find"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {!rows && !list.error && <Skeleton active />}
        {rows && (
          <QuietTable<VoucherRow>
            rowKey="id"
            dataSource={rows}
            tableLayout="fixed"
            onOpen={(row) => setOpened(row.id)}
            onRow={(row) => ({ 'data-testid': `voucher-${row.number}` }) as object}
            empty={
              <EmptyState>
                {text === ''
                  ? t(`vouchers:none.${state}`)
                  : t('vouchers:not_found', { text, state: word('voucher_state', state) })}
              </EmptyState>
            }
            columns={[
              { title: t('vouchers:number'), width: 160, render: (_, row) => row.number },
              { title: t('vouchers:name'), render: (_, row) => row.name },
              {
                title: t('vouchers:face'),
                width: 100,
                align: 'right',
                render: (_, row) => <Money fen={row.face_value} strong />,
              },
              { title: t('vouchers:bill'), width: 150, render: (_, row) => billSaid(t, row) },
              { title: t('vouchers:valid'), width: 200, render: (_, row) => daysSaid(t, row) },
              {
                title: t('vouchers:customer'),
                width: 120,
                ellipsis: true,
                render: (_, row) => row.customer_name ?? <Quiet>{t('vouchers:anybody')}</Quiet>,
              },
              ...(state === 'used'
                ? [
                    {
                      title: t('vouchers:used_on'),
                      width: 150,
                      render: (_: unknown, row: VoucherRow) =>
                        row.used?.work_order_id && (
                          <Link
                            to={`/visits/${row.used.work_order_id}`}
                            onClick={(event) => event.stopPropagation()}
                          >
                            {row.used.order_number}
                          </Link>
                        ),
                    },
                  ]
                : []),
            ]}
          />
        )}
        {list.hasNextPage && (
          <div className={styles.more}>
            <Button
              data-testid="vouchers-more"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('vouchers:more')}
            </Button>
          </div>
        )}
      </Panel>
      {issuing && <IssueDialog onClose={() => setIssuing(false)} />}
      {shown !== undefined && (
        <VoucherDialog
          id={shown}
          onClose={() => {
            setOpened(undefined);
            if (asked !== undefined) navigate('/packages/vouchers', { replace: true });
          }}
        />
      )}
    </>
  );
}
