import type { BinPart } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRead } from '../../../api/read';
import { formatQuantity } from '../../../i18n/amounts';
import { formatDay } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { PaperButton } from '../part/PaperButton';
import type { StorePart } from '../part/parts';
import { BinDialog } from './BinDialog';
import styles from './Bins.module.css';
import { placeKey } from './PlaceChoice';
import { type StockDeed, StockDialog } from './StockDialog';

const deeds = ['move', 'spot', 'scrap'] as const;

const partOf = (row: BinPart): StorePart => ({
  id: row.part_id,
  code: row.code,
  name: row.name,
  unit: row.unit,
  about: [row.brand, row.specification].filter(Boolean).join(' '),
  binId: null,
});

/** A bin: what lies in it, and what that is worth. */
export default function BinPage() {
  const { t } = useTranslation();
  const word = useWords();
  const id = Number(useParams().id);
  const { data, error } = useRead('get_bin', { id });
  const [changing, setChanging] = useState(false);
  const [doing, setDoing] = useState<{ deed: StockDeed; row: BinPart }>();
  if (!data) return error ? <RefusalAlert refusal={error} /> : <Skeleton active />;
  const { bin } = data;
  return (
    <>
      <PageHeader
        title={[bin.code, bin.name].filter(Boolean).join(' · ')}
        actions={
          <>
            <PaperButton kind="bin_labels" id={bin.id} number={bin.code} hotkey="F7" />
            <ActionButton
              label={t('bins:change')}
              hotkey="Ctrl+E"
              opens
              testId="bin-change"
              onAct={() => setChanging(true)}
            />
          </>
        }
      >
        <Quiet>{word('bin_kind', bin.kind)}</Quiet>
        {!bin.active && <Quiet>{t('bins:retired')}</Quiet>}
      </PageHeader>
      <RefusalAlert refusal={error} />
      <Panel
        title={t('bins:content')}
        count={data.parts.length}
        testId="bin-content"
        extra={
          data.parts.length > 0 && (
            <Quiet>
              {t('bins:worth')} <Money fen={data.stock_value} inline strong />
            </Quiet>
          )
        }
      >
        <QuietTable<BinPart>
          rowKey={(row) => `${row.part_id} ${row.batch_id ?? ''}`}
          dataSource={data.parts}
          tableLayout="fixed"
          onRow={(row) => ({ 'data-testid': `bin-part-${row.code}` }) as object}
          empty={<EmptyState>{t('bins:holds_nothing')}</EmptyState>}
          columns={[
            { title: t('bins:part_code'), width: 170, ellipsis: true, render: (_, row) => row.code },
            {
              title: t('bins:part_name'),
              render: (_, row) => (
                <>
                  {row.name} <Quiet>{[row.brand, row.specification].filter(Boolean).join(' ')}</Quiet>
                </>
              ),
            },
            {
              title: t('bins:batch_number'),
              width: 190,
              render: (_, row) => (
                <>
                  {row.batch_number}{' '}
                  {row.expires_on && (
                    <span className={row.is_expired ? styles.expired : styles.until}>
                      {t(row.is_expired ? 'bins:expired' : 'bins:until', {
                        day: formatDay(t, row.expires_on),
                      })}
                    </span>
                  )}
                </>
              ),
            },
            {
              title: t('bins:quantity'),
              width: 110,
              align: 'right',
              render: (_, row) => (
                <span className={row.quantity < 0 ? styles.expired : undefined}>
                  {formatQuantity(row.quantity)} {row.unit}
                </span>
              ),
            },
            {
              title: t('bins:worth'),
              width: 110,
              align: 'right',
              render: (_, row) => <Money fen={row.stock_value} />,
            },
            {
              title: t('bins:deeds'),
              width: 250,
              render: (_, row) => (
                <Buttons gap={4}>
                  {deeds.map((deed) => (
                    <ActionButton
                      key={deed}
                      size="small"
                      label={t(`bins:do.${deed}`)}
                      opens
                      testId={`${deed}-${row.code}`}
                      onAct={() => setDoing({ deed, row })}
                    />
                  ))}
                </Buttons>
              ),
            },
          ]}
        />
        {data.more && (
          <p className={styles.more}>
            <Quiet>{t('bins:more', { many: data.parts.length })}</Quiet>
          </p>
        )}
      </Panel>
      {changing && <BinDialog bin={bin} onClose={() => setChanging(false)} />}
      {doing && (
        <StockDialog
          deed={doing.deed}
          part={partOf(doing.row)}
          at={placeKey({ bin_id: bin.id, batch_id: doing.row.batch_id })}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  );
}
