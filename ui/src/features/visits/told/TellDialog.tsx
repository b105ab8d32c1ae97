import { type ToldMatter, type Visit, WORD_MEANS, type WordMeans } from '@bindings';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { copyText } from '../../../kit/clipboard';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { VisitTitle } from '../visit/VisitTitle';
import { mattersOf, saysOf } from './says';
import styles from './told.module.css';

/** Who was told what of their car, by what means, and whether they heard it. */
export function TellDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const note = useCommand('note_told');
  const { order, customer } = visit;
  const matters = mattersOf(visit);
  const [matter, setMatter] = useState<ToldMatter>(matters[0] ?? 'progress');
  const [means, setMeans] = useState<WordMeans>('phone');
  const [name, setName] = useState(visit.visitor);
  const [phone, setPhone] = useState(order.brought_by_phone || customer.phone || '');
  const [reached, setReached] = useState(true);
  const [said, setSaid] = useState('');
  const says = saysOf(t, visit, matter, name.trim());
  const missing = name.trim() === '' ? [{ says: t('visits:told.name_missing'), at: 'to_name' }] : [];
  const send = async () => {
    await note({
      work_order_id: order.id,
      telling: { matter, means, to_name: name.trim(), phone, reached, note: said.trim() },
    });
    onClose();
  };
  return (
    <Modal
      open
      title={<VisitTitle visit={visit}>{t('visits:told.dialog')}</VisitTitle>}
      footer={null}
      onCancel={onClose}
    >
      <DialogForm
        label={t('visits:told.send')}
        hotkey="F2"
        testId="tell-form"
        sendId="tell-send"
        missing={missing}
        onClose={onClose}
        onSend={send}
      >
        {(refusal) => (
          <>
            <Field small label={t('visits:told.about')} names={['matter']} refusal={refusal}>
              <Choice
                value={matter}
                codes={matters}
                word={(code) => word('told_matter', code)}
                onChange={setMatter}
                testId="tell-matter"
                label={t('visits:told.about')}
              />
            </Field>
            <Field small label={t('visits:told.text')}>
              <p className={styles.says} data-testid="tell-says">
                {says}
              </p>
              <ActionButton
                size="small"
                label={t('visits:told.copy_says')}
                testId="tell-copy"
                onAct={async () => {
                  if (await copyText(says)) message.success(t('words:copied', { text: says }));
                  else message.warning(t('visits:told.by_hand'));
                }}
              />
            </Field>
            <Field small label={t('visits:told.means')} names={['means']} refusal={refusal}>
              <Choice
                value={means}
                codes={WORD_MEANS}
                word={(code) => word('word_means', code)}
                onChange={setMeans}
                testId="tell-means"
                label={t('visits:told.means')}
              />
            </Field>
            <Field small label={t('visits:told.to_name')} names={['to_name']} refusal={refusal}>
              <Input
                value={name}
                aria-label={t('visits:told.to_name')}
                data-testid="tell-name"
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            <Field small label={t('visits:told.phone')} names={['phone']} refusal={refusal}>
              <Input
                value={phone}
                aria-label={t('visits:told.phone')}
                data-testid="tell-phone"
                onChange={(event) => setPhone(event.target.value)}
              />
            </Field>
            <Field small label={t('visits:told.reached')}>
              <Choice
                value={reached ? 'yes' : 'no'}
                codes={['yes', 'no'] as const}
                word={(code) => t(`visits:told.was_reached.${code}`)}
                onChange={(code) => setReached(code === 'yes')}
                testId="tell-reached"
                label={t('visits:told.reached')}
              />
            </Field>
            <Field small label={t('visits:told.note')} names={['note']} refusal={refusal}>
              <Input
                value={said}
                aria-label={t('visits:told.note')}
                data-testid="tell-note"
                onChange={(event) => setSaid(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
