import type { HeldLine } from '@bindings';
import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../../api/read';
import { formatQuantity } from '../../../i18n/amounts';
import { formatDay } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { EmptyState } from '../../../kit/EmptyState';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { InspectDialog } from './InspectDialog';
import styles from './Receipts.module.css';
import { WriteOffDialog } from './WriteOffDialog';

/** 待检: what came and waits to be looked at, one large card each for whoever stands there with a tablet. */
export default function InspectionPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error } = useRead('goods_to_inspect', {});
  const [chosen, setChosen] = useState<HeldLine>();
  const [off, setOff] = useState<HeldLine>();
  return (
    <>
      <PageHeader
        title={t('storeReceipts:inspection')}
        actions={
          <ActionButton
            label={t('storeReceipts:plans')}
            opens
            testId="inspection-plans"
            onAct={() => navigate('/store/inspection/plans')}
          />
        }
      />
      <Stack gap={16}>
        <RefusalAlert refusal={error} />
        {!data && !error && <Skeleton active />}
        {data && (
          <Panel title={t('storeReceipts:waits')} count={data.lines.length} testId="panel-to-inspect">
            {data.lines.length === 0 && <EmptyState>{t('storeReceipts:waits_empty')}</EmptyState>}
            {data.lines.map((line) => (
              <Card key={line.id} line={line} onOpen={() => setChosen(line)} />
            ))}
          </Panel>
        )}
      </Stack>
      {chosen && (
        <InspectDialog
          line={chosen}
          onClose={() => setChosen(undefined)}
          onWriteOff={() => {
            setOff(chosen);
            setChosen(undefined);
          }}
        />
      )}
      {off && (
        <WriteOffDialog
          held={{
            line: off.id,
            version: off.version,
            name: off.part_name,
            unit: off.unit,
            most: off.waiting,
            fromRejected: false,
          }}
          onClose={() => setOff(undefined)}
        />
      )}
    </>
  );
}

function Card({ line, onOpen }: { line: HeldLine; onOpen: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <button type="button" className={styles.card} data-testid={`inspect-${line.code}`} onClick={onOpen}>
      <span>
        <strong>{line.part_name}</strong>{' '}
        <Quiet>{[line.code, line.brand, line.specification].filter(Boolean).join(' · ')}</Quiet>
        {line.not_ordered && <Tag color="warning">{t('storeReceipts:not_ordered')}</Tag>}
      </span>
      <span>
        {formatQuantity(line.waiting)} {line.unit}
      </span>
      <span>
        {[
          ...line.checks.map((check) => word('inspection_check', check)),
          t('storeReceipts:sample_of', { sample: line.sample, unit: line.buying_unit }),
        ].join(' · ')}
      </span>
      <Quiet>{[line.supplier_name, line.number, formatDay(t, line.received_on)].join(' · ')}</Quiet>
      <span className={styles.verb}>{t('storeReceipts:inspect')}</span>
    </button>
  );
}
