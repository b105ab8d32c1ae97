import { BIN_KINDS, type Bin, type BinKind } from '@bindings';
import { Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { Choice } from '../../../kit/Choice';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Row } from '../../../kit/Row';
import styles from './Bins.module.css';

/** A new bin, or what one is called and what it is. */
export function BinDialog({ bin, onClose }: { bin: Bin | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_bin');
  const [code, setCode] = useState(bin?.code ?? '');
  const [name, setName] = useState(bin?.name ?? '');
  const [kind, setKind] = useState<BinKind>(bin?.kind ?? 'shelf');
  const [active, setActive] = useState(bin?.active ?? true);
  return (
    <Modal
      open
      title={t(bin ? 'bins:change' : 'bins:new')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={520}
    >
      <DialogForm
        label={t('bins:save')}
        hotkey="F2"
        testId="bin-form"
        sendId="action-save_bin"
        missing={code.trim() === '' ? [{ says: t('bins:lack.code'), at: 'bin_code' }] : []}
        onClose={onClose}
        onSend={async () => {
          await save({ id: bin?.id ?? null, version: bin?.version ?? 0, code, name, kind, active });
          onClose();
        }}
      >
        {(refusal) => (
          <div className={styles.form}>
            <Field
              label={t('bins:code')}
              htmlFor="bin-code"
              names={['bin_code']}
              refusal={refusal}
              required
              hint={t('bins:code_hint')}
            >
              <Input
                id="bin-code"
                data-testid="bin-code"
                autoFocus
                autoComplete="off"
                value={code}
                onChange={(event) => setCode(event.target.value.toUpperCase())}
              />
            </Field>
            <Field label={t('bins:name')} htmlFor="bin-name" names={['name']} refusal={refusal}>
              <Input
                id="bin-name"
                data-testid="bin-name"
                autoComplete="off"
                placeholder={t('bins:name_like')}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            <Field label={t('bins:kind')} hint={t(`bins:kind_how.${kind}`)}>
              <Choice
                value={kind}
                codes={BIN_KINDS}
                word={(one) => word('bin_kind', one)}
                onChange={setKind}
                label={t('bins:kind')}
                testId="bin-kind"
              />
            </Field>
            {bin && (
              <Row gap={8}>
                <Switch id="bin-active" data-testid="bin-active" checked={active} onChange={setActive} />
                <label htmlFor="bin-active">{t('bins:in_use')}</label>
              </Row>
            )}
          </div>
        )}
      </DialogForm>
    </Modal>
  );
}
