import type { CheckResult, HeldLine, InspectionCheck } from '@bindings';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { QuantityInput } from '../../../kit/AmountInput';
import { Choice } from '../../../kit/Choice';
import { CountInput } from '../../../kit/CountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Phrases } from '../../../kit/Phrases';
import { Quiet } from '../../../kit/Quiet';
import { LinePhotos } from './LinePhotos';
import styles from './Receipts.module.css';

const verdicts = ['passed', 'failed'] as const;
type Verdict = (typeof verdicts)[number];

interface InspectDialogProps {
  line: HeldLine;
  onClose: () => void;
  /** It was lost or spoilt, and is not there to be looked at. */
  onWriteOff: () => void;
}

/** What was found of a line: each check, how many were looked at, and what of it is accepted, rejected, or waits on. */
export function InspectDialog({ line, onClose, onWriteOff }: InspectDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const inspect = useCommand('inspect_goods');
  const [found, setFound] = useState<Partial<Record<InspectionCheck, Verdict>>>({});
  const [sample, setSample] = useState<number | null>(line.sample);
  const [accepted, setAccepted] = useState<number | undefined>(line.waiting);
  const [rejected, setRejected] = useState<number | undefined>(0);
  const [reason, setReason] = useState('');
  const left = line.waiting - (accepted ?? 0) - (rejected ?? 0);
  const results: CheckResult[] = line.checks.flatMap((check) => {
    const verdict = found[check];
    return verdict ? [{ check, passed: verdict === 'passed' }] : [];
  });
  const failed = results.some(({ passed }) => !passed);
  // Whoever finds something wrong means to turn all of it back until they say otherwise.
  const judge = (check: InspectionCheck, verdict: Verdict) => {
    setFound((before) => ({ ...before, [check]: verdict }));
    if (verdict === 'failed' && !failed) {
      setAccepted(0);
      setRejected(line.waiting);
    }
  };
  return (
    <Modal
      open
      title={`${line.part_name} · ${formatQuantity(line.waiting)} ${line.unit}`}
      footer={null}
      width={680}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('storeReceipts:decide')}
        hotkey="F2"
        testId="inspect-form"
        sendId="inspect-send"
        beside={() => (
          <ActionButton
            label={t('storeReceipts:write_off')}
            opens
            inDialog
            testId="inspect-write-off"
            onAct={onWriteOff}
          />
        )}
        onClose={onClose}
        onSend={async () => {
          const done = await inspect({
            goods_receipt_line_id: line.id,
            version: line.version,
            sample: sample ?? 0,
            results,
            accepted: accepted ?? 0,
            rejected: rejected ?? 0,
            reason,
            bin_id: null,
          });
          message.success(
            done.shelf_code === ''
              ? t('storeReceipts:decided_done')
              : t('storeReceipts:decided_shelf', { bin: done.shelf_code }),
          );
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Quiet as="p">
              {[line.supplier_name, line.number, line.code, line.batch_number, line.expires_on]
                .filter(Boolean)
                .join(' · ')}
            </Quiet>
            <div className={styles.checks}>
              {line.checks.map((check) => (
                <div key={check} className={styles.check}>
                  <strong>{word('inspection_check', check)}</strong>
                  <Choice
                    value={found[check]}
                    codes={verdicts}
                    word={(code) => t(`storeReceipts:${code}`)}
                    label={word('inspection_check', check)}
                    testId={`check-${check}`}
                    roomy
                    onChange={(verdict) => judge(check, verdict)}
                  />
                </div>
              ))}
            </div>
            <Field
              label={t('storeReceipts:sample')}
              names={['sample']}
              refusal={refusal}
              hint={t('storeReceipts:sample_asked', { sample: line.sample, unit: line.buying_unit })}
            >
              <CountInput
                value={sample}
                size="large"
                label={t('storeReceipts:sample')}
                testId="inspect-sample"
                suffix={line.buying_unit}
                onChange={setSample}
              />
            </Field>
            <div className={styles.pair}>
              <Field label={t('storeReceipts:accept')} names={['accepted']} refusal={refusal}>
                <div data-testid="inspect-accepted">
                  <QuantityInput
                    value={accepted ?? null}
                    size="large"
                    max={line.waiting}
                    aria-label={t('storeReceipts:accept')}
                    onChange={setAccepted}
                  />
                </div>
              </Field>
              <Field
                label={t('storeReceipts:reject')}
                names={['rejected']}
                refusal={refusal}
                hint={
                  left > 0 && t('storeReceipts:waits_on', { quantity: formatQuantity(left), unit: line.unit })
                }
              >
                <div data-testid="inspect-rejected">
                  <QuantityInput
                    value={rejected ?? null}
                    size="large"
                    max={line.waiting}
                    aria-label={t('storeReceipts:reject')}
                    onChange={setRejected}
                  />
                </div>
              </Field>
            </div>
            <Field
              label={t('storeReceipts:reason')}
              htmlFor="inspect-reason"
              names={['reason']}
              refusal={refusal}
              required={(rejected ?? 0) > 0 || failed}
            >
              <Input
                id="inspect-reason"
                data-testid="inspect-reason"
                autoComplete="off"
                size="large"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <Phrases
                value={reason}
                label={t('storeReceipts:reason')}
                testId="inspect-phrases"
                groups={[
                  [
                    t('storeReceipts:why.damaged'),
                    t('storeReceipts:why.wrong'),
                    t('storeReceipts:why.dated'),
                  ],
                  [t('storeReceipts:why.fake'), t('storeReceipts:why.open_box')],
                ]}
                onChange={setReason}
              />
            </Field>
            {/* What is rejected is photographed while it is in the hand: the supplier asks for it. */}
            <Field label={t('storeReceipts:photo.title')} names={['content', 'caption']} refusal={refusal}>
              <LinePhotos line={line.id} name={line.part_name} inDialog />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
