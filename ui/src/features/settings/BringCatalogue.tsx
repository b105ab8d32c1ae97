import { TRADES, type Trade } from '@bindings';
import { App, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';

/** The operations shops do, by the trades this one works in; what it has already stays as it is. */
export function BringCatalogue() {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const bring = useCommand('bring_catalogue');
  const [open, setOpen] = useState(false);
  const [trades, setTrades] = useState<Trade[]>([...TRADES]);
  return (
    <>
      <ActionButton
        label={t('settings:catalogue.bring')}
        testId="catalogue-bring"
        onAct={() => setOpen(true)}
      />
      <Modal
        open={open}
        title={t('settings:catalogue.bring')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <DialogForm
          label={t('settings:catalogue.bring_do')}
          hotkey="F2"
          testId="bring-form"
          sendId="action-bring_catalogue"
          missing={trades.length === 0 ? [{ says: t('settings:catalogue.bring_lack'), at: 'trades' }] : []}
          onClose={() => setOpen(false)}
          onSend={async () => {
            const brought = await bring({ trades });
            message.success(
              t('settings:catalogue.brought', {
                added: brought.added,
                described: brought.described,
                packages: brought.packages,
              }),
            );
            setOpen(false);
          }}
        >
          {(refusal) => (
            <>
              <Quiet as="p">{t('settings:catalogue.bring_explained')}</Quiet>
              <Field label={t('settings:operation.trade')} names={['trades']} refusal={refusal}>
                <Checkbox.Group
                  value={trades}
                  options={TRADES.map((code) => ({ value: code, label: word('trade', code) }))}
                  onChange={(chosen) => setTrades(TRADES.filter((code) => chosen.includes(code)))}
                />
              </Field>
            </>
          )}
        </DialogForm>
      </Modal>
    </>
  );
}
