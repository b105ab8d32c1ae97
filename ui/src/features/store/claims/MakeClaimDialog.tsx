import type { ClaimableSheet } from '@bindings';
import { Checkbox, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import styles from './Claims.module.css';

interface MakeClaimDialogProps {
  of: ClaimableSheet;
  onClose: () => void;
}

/** A claim for lines of a maker's sheet; all of them unless some are left out. */
export function MakeClaimDialog({ of, onClose }: MakeClaimDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const make = useCommand('make_claim');
  const [left, setLeft] = useState<readonly number[]>([]);
  const [faults, setFaults] = useState<Record<number, string>>({});
  const [number, setNumber] = useState(of.sheet.claim_number);
  const lines = of.lines
    .filter(({ line_id }) => !left.includes(line_id))
    .map(({ line_id, fault_code }) => ({ line_id, fault_code: (faults[line_id] ?? fault_code).trim() }));
  return (
    <Modal
      open
      title={t('claims:make.title', { number: of.sheet.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={680}
    >
      <DialogForm
        label={t('claims:make.send')}
        hotkey="Ctrl+Enter"
        testId="claim-form"
        sendId="action-make_claim"
        missing={lines.length === 0 ? [{ says: t('claims:make.nothing'), at: 'lines' }] : []}
        onClose={onClose}
        onSend={async () => {
          const made = await make({
            settlement_id: of.sheet.settlement_id,
            lines,
            claim_number: number.trim(),
            note: '',
          });
          navigate(`/store/claims/${made.id}`);
        }}
      >
        {(refusal) => (
          <>
            <Field label={t('claims:claim_number')} names={['claim_number']} refusal={refusal}>
              <Input
                value={number}
                autoFocus
                aria-label={t('claims:claim_number')}
                data-takes="number"
                data-testid="claim-number"
                onChange={(event) => setNumber(event.target.value)}
              />
            </Field>
            <Field label={t('claims:lines')} names={['lines', 'line_id', 'fault_code']} refusal={refusal}>
              {of.lines.map((line) => (
                <div key={line.line_id} className={styles.row}>
                  <Checkbox
                    checked={!left.includes(line.line_id)}
                    aria-label={line.name}
                    onChange={({ target }) =>
                      setLeft(
                        target.checked ? left.filter((id) => id !== line.line_id) : [...left, line.line_id],
                      )
                    }
                  />
                  <span>
                    {line.name}{' '}
                    {line.unjudged && (
                      <Tag color="gold" title={t('visits:judge.unjudged_hint')}>
                        {t('visits:judge.unjudged')}
                      </Tag>
                    )}
                  </span>
                  <Money fen={line.amount} inline />
                  <Input
                    value={faults[line.line_id] ?? line.fault_code}
                    placeholder={t('claims:fault_code')}
                    aria-label={t('claims:fault_code')}
                    onChange={(event) => setFaults({ ...faults, [line.line_id]: event.target.value })}
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
