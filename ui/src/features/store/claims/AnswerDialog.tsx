import type { Claim, ClaimLine } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { shopToday } from '../../../i18n/time';
import { MoneyInput } from '../../../kit/AmountInput';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import styles from './Claims.module.css';

interface AnswerDialogProps {
  claim: Claim;
  lines: readonly ClaimLine[];
  onClose: () => void;
}

/** What the maker pays of each line; what is less says why. */
export function AnswerDialog({ claim, lines, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const answer = useCommand('answer_claim');
  const [on, setOn] = useState(shopToday());
  const [number, setNumber] = useState(claim.claim_number);
  const [granted, setGranted] = useState<Record<number, number>>({});
  const [reasons, setReasons] = useState<Record<number, string>>({});
  const of = (line: ClaimLine) => granted[line.id] ?? fenOf(line.claimed);
  const silent = lines.some(
    (line) => of(line) < fenOf(line.claimed) && (reasons[line.id] ?? '').trim() === '',
  );
  return (
    <Modal
      open
      title={t('claims:answer.title', { number: claim.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={680}
    >
      <DialogForm
        label={t('claims:answer.send')}
        hotkey="Ctrl+Enter"
        testId="answer-form"
        sendId="action-answer_claim"
        missing={silent ? [{ says: t('claims:answer.why'), at: 'refuse_reason' }] : []}
        onClose={onClose}
        onSend={async () => {
          await answer({
            id: claim.id,
            version: claim.version,
            answered_on: on,
            claim_number: number.trim(),
            lines: lines.map((line) => ({
              claim_line_id: line.id,
              granted: of(line),
              refuse_reason: (reasons[line.id] ?? '').trim(),
            })),
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <div className={styles.grid}>
              <Field label={t('claims:answered_on')} names={['answered_on']} refusal={refusal}>
                <DayInput
                  value={on}
                  onChange={setOn}
                  label={t('claims:answered_on')}
                  offer={0}
                  testId="answer-day"
                />
              </Field>
              <Field label={t('claims:claim_number')} names={['claim_number']} refusal={refusal}>
                <Input
                  value={number}
                  aria-label={t('claims:claim_number')}
                  data-takes="number"
                  onChange={(event) => setNumber(event.target.value)}
                />
              </Field>
            </div>
            <Field label={t('claims:granted')} names={['granted', 'refuse_reason']} refusal={refusal}>
              {lines.map((line) => (
                <div key={line.id} className={styles.answer}>
                  <span>
                    {line.name} <Money fen={line.claimed} inline />
                  </span>
                  <MoneyInput
                    value={of(line)}
                    max={fenOf(line.claimed)}
                    aria-label={line.name}
                    data-testid={`granted-${line.id}`}
                    onChange={(fen) => setGranted({ ...granted, [line.id]: fen ?? 0 })}
                  />
                  <Input
                    value={reasons[line.id] ?? ''}
                    disabled={of(line) >= fenOf(line.claimed)}
                    placeholder={t('claims:refuse_reason')}
                    aria-label={t('claims:refuse_reason')}
                    data-testid={`refused-${line.id}`}
                    onChange={(event) => setReasons({ ...reasons, [line.id]: event.target.value })}
                  />
                </div>
              ))}
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
