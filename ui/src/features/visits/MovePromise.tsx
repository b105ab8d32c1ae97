import { type Visit, WORD_MEANS, type WordMeans } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Choice } from '../../kit/Choice';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { InstantField } from '../../kit/InstantField';
import { Modal } from '../../kit/Modal';
import { VisitTitle } from './visit/VisitTitle';

/** The promise moves, with a reason the customer can be told. */
export function MovePromise({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const move = useCommand('move_promise');
  const [at, setAt] = useState(visit.order.promised_at);
  const [reason, setReason] = useState('');
  // Who was not told yet stands on the advisor's list until somebody reached them.
  const [heard, setHeard] = useState<WordMeans | 'no'>('no');
  const missing = [
    ...(at === null || at === visit.order.promised_at
      ? [{ says: t('visits:promise.time_missing'), at: 'promised_at' }]
      : []),
    ...(reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : []),
  ];
  const save = async () => {
    if (at === null) return;
    await move({
      work_order_id: visit.order.id,
      version: visit.order.version,
      promised_at: at,
      reason: reason.trim(),
      heard: heard === 'no' ? null : { means: heard, to_name: visit.visitor },
    });
    onClose();
  };
  return (
    <Modal
      open
      title={<VisitTitle visit={visit}>{t('visits:promise.move')}</VisitTitle>}
      footer={null}
      onCancel={onClose}
    >
      <DialogForm
        label={t('visits:promise.save')}
        hotkey="F2"
        testId="promise-form"
        sendId="promise-save"
        missing={missing}
        onClose={onClose}
        onSend={save}
      >
        {(refusal) => (
          <>
            <Field small label={t('visits:head.promised')} names={['promised_at']} refusal={refusal}>
              <InstantField
                value={at}
                onChange={setAt}
                label={t('visits:head.promised')}
                quick={[
                  { days: 0, hour: 18 },
                  { days: 1, hour: 12 },
                  { days: 1, hour: 18 },
                  { days: 2, hour: 12 },
                ]}
                testId="promise-at"
              />
            </Field>
            <Field small label={t('words:confirm.reason')} names={['reason']} refusal={refusal}>
              <Input.TextArea
                rows={2}
                value={reason}
                aria-label={t('words:confirm.reason')}
                data-testid="promise-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
            <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
              {['visits:promise.parts', 'visits:promise.more_work', 'visits:promise.customer'].map((key) => (
                <ActionButton key={key} size="small" label={t(key)} onAct={() => setReason(t(key))} />
              ))}
            </div>
            <Field small label={t('visits:told.heard.label')} names={['to_name']} refusal={refusal}>
              <Choice
                value={heard}
                codes={['no', ...WORD_MEANS] as const}
                word={(code) => (code === 'no' ? t('visits:told.heard.no') : word('word_means', code))}
                onChange={setHeard}
                testId="promise-heard"
                label={t('visits:told.heard.label')}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
