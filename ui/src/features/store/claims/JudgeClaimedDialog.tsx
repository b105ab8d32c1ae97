import type { ClaimLine } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { PickPhotos, usePickLacks } from '../../photos/PickedPhotos';

interface JudgeClaimedDialogProps {
  workOrderId: number;
  line: ClaimLine;
  onClose: () => void;
}

/** 保修鉴定 of what is billed to the maker: who pays stands, why it does and what shows that is kept. */
export function JudgeClaimedDialog({ workOrderId, line, onClose }: JudgeClaimedDialogProps) {
  const { t } = useTranslation();
  const judge = useCommand('judge_claimed');
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const [fault, setFault] = useState(line.fault_code);
  const [photos, setPhotos] = useState<number[]>([]);
  const comingPhotos = usePickLacks(workOrderId);
  const isShown = evidence.trim() !== '' || photos.length > 0;
  const missing = [
    ...(reason.trim() === '' ? [{ says: t('visits:judge.reason_missing'), at: 'reason' }] : []),
    ...(isShown ? [] : [{ says: t('visits:judge.evidence_missing'), at: 'evidence' }]),
    ...comingPhotos,
  ];
  return (
    <Modal
      open
      title={t('claims:judge.title', { name: line.name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={680}
    >
      <DialogForm
        label={t('claims:judge.send')}
        hotkey="Ctrl+Enter"
        testId="judge-claimed-form"
        sendId="action-judge_claimed"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await judge({
            line_id: line.line_id,
            reason: reason.trim(),
            evidence: evidence.trim(),
            photos,
            fault_code: fault.trim(),
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <p style={{ margin: 0 }}>{t('claims:judge.explained')}</p>
            <Field label={t('visits:judge.reason')} names={['reason']} refusal={refusal}>
              <Input
                value={reason}
                autoFocus
                aria-label={t('visits:judge.reason')}
                data-testid="judge-claimed-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
            <Field label={t('visits:judge.evidence')} names={['evidence', 'photos']} refusal={refusal}>
              <Input
                value={evidence}
                aria-label={t('visits:judge.evidence')}
                data-testid="judge-claimed-evidence"
                onChange={(event) => setEvidence(event.target.value)}
              />
            </Field>
            <PickPhotos
              workOrderId={workOrderId}
              label={t('visits:judge.photos')}
              picked={photos}
              onChange={setPhotos}
            />
            <Field label={t('claims:fault_code')} names={['fault_code']} refusal={refusal}>
              <Input
                value={fault}
                aria-label={t('claims:fault_code')}
                data-testid="judge-claimed-fault"
                onChange={(event) => setFault(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
