import type { Backup, BackupCheck, TaskKind } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { type LongWork, useLongWork } from '../../api/task';
import type { RefusalLike } from '../../i18n/refusal';
import { formatInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { Buttons } from '../../kit/Buttons';
import { DateTimeText } from '../../kit/DateTimeText';
import { Field } from '../../kit/Field';
import { sizeOf } from '../../kit/fileSize';
import { Modal } from '../../kit/Modal';
import { Nothing, Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { saysTheSame } from './confirmation';
import { FileCheckResult } from './FileCheckResult';
import { isCopyCheck, isFileCheck } from './fileCheck';
import styles from './Settings.module.css';
import { WorkLine } from './WorkLine';

const ours: readonly TaskKind[] = ['backup', 'check_backup', 'restore', 'check_file'];
const checks: readonly TaskKind[] = ['check_backup', 'check_file'];

/** The copies of the shop's file: making one, going back to one, and checking the file itself. */
export function Copies() {
  const { t } = useTranslation();
  const word = useWords();
  const work = useLongWork(ours);
  const { data: list, error } = useRead('list_backups', {});
  const [restored, setRestored] = useState<Backup>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  if (!list && !error) return <Skeleton active />;
  const busy = work.busy ? [t('settings:busy')] : [];
  const begin: LongWork['begin'] = async (name, request) => {
    setRefusal(undefined);
    return work.begin(name, request);
  };
  const { task } = work;
  // A check says itself what came of it.
  const answered = task?.state === 'done' && checks.includes(task.kind);
  return (
    <Stack gap={16}>
      <Panel
        title={t('settings:section.copies')}
        extra={
          <Buttons>
            <ActionButton
              label={t('settings:copies.check')}
              missing={busy}
              onAct={() => begin('check_file', {})}
              onRefused={setRefusal}
              testId="action-check_file"
            />
            <ActionButton
              label={t('settings:copies.make')}
              hotkey="F4"
              primary
              missing={busy}
              onAct={() => begin('make_backup', {})}
              onRefused={setRefusal}
              testId="action-make_backup"
            />
          </Buttons>
        }
      >
        <div className={styles.intro}>
          {list && (
            <Quiet as="p">
              {t('settings:copies.explained', { count: list.kept, days: list.kept_days })}{' '}
              <span className={styles.path}>{list.folder}</span>
            </Quiet>
          )}
          {/* A folder that cannot be read is put right and tried again here. */}
          <RefusalAlert refusal={error} />
          {!answered && <WorkLine work={work} />}
          <RefusalAlert refusal={refusal ?? task?.refusal} />
          {task?.kind === 'check_file' && isFileCheck(task.result) && <FileCheckResult check={task.result} />}
          {task?.kind === 'check_backup' && isCopyCheck(task.result) && <Soundness check={task.result} />}
        </div>
        {list && (
          <QuietTable<Backup>
            rowKey="file_name"
            dataSource={list.backups}
            empty={<Nothing>{t('settings:copies.empty')}</Nothing>}
            columns={[
              {
                title: t('settings:copies.at'),
                width: 150,
                render: (_, copy) => <DateTimeText at={copy.at} weekday />,
              },
              {
                title: t('settings:copies.kind_of'),
                width: 104,
                render: (_, copy) => word('backup_kind', copy.kind),
              },
              {
                title: t('settings:copies.file'),
                dataIndex: 'file_name',
                className: styles.path,
              },
              {
                title: t('settings:copies.size'),
                align: 'right',
                width: 84,
                render: (_, copy) => sizeOf(copy.bytes),
              },
              {
                title: '',
                width: 164,
                render: (_, copy) => (
                  <Buttons>
                    <ActionButton
                      label={t('settings:copies.check_copy')}
                      size="small"
                      onAct={() => begin('check_backup', { file_name: copy.file_name })}
                      onRefused={setRefusal}
                      testId={`check-${copy.file_name}`}
                    />
                    <ActionButton
                      label={t('settings:copies.restore')}
                      size="small"
                      onAct={() => setRestored(copy)}
                      testId={`restore-${copy.file_name}`}
                    />
                  </Buttons>
                ),
              },
            ]}
          />
        )}
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
    </Stack>
  );
}

function Soundness({ check }: { check: BackupCheck }) {
  const { t } = useTranslation();
  const words = check.sound ? 'settings:copies.is_sound' : 'settings:copies.is_damaged';
  return (
    <Alert
      type={check.sound ? 'success' : 'error'}
      showIcon
      role="status"
      data-testid="copy-check"
      title={t(words, { at: formatInstant(t, check.at, true) })}
    />
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
    !saysTheSame(typed, sentence) && { says: t('settings:copies.sentence_lack'), at: 'sentence' },
    work.busy && t('settings:busy'),
  ].filter((lack) => lack !== false);
  return (
    <div className={`${styles.form} ${styles.dialog}`}>
      <p className={styles.text}>
        {t('settings:copies.restore_explained', { at: formatInstant(t, copy.at, true) })}
      </p>
      <Field
        label={t('settings:copies.type_this', { sentence })}
        htmlFor="restore-sentence"
        names={['sentence']}
      >
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
