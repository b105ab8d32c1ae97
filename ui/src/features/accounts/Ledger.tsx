import type { AccountMovements, Debtor, MovementShown } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { paperOf } from '../../api/documents';
import { useRead } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { shopToday } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DateTimeText } from '../../kit/DateTimeText';
import { DayInput } from '../../kit/DayInput';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { EmptyState } from '../../kit/EmptyState';
import { Money } from '../../kit/Money';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import { firstDayOffered, matterOf } from './ledger';

interface LedgerProps {
  debtor: Debtor;
  /** A statement that somebody came here for. */
  opened: { id: number; number: string } | undefined;
}

const sums = ['opening', 'put', 'collected', 'refunded', 'taken_back', 'passed_on', 'closing'] as const;

/** Accounts that were never merged have nothing to say of it. */
const isTold = (data: AccountMovements) => (sum: (typeof sums)[number]) =>
  sum !== 'passed_on' || fenOf(data.passed_on ?? 0) !== 0;

/** What moved on one payer's account in some days, and the statements made out of it. */
export function Ledger({ debtor, opened }: LedgerProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const make = useCommand('make_account_statement');
  const [typed, setFrom] = useState<string>();
  const today = shopToday();
  // Statements follow each other: the next one goes on where the newest ended.
  const newest = useRead('account_movements', { debtor, from: today, to: today });
  const goesOn = newest.data?.goes_on;
  const from = typed ?? (goesOn && goesOn <= today ? goesOn : firstDayOffered(today));
  const [to, setTo] = useState(shopToday);
  const [shown, setShown] = useState(opened);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { data, error } = useRead('account_movements', { debtor, from, to });
  return (
    <Panel title={t('accounts:ledger.title')} testId="panel-ledger" padded>
      <Stack gap={12}>
        <Row gap={12} wrap>
          <DayInput
            value={from}
            offer={0}
            label={t('accounts:ledger.from')}
            testId="ledger-from"
            onChange={setFrom}
          />
          <Quiet>{t('accounts:ledger.until')}</Quiet>
          <DayInput
            value={to}
            offer={0}
            label={t('accounts:ledger.to')}
            testId="ledger-to"
            onChange={setTo}
          />
          <ActionButton
            label={t('accounts:ledger.make')}
            testId="make-statement"
            missing={data ? [] : [{ says: t('accounts:ledger.wait'), at: 'ledger' }]}
            onRefused={setRefusal}
            onAct={async () => {
              setRefusal(undefined);
              const made = await make({ debtor, from, to, closing: fenOf(data?.closing ?? 0) });
              setShown({ id: made.id, number: made.number });
            }}
          />
        </Row>
        <RefusalAlert refusal={refusal ?? error} />
        {!data && !error && <Skeleton active />}
        {data && (
          <>
            <Row gap={24} wrap>
              {sums.filter(isTold(data)).map((sum) => (
                <span key={sum} data-testid={`ledger-${sum}`}>
                  <Quiet>{t(`accounts:ledger.${sum}`)}</Quiet>{' '}
                  <Money
                    fen={data[sum]}
                    inline
                    strong={sum === 'closing'}
                    owed={sum === 'closing' && fenOf(data.closing) > 0}
                  />
                </span>
              ))}
            </Row>
            <QuietTable<MovementShown>
              rowKey="id"
              dataSource={data.movements}
              tableLayout="fixed"
              onOpen={(row) =>
                navigate(
                  row.counter_sale_id === null
                    ? `/visits/${row.work_order_id}`
                    : `/store/sales/${row.counter_sale_id}`,
                )
              }
              empty={<EmptyState>{t('accounts:ledger.none')}</EmptyState>}
              columns={[
                {
                  title: t('accounts:ledger.at'),
                  width: 150,
                  render: (_, row) => <DateTimeText at={row.at} />,
                },
                {
                  title: t('accounts:ledger.number'),
                  width: 150,
                  render: (_, row) => row.payment_number ?? row.settlement_number,
                },
                {
                  title: t('accounts:car'),
                  width: 130,
                  render: (_, row) =>
                    row.counter_sale_id === null && (
                      <PlateBadge plate={row.plate} colour={row.plate_colour} size="small" />
                    ),
                },
                {
                  title: t('accounts:ledger.matter'),
                  render: (_, row) => matterOf(row, word),
                },
                {
                  title: t('accounts:ledger.moved'),
                  width: 120,
                  align: 'right',
                  render: (_, row) => <Money fen={row.amount} />,
                },
                {
                  title: t('accounts:ledger.balance'),
                  width: 120,
                  align: 'right',
                  render: (_, row) => <Money fen={row.balance} strong />,
                },
              ]}
            />
            <Statements data={data} onShow={setShown} />
          </>
        )}
      </Stack>
      <DocumentPreview
        open={shown !== undefined}
        source={shown && paperOf('account_statement', shown.id, shown.number)}
        version={shown?.id ?? 0}
        onClose={() => setShown(undefined)}
      />
    </Panel>
  );
}

interface StatementsProps {
  data: AccountMovements;
  onShow: (statement: { id: number; number: string }) => void;
}

/** Those made out before; each says what it said then. */
function Statements({ data, onShow }: StatementsProps) {
  const { t } = useTranslation();
  if (data.statements.length === 0) return null;
  return (
    <Stack gap={4} data-testid="statements">
      <strong>{t('accounts:ledger.made')}</strong>
      {data.statements.map((statement) => (
        <Row gap={12} key={statement.id} wrap>
          <ActionButton
            label={statement.number}
            size="small"
            opens
            testId={`statement-${statement.id}`}
            onAct={() => onShow(statement)}
          />
          <span>{t('accounts:ledger.days', { from: statement.first_day, to: statement.last_day })}</span>
          <Quiet>
            {t('accounts:ledger.closing')} <Money fen={statement.closing} inline strong />
          </Quiet>
        </Row>
      ))}
    </Stack>
  );
}
