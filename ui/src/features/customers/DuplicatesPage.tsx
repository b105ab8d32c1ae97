import type { LikelyPair, MergedKind, MergeSide } from '@bindings';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useReadPages } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Choice } from '../../kit/Choice';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { whole } from '../../kit/whole';
import styles from './Customers.module.css';
import { MergeDialog } from './MergeDialog';
import { MergesMade } from './MergesMade';

const kinds = whole<MergedKind>()(['customer', 'vehicle']);

/** Who is written down twice, portion by portion, and what was made one before. */
export default function DuplicatesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay('merge_records');
  const [kind, setKind] = useState<MergedKind>('customer');
  return (
    <>
      <PageHeader
        title={t('customers:duplicates.title')}
        actions={
          <ActionButton
            label={t('customers:title')}
            opens
            onAct={() => navigate('/customers')}
            testId="duplicates-back"
          />
        }
      >
        <span className={styles.quiet}>{t('customers:duplicates.intro')}</span>
      </PageHeader>
      <Stack gap={16}>
        <Choice<MergedKind>
          value={kind}
          codes={kinds}
          word={(code) => t(`customers:duplicates.${code}`)}
          onChange={setKind}
          label={t('customers:duplicates.title')}
          testId="duplicates-kind"
        />
        <Likely key={kind} kind={kind} may={may} />
        <MergesMade may={may} />
      </Stack>
    </>
  );
}

function Likely({ kind, may }: { kind: MergedKind; may: boolean }) {
  const { t } = useTranslation();
  const word = useWords();
  const [shown, setShown] = useState<LikelyPair>();
  const found = useReadPages('find_duplicates', { kind, after: 0 }, ({ next }) =>
    next === null ? undefined : { kind, after: next },
  );
  const pages = found.data?.pages;
  const pairs = pages?.flatMap((page) => page.pairs) ?? [];
  const looked = pages?.reduce((sum, page) => sum + page.looked, 0) ?? 0;
  return (
    <Panel title={t(`customers:duplicates.${kind}`)} testId="duplicates">
      <RefusalAlert refusal={found.error} />
      {!pages && !found.error && <Skeleton active />}
      {pages && (
        <>
          <QuietTable<LikelyPair>
            rowKey={(pair) => `${pair.one.id}-${pair.other.id}`}
            dataSource={pairs}
            onOpen={(pair) => may && setShown(pair)}
            empty={
              <EmptyState>
                {t(found.hasNextPage ? 'customers:duplicates.unfinished' : 'customers:duplicates.none')}
              </EmptyState>
            }
            tableLayout="fixed"
            columns={[
              {
                title: t('customers:duplicates.older'),
                render: (_, { one }) => <Side side={one} />,
              },
              {
                title: t('customers:duplicates.newer'),
                render: (_, { other }) => <Side side={other} />,
              },
              {
                title: t('customers:duplicates.alike'),
                width: 180,
                render: (_, { alike }) =>
                  alike.map((why) => word('likeness', why)).join(t('words:list_separator')),
              },
              {
                title: '',
                width: 110,
                render: (_, pair) =>
                  may && (
                    <ActionButton
                      label={t('customers:duplicates.compare')}
                      size="small"
                      opens
                      onAct={() => setShown(pair)}
                      testId={`compare-${pair.one.id}-${pair.other.id}`}
                    />
                  ),
              },
            ]}
          />
          <div className={styles.more}>
            <Quiet>{t('customers:duplicates.looking', { count: looked })}</Quiet>{' '}
            {found.hasNextPage && (
              <Button
                onClick={() => void found.fetchNextPage()}
                loading={found.isFetchingNextPage}
                data-testid="duplicates-more"
              >
                {t('customers:duplicates.more')}
              </Button>
            )}
          </div>
        </>
      )}
      {shown && <MergeDialog kind={kind} pair={shown} onClose={() => setShown(undefined)} />}
    </Panel>
  );
}

function Side({ side }: { side: MergeSide }) {
  return (
    <>
      {side.called} <Quiet>{[side.phone, side.about, side.owner].filter(Boolean).join(' · ')}</Quiet>
    </>
  );
}
