import { type Claim, type ClaimLine, SHORTFALLS, type Shortfall } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import { OneOf } from '../../../kit/OneOf';

interface ShortfallDialogProps {
  claim: Claim;
  line: ClaimLine;
  onClose: () => void;
}

/** Who bears what the maker does not pay of a line. */
export function ShortfallDialog({ claim, line, onClose }: ShortfallDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const settle = useCommand('settle_shortfall');
  const [way, setWay] = useState<Shortfall>();
  const [whom, setWhom] = useState('');
  const [reason, setReason] = useState('');
  const missing = [
    ...(way ? [] : [{ says: t('claims:settle.way_missing'), at: 'shortfall' }]),
    ...(way === 'charged' && whom.trim() === ''
      ? [{ says: t('claims:settle.whom_missing'), at: 'charged_to' }]
      : []),
    ...(reason.trim() === '' ? [{ says: t('claims:reason_missing'), at: 'reason' }] : []),
  ];
  return (
    <Modal open title={t('claims:settle.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('claims:settle.send')}
        hotkey="Ctrl+Enter"
        testId="settle-form"
        sendId="action-settle_shortfall"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          if (!way) return;
          await settle({
            id: claim.id,
            version: claim.version,
            claim_line_id: line.id,
            shortfall: way,
            charged_to: way === 'charged' ? whom.trim() : '',
            reason: reason.trim(),
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <p>
              {line.name} <Money fen={fenOf(line.claimed) - fenOf(line.granted)} inline strong />
            </p>
            <Field label={t('claims:shortfall')} names={['shortfall']} refusal={refusal}>
              <OneOf
                value={way}
                codes={SHORTFALLS}
                word={(code) => word('shortfall', code)}
                onChange={setWay}
                label={t('claims:shortfall')}
                testId="settle-way"
              />
            </Field>
            {way === 'charged' && (
              <Field label={t('claims:charged_to')} names={['charged_to']} refusal={refusal}>
                <Input
                  value={whom}
                  aria-label={t('claims:charged_to')}
                  data-testid="settle-whom"
                  onChange={(event) => setWhom(event.target.value)}
                />
              </Field>
            )}
            <Field label={t('claims:reason')} names={['reason']} refusal={refusal}>
              <Input
                value={reason}
                aria-label={t('claims:reason')}
                data-testid="settle-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
