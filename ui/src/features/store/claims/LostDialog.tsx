import type { ClaimPage } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { OneOf } from '../../../kit/OneOf';
import { Quiet } from '../../../kit/Quiet';

interface LostDialogProps {
  page: ClaimPage;
  onClose: () => void;
}

const withdrawn = 'withdrawn';

/** The sheet of a claim was taken back: it goes with the one in its place, or nobody asks for it any more. */
export function LostDialog({ page, onClose }: LostDialogProps) {
  const { t } = useTranslation();
  const settle = useCommand('settle_lost_claim');
  const { claim, may_follow: sheets } = page;
  const [way, setWay] = useState<string | undefined>(() => {
    const [only] = sheets;
    return only && sheets.length === 1 ? String(only.settlement_id) : undefined;
  });
  const [reason, setReason] = useState('');
  const missing = [
    ...(way === undefined ? [{ says: t('claims:lost.way_missing'), at: 'settlement_id' }] : []),
    ...(reason.trim() === '' ? [{ says: t('claims:reason_missing'), at: 'reason' }] : []),
  ];
  const wordOf = (code: string): string => {
    const sheet = sheets.find((one) => String(one.settlement_id) === code);
    return sheet
      ? t('claims:lost.follow', { number: sheet.number, amount: fenOf(sheet.total) })
      : t('claims:lost.withdraw');
  };
  return (
    <Modal
      open
      title={t('claims:lost.title', { number: claim.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('claims:lost.send')}
        hotkey="Ctrl+Enter"
        testId="lost-form"
        sendId="action-settle_lost_claim"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          if (way === undefined) return;
          await settle({
            id: claim.id,
            version: claim.version,
            settlement_id: way === withdrawn ? null : Number(way),
            reason: reason.trim(),
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            {sheets.length === 0 && <Quiet as="p">{t('claims:lost.none')}</Quiet>}
            <Field
              label={t('claims:lost.way')}
              names={['settlement_id', 'line_id', 'granted']}
              refusal={refusal}
            >
              <OneOf
                value={way}
                codes={[...sheets.map((sheet) => String(sheet.settlement_id)), withdrawn]}
                word={wordOf}
                onChange={setWay}
                label={t('claims:lost.way')}
                testId="lost-way"
              />
            </Field>
            <Field label={t('claims:reason')} names={['reason']} refusal={refusal}>
              <Input
                value={reason}
                aria-label={t('claims:reason')}
                data-testid="lost-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
