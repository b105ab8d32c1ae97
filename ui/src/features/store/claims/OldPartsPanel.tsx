import { OLD_PART_STATES, type OldPartRow, type OldPartState } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { DayText } from '../../../kit/DateTimeText';
import { DialogForm } from '../../../kit/DialogForm';
import { EmptyState } from '../../../kit/EmptyState';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { ListOut } from '../../lists/ListOut';
import { PaperButton } from '../part/PaperButton';
import styles from './Claims.module.css';
import { PutDialog } from './PutDialog';

/** Old parts by how they stand; those whose day is over are red. */
export function OldPartsPanel() {
  const { t } = useTranslation();
  const word = useWords();
  const [state, setState] = useState<OldPartState>('shelved');
  const [scrapping, setScrapping] = useState<OldPartRow>();
  const [putting, setPutting] = useState<OldPartRow>();
  const { data, error } = useRead('list_old_parts', { state });
  return (
    <Panel title={t('claims:old_parts')} testId="old-parts" extra={<ListOut kind="old_part_list" small />}>
      <div className={styles.bar}>
        <Choice
          value={state}
          codes={OLD_PART_STATES}
          word={(code) => word('old_part_state', code)}
          onChange={setState}
          label={t('claims:state')}
          testId="old-parts-state"
        />
      </div>
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <QuietTable<OldPartRow>
          rowKey="id"
          dataSource={data.parts}
          tableLayout="fixed"
          onRow={(row) => ({ 'data-testid': `old-part-${row.number}` }) as object}
          empty={<EmptyState>{t(`claims:no_parts.${state}`)}</EmptyState>}
          columns={[
            { title: t('claims:tag.number'), width: 140, render: (_, row) => row.number },
            {
              title: t('claims:part'),
              ellipsis: true,
              render: (_, row) => (
                <>
                  {`${row.code} ${row.name}`.trim()} <Quiet>{row.serial_number}</Quiet>
                </>
              ),
            },
            { title: t('claims:fault_code'), width: 100, ellipsis: true, render: (_, row) => row.fault_code },
            { title: t('claims:plate'), width: 100, render: (_, row) => row.plate },
            { title: t('claims:shelf'), width: 90, render: (_, row) => row.bin_code },
            {
              title: t('claims:kept_until'),
              width: 124,
              render: (_, row) => (
                <span className={row.is_overdue ? styles.over : undefined}>
                  <DayText day={row.kept_until} />
                  {row.is_overdue && ` ${t('claims:overdue')}`}
                </span>
              ),
            },
            {
              title: t('claims:claim'),
              width: 96,
              render: (_, row) => {
                const claim = row.claim_id ?? row.to_send;
                if (claim === null) return null;
                return (
                  <Link to={`/store/claims/${claim}`}>
                    {t(row.to_send === null ? 'claims:with_claim' : 'claims:to_send')}
                  </Link>
                );
              },
            },
            ...(state === 'shelved'
              ? [
                  {
                    title: '',
                    width: 280,
                    render: (_: unknown, row: OldPartRow) => (
                      <>
                        <PaperButton kind="old_part_tag" id={row.id} number={row.number} small />{' '}
                        <ActionButton
                          label={t('claims:put.open')}
                          size="small"
                          opens
                          testId={`put-${row.number}`}
                          onAct={() => setPutting(row)}
                        />{' '}
                        <ActionButton
                          label={t('claims:scrap.open')}
                          size="small"
                          danger
                          opens
                          testId={`scrap-${row.number}`}
                          onAct={() => setScrapping(row)}
                        />
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {putting && data && <PutDialog row={putting} bins={data.bins} onClose={() => setPutting(undefined)} />}
      {scrapping && <ScrapDialog row={scrapping} onClose={() => setScrapping(undefined)} />}
    </Panel>
  );
}

/** An old part is given up; before its day that says why. */
function ScrapDialog({ row, onClose }: { row: OldPartRow; onClose: () => void }) {
  const { t } = useTranslation();
  const scrap = useCommand('scrap_old_part');
  const [reason, setReason] = useState('');
  const wants = !row.is_overdue && reason.trim() === '';
  return (
    <Modal
      open
      title={t('claims:scrap.title', { number: row.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('claims:scrap.send')}
        hotkey="Ctrl+Enter"
        danger
        testId="scrap-form"
        sendId="action-scrap_old_part"
        missing={wants ? [{ says: t('claims:reason_missing'), at: 'reason' }] : []}
        onClose={onClose}
        onSend={async () => {
          await scrap({ id: row.id, version: row.version, reason: reason.trim() });
          onClose();
        }}
      >
        {(refusal) => (
          <Field label={t('claims:reason')} names={['reason']} refusal={refusal}>
            <Input
              value={reason}
              autoFocus
              aria-label={t('claims:reason')}
              data-testid="scrap-reason"
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        )}
      </DialogForm>
    </Modal>
  );
}
