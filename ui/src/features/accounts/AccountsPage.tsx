import type { Account, Ageing } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { EmptyState } from '../../kit/EmptyState';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { whole } from '../../kit/whole';
import { addressOf, nameOf } from './debtor';

const buckets = whole<keyof Ageing>()(['not_due', 'to_30_days', 'to_60_days', 'to_90_days', 'over_90_days']);

/** Who owes on account, whoever is furthest behind first. */
export default function AccountsPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { data, error } = useRead('debtor_accounts', {});
  const sum = (of: (account: Account) => number | null) =>
    (data?.accounts ?? []).reduce((total, account) => total + fenOf(of(account)), 0);
  const amount = (fen: number | null, strong = false) =>
    fenOf(fen) === 0 ? <Quiet>—</Quiet> : <Money fen={fen} strong={strong} />;
  return (
    <>
      <PageHeader title={t('accounts:title')}>
        {data && data.accounts.length > 0 && (
          <Quiet>
            {t('accounts:all', {
              accounts: data.accounts.length,
              owed: sum((account) => account.owed),
              overdue: sum((account) => account.overdue),
            })}
          </Quiet>
        )}
      </PageHeader>
      <Stack gap={16}>
        <RefusalAlert refusal={error} />
        {!data && !error && <Skeleton active />}
        {data && (
          <Panel title={t('accounts:title')} count={data.accounts.length} testId="panel-accounts">
            <QuietTable<Account>
              rowKey={addressOf}
              dataSource={data.accounts}
              tableLayout="fixed"
              onOpen={(account) => navigate(addressOf(account))}
              empty={<EmptyState>{t('accounts:empty')}</EmptyState>}
              columns={[
                {
                  title: t('accounts:payer'),
                  ellipsis: true,
                  render: (_, account) => nameOf(account, word),
                },
                { title: t('accounts:sheets'), width: 80, align: 'right', dataIndex: 'sheets' },
                {
                  title: t('accounts:oldest'),
                  width: 104,
                  render: (_, account) => account.oldest,
                },
                ...buckets.map((bucket) => ({
                  title: t(`accounts:ageing.${bucket}`),
                  width: 120,
                  align: 'right' as const,
                  render: (_: unknown, account: Account) => amount(account.ageing[bucket]),
                })),
                {
                  title: t('accounts:owed'),
                  width: 112,
                  align: 'right',
                  render: (_, account) => amount(account.owed, true),
                },
              ]}
            />
          </Panel>
        )}
        {data && <Quiet as="p">{t('accounts:term', { days: data.term_days })}</Quiet>}
      </Stack>
    </>
  );
}
