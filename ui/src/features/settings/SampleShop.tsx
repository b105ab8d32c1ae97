import type { TaskKind } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useLongWork } from '../../api/task';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { RemoveSample } from './RemoveSample';
import styles from './Settings.module.css';
import { WorkLine } from './WorkLine';

const ours: readonly TaskKind[] = ['load_sample', 'remove_sample'];

/** Three months of a believable shop to click around in, gone again in one action. */
export function SampleShop() {
  const { t } = useTranslation();
  const work = useLongWork(ours);
  const { data: status, error } = useRead('shop_status', {});
  const [removing, setRemoving] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!status) return <Skeleton active />;
  const running = work.task?.state === 'running';
  return (
    <Panel title={t('settings:section.sample')} padded>
      <div className={styles.form}>
        <p className={styles.text}>
          {t(status.has_sample ? 'settings:sample.loaded' : 'settings:sample.explained')}
        </p>
        <WorkLine work={work} />
        <RefusalAlert refusal={refusal ?? work.task?.refusal} />
        {!running && (
          <ActionButton
            label={t(status.has_sample ? 'settings:sample.remove' : 'settings:sample.load')}
            primary={!status.has_sample}
            danger={status.has_sample}
            missing={work.busy ? [t('settings:busy')] : []}
            onAct={async () => {
              setRefusal(undefined);
              if (status.has_sample) setRemoving(true);
              else await work.begin('load_sample_shop', {});
            }}
            onRefused={setRefusal}
            testId={status.has_sample ? 'action-remove_sample_shop' : 'action-load_sample_shop'}
          />
        )}
      </div>
      {removing && (
        <RemoveSample
          onRemove={() => work.begin('remove_sample_shop', {})}
          onClose={() => setRemoving(false)}
          onRefused={setRefusal}
        />
      )}
    </Panel>
  );
}
