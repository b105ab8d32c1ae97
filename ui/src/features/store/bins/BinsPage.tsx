import type { BinRow } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { EmptyState } from '../../../kit/EmptyState';
import { useEnter } from '../../../kit/enter';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { sameCode, scannedText } from '../../../kit/scanner';
import { ListOut } from '../../lists/ListOut';
import { BinDialog } from './BinDialog';
import styles from './Bins.module.css';
import { type StockDeed, StockDialog } from './StockDialog';

/** The places of the store, and what is done by hand with what lies there. */
export default function BinsPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { data, error } = useRead('list_bins', {});
  const [typed, setTyped] = useState('');
  const [adding, setAdding] = useState(false);
  const [deed, setDeed] = useState<StockDeed>();
  const text = scannedText(typed).toUpperCase();
  const shown = data?.filter((bin) => `${bin.code} ${bin.name}`.toUpperCase().includes(text));
  const open = (bin: BinRow) => navigate(`/store/bins/${bin.id}`);
  const { enter, forget } = useEnter({
    text,
    answered: data !== undefined,
    failed: error !== null,
    onEnter: () => {
      const coded = data?.find((bin) => sameCode(bin.code, typed));
      const one = coded ?? (shown?.length === 1 ? shown[0] : undefined);
      if (one) open(one);
    },
  });
  return (
    <>
      <PageHeader
        title={t('bins:title')}
        actions={
          <>
            <ListOut kind="bin_list" />
            <ActionButton
              label={t('bins:do.open')}
              opens
              testId="stock-open-begin"
              onAct={() => setDeed('open')}
            />
            <ActionButton
              label={t('bins:do.move')}
              opens
              testId="stock-move-begin"
              onAct={() => setDeed('move')}
            />
            <ActionButton
              label={t('bins:do.scrap')}
              opens
              testId="stock-scrap-begin"
              onAct={() => setDeed('scrap')}
            />
            <ActionButton
              label={t('bins:new')}
              hotkey="F4"
              primary
              opens
              testId="bin-new"
              onAct={() => setAdding(true)}
            />
          </>
        }
      />
      <RefusalAlert refusal={error} />
      <Panel title={t('bins:list')} count={data?.length} testId="bins">
        <div className={styles.bar}>
          <Input
            value={typed}
            className={styles.find ?? ''}
            allowClear
            placeholder={t('bins:find')}
            aria-label={t('bins:find')}
            data-testid="bins-find"
            onChange={(event) => setTyped(event.target.value)}
            onBlur={forget}
            onPressEnter={enter}
          />
        </div>
        {!data && !error && <Skeleton active />}
        {shown && (
          <QuietTable<BinRow>
            rowKey="id"
            dataSource={shown}
            tableLayout="fixed"
            onOpen={open}
            onRow={(row) => ({ 'data-testid': `bin-${row.code}` }) as object}
            empty={<EmptyState>{t(text === '' ? 'bins:none' : 'bins:not_found', { text })}</EmptyState>}
            columns={[
              { title: t('bins:code'), width: 160, render: (_, row) => <strong>{row.code}</strong> },
              { title: t('bins:name'), render: (_, row) => row.name },
              { title: t('bins:kind'), width: 180, render: (_, row) => word('bin_kind', row.kind) },
              {
                title: t('bins:places'),
                width: 120,
                align: 'right',
                render: (_, row) => (row.places === 0 ? <Quiet>{t('bins:empty')}</Quiet> : row.places),
              },
              {
                title: t('bins:state'),
                width: 100,
                render: (_, row) => <Quiet>{t(row.active ? 'bins:used' : 'bins:retired')}</Quiet>,
              },
            ]}
          />
        )}
      </Panel>
      {adding && <BinDialog bin={undefined} onClose={() => setAdding(false)} />}
      {deed && <StockDialog deed={deed} onClose={() => setDeed(undefined)} />}
    </>
  );
}
