import type { Backup, TaskKind } from '@bindings';
import { Input, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/call';
import { type LongWork, useLongWork } from '../../api/task';
import { ActionButton } from '../../components/ActionButton';
import { DateTimeText } from '../../components/DateTimeText';
import { Field } from '../../components/Field';
import { Nothing, Panel } from '../../components/Panel';
import { QuietTable } from '../../components/QuietTable';
import { RefusalAlert } from '../../components/RefusalAlert';
import type { RefusalLike } from '../../i18n/refusal';
import { formatInstant } from '../../i18n/time';
import { saysTheSame } from './confirmation';
import { FileCheckResult } from './FileCheckResult';
import { isFileCheck, sizeOf } from './fileCheck';
import styles from './Settings.module.css';
import { WorkLine } from './WorkLine';

const ours: readonly TaskKind[] = ['backup', 'restore', 'check_file'];

/** The copies of the shop's file: making one, going back to one, and checking the file itself. */
export function Copies() {
  const { t } = useTranslation();
  const work = useLongWork(ours);
  const { data: list, error } = useRead('list_backups', {});
  const [restored, setRestored] = useState<Backup>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!list) return <Skeleton active />;
  const busy = work.busy ? [t('settings:busy')] : [];
  const begin = (name: 'make_backup' | 'check_file') => async () => {
    setRefusal(undefined);
    await work.begin(name, {});
  };
  const result = work.task?.kind === 'check_file' ? work.task.result : null;
  return (
    <div className={styles.stack}>
      <Panel
        title={t('settings:section.copies')}
        extra={
          <div className={styles.buttons}>
            <ActionButton
              label={t('settings:copies.check')}
              missing={busy}
              onAct={begin('check_file')}
              onRefused={setRefusal}
              testId="action-check_file"
            />
            <ActionButton
              label={t('settings:copies.make')}
              hotkey="F2"
              primary
              missing={busy}
              onAct={begin('make_backup')}
              onRefused={setRefusal}
              testId="action-make_backup"
            />
          </div>
        }
      >
        <div className={styles.intro}>
          <p className={styles.quiet}>
            {t('settings:copies.explained', { count: list.kept })}{' '}
            <span className={styles.path}>{list.folder}</span>
          </p>
          {work.task?.kind !== 'check_file' || work.task.state === 'running' ? (
            <WorkLine work={work} />
          ) : null}
          <RefusalAlert refusal={refusal ?? work.task?.refusal} />
          {isFileCheck(result) && <FileCheckResult check={result} />}
        </div>
        <QuietTable<Backup>
          rowKey="file_name"
          dataSource={list.backups}
          empty={<Nothing>{t('settings:copies.empty')}</Nothing>}
          columns={[
            { title: t('settings:copies.at'), render: (_, copy) => <DateTimeText at={copy.at} weekday /> },
            {
              title: t('settings:copies.file'),
              dataIndex: 'file_name',
              ellipsis: true,
              className: styles.path,
            },
            {
              title: t('settings:copies.size'),
              align: 'right',
              width: 100,
              render: (_, copy) => sizeOf(copy.bytes),
            },
            {
              title: t('settings:copies.sound'),
              width: 140,
              render: (_, copy) => <Soundness copy={copy} />,
            },
            {
              title: '',
              width: 120,
              render: (_, copy) => (
                <ActionButton
                  label={t('settings:copies.restore')}
                  size="small"
                  onAct={() => setRestored(copy)}
                  testId={`restore-${copy.file_name}`}
                />
              ),
            },
          ]}
        />
      </Panel>
      <Modal
        open={restored !== undefined}
        title={t('settings:copies.restore_title')}
        footer={null}
        onCancel={() => setRestored(undefined)}
        destroyOnHidden
      >
        {restored && <Restore copy={restored} work={work} onDone={() => setRestored(undefined)} />}
      </Modal>
    </div>
  );
}

function Soundness({ copy }: { copy: Backup }) {
  const { t } = useTranslation();
  if (copy.sound === null) return <span className={styles.quiet}>{t('settings:copies.unchecked')}</span>;
  return copy.sound ? (
    <span className={styles.done}>{t('settings:copies.is_sound')}</span>
  ) : (
    <span className={styles.wrong}>{t('settings:copies.damaged')}</span>
  );
}

interface RestoreProps {
  copy: Backup;
  work: LongWork;
  onDone: () => void;
}

/** Going back loses what was done since, so the whole sentence has to be typed. */
function Restore({ copy, work, onDone }: RestoreProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const sentence = t('settings:copies.sentence', { at: formatInstant(t, copy.at) });
  const lacks = [
    !saysTheSame(typed, sentence) && t('settings:copies.sentence_lack'),
    work.busy && t('settings:busy'),
  ].filter((lack) => lack !== false);
  return (
    <div className={`${styles.form} ${styles.dialog}`}>
      <p className={styles.text}>
        {t('settings:copies.restore_explained', { at: formatInstant(t, copy.at, true) })}
      </p>
      <Field label={t('settings:copies.type_this', { sentence })} htmlFor="restore-sentence">
        <Input
          id="restore-sentence"
          autoFocus
          autoComplete="off"
          value={typed}
          data-testid="restore-sentence"
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <RefusalAlert refusal={refusal} />
      <ActionButton
        label={t('settings:copies.restore_do')}
        hotkey="Ctrl+Enter"
        inDialog
        primary
        danger
        missing={lacks}
        onAct={async () => {
          setRefusal(undefined);
          await work.begin('restore_backup', { file_name: copy.file_name });
          onDone();
        }}
        onRefused={setRefusal}
        testId="action-restore_backup"
      />
    </div>
  );
}
