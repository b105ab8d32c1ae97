import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf } from '../../../i18n/amounts';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput } from '../../../kit/AmountInput';
import { CountInput } from '../../../kit/CountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Fact, Facts } from '../../../kit/Facts';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import { Panel } from '../../../kit/Panel';

/** What is taken for a part until its old one comes; nothing stands here where it carries none. */
export function CoreTerms({ part }: { part: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const mayAsk = useMay('get_core_terms');
  const { data } = useRead('get_core_terms', { part_id: part }, { enabled: mayAsk });
  if (!data || (fenOf(data.deposit) === 0 && !data.may_set)) return null;
  return (
    <Panel
      title={t('sales:core.title')}
      padded
      testId="item-core"
      extra={
        data.may_set && (
          <ActionButton
            label={t('sales:core.set')}
            size="small"
            opens
            testId="item-core-open"
            onAct={() => setOpen(true)}
          />
        )
      }
    >
      <Facts gap="10px" names="beside" nameWidth={96}>
        <Fact label={t('sales:core.deposit')}>
          <Money fen={data.deposit} inline />
        </Fact>
        <Fact label={t('sales:core.days')}>
          {data.days === 0 ? t('sales:core.usual_days') : t('sales:core.in_days', { days: data.days })}
        </Fact>
      </Facts>
      {open && (
        <TermsDialog
          part={part}
          version={data.version}
          deposit={fenOf(data.deposit)}
          days={data.days}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  );
}

interface TermsDialogProps {
  part: number;
  version: number;
  deposit: number;
  days: number;
  onClose: () => void;
}

function TermsDialog({ part, version, deposit, days, onClose }: TermsDialogProps) {
  const { t } = useTranslation();
  const save = useCommand('set_core_terms');
  const [typed, setTyped] = useState({ deposit, days });
  return (
    <Modal open title={t('sales:core.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('sales:core.save')}
        hotkey="F2"
        testId="item-core-form"
        sendId="action-set_core_terms"
        missing={[]}
        onClose={onClose}
        onSend={async () => {
          await save({ part_id: part, version, ...typed });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field
              label={t('sales:core.deposit')}
              names={['deposit']}
              refusal={refusal}
              hint={t('sales:core.deposit_hint')}
            >
              <MoneyInput
                value={typed.deposit}
                aria-label={t('sales:core.deposit')}
                data-testid="item-core-deposit"
                onChange={(next) => setTyped({ ...typed, deposit: next ?? 0 })}
              />
            </Field>
            <Field
              label={t('sales:core.days')}
              names={['days']}
              refusal={refusal}
              hint={t('sales:core.usual_days')}
            >
              <CountInput
                value={typed.days === 0 ? null : typed.days}
                label={t('sales:core.days')}
                testId="item-core-days"
                onChange={(next) => setTyped({ ...typed, days: next ?? 0 })}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
