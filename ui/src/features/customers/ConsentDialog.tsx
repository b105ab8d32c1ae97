import { type ConsentMatter, type Customer, WORD_MEANS, type WordMeans } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { Choice } from '../../kit/Choice';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';

interface ConsentDialogProps {
  customer: Customer;
  matter: ConsentMatter;
  onClose: () => void;
}

/** A yes or a no of the customer, and by what means they said it. */
export function ConsentDialog({ customer, matter, onClose }: ConsentDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const record = useCommand('record_consent');
  const [given, setGiven] = useState<'yes' | 'no'>();
  const [means, setMeans] = useState<WordMeans>();
  const [note, setNote] = useState('');
  return (
    <Modal open title={word('consent_matter', matter)} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('contacts:consent.record')}
        hotkey="F2"
        testId="consent-form"
        sendId="consent-save"
        missing={[
          ...(given === undefined ? [{ says: t('contacts:consent.lack_given'), at: 'given' }] : []),
          ...(means === undefined ? [{ says: t('contacts:consent.lack_means'), at: 'means' }] : []),
        ]}
        onClose={onClose}
        onSend={async () => {
          if (given === undefined || means === undefined) return;
          await record({ customer_id: customer.id, said: { matter, given: given === 'yes', means, note } });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field label={t('contacts:consent.given')} lacks="given">
              <Choice
                value={given}
                codes={['yes', 'no']}
                word={(code) => t(`contacts:consent.${code}`)}
                onChange={setGiven}
                label={t('contacts:consent.given')}
                testId="consent-given"
              />
            </Field>
            <Field label={t('contacts:consent.means')} lacks="means">
              <Choice
                value={means}
                codes={WORD_MEANS}
                word={(code) => word('word_means', code)}
                onChange={setMeans}
                label={t('contacts:consent.means')}
                testId="consent-means"
              />
            </Field>
            <Field label={t('contacts:field.note')} htmlFor="consent-note" names={['note']} refusal={refusal}>
              <Input
                id="consent-note"
                autoComplete="off"
                value={note}
                data-testid="consent-note"
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
