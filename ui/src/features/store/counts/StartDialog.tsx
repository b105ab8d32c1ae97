import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { Choice } from '../../../kit/Choice';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { KnownSelects } from '../../../kit/KnownSelect';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';
import styles from './Counts.module.css';

const scopes = ['bins', 'full'] as const;

/** Which bins are counted; what is due by its class begins where that is told. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const start = useCommand('start_count');
  const { data, isError } = useRead('list_bins', {});
  const [scope, setScope] = useState<(typeof scopes)[number]>('bins');
  const [bins, setBins] = useState<number[]>([]);
  const [note, setNote] = useState('');
  const lacking = scope === 'bins' && bins.length === 0;
  return (
    <Modal open title={t('counts:start')} footer={null} onCancel={onClose} destroyOnHidden width={520}>
      <DialogForm
        label={t('counts:begin')}
        hotkey="F2"
        testId="count-start-form"
        sendId="action-start_count"
        missing={lacking ? [{ says: t('counts:lack.bins'), at: 'bin_ids' }] : []}
        onClose={onClose}
        onSend={async () => {
          const bin_ids = scope === 'bins' ? bins : [];
          const id = await start({ scope, bin_ids, part_ids: [], abc: null, note });
          onClose();
          navigate(`/store/counts/${id}`);
        }}
      >
        {(refusal) => (
          <div className={styles.form}>
            <Quiet as="p">{t('counts:how')}</Quiet>
            <Field label={t('counts:scope')} names={['scope']} refusal={refusal}>
              <Choice
                value={scope}
                codes={scopes}
                word={(code) => word('count_scope', code)}
                onChange={setScope}
                label={t('counts:scope')}
                testId="count-scope"
              />
            </Field>
            {scope === 'bins' && (
              <Field
                label={t('counts:bins')}
                htmlFor="count-bins"
                names={['bin_ids', 'bin_id']}
                refusal={refusal}
                required
              >
                <KnownSelects
                  id="count-bins"
                  testId="count-bins"
                  autoFocus
                  value={bins}
                  placeholder={t('bins:choose')}
                  nothing={t('bins:none_such')}
                  failed={isError}
                  options={data
                    ?.filter((bin) => bin.active)
                    .map((bin) => ({
                      value: bin.id,
                      label: [bin.code, bin.name].filter(Boolean).join(' · '),
                    }))}
                  onChange={setBins}
                />
              </Field>
            )}
            <Field label={t('counts:note')} htmlFor="count-note" names={['note']} refusal={refusal}>
              <Input
                id="count-note"
                autoComplete="off"
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </div>
        )}
      </DialogForm>
    </Modal>
  );
}
