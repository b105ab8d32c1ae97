import { type DocumentOf, RECORD_DOCUMENT_KINDS, type RecordDocumentKind } from '@bindings';
import { Button, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { DatePicker } from '../../../kit/DatePicker';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { OneOf } from '../../../kit/OneOf';
import { Quiet } from '../../../kit/Quiet';
import { PhotoFiles } from '../../photos/PhotoFiles';
import { isPdf } from '../../photos/pdf';
import { asItCame, prepared } from '../../photos/shrink';

/** What it is, until when it holds, and the file: a PDF as it came, a picture as photos are sent. */
export function AttachDocument({ of, onClose }: { of: DocumentOf; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const attach = useCommand('attach_record_document');
  const chooser = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<RecordDocumentKind>();
  const [until, setUntil] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [file, setFile] = useState<File>();
  const missing = [
    ...(kind ? [] : [{ says: t('personal:documents.kind_missing'), at: 'document_kind' }]),
    ...(file ? [] : [{ says: t('personal:documents.file_missing'), at: 'content' }]),
  ];
  return (
    <Modal
      open
      title={t('personal:documents.add_title')}
      footer={null}
      width={640}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('personal:documents.send')}
        hotkey="F2"
        testId="document-form"
        sendId="document-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          if (!kind || !file) return;
          const { content } = await (isPdf(file) ? asItCame(file) : prepared(file));
          const typed = { document_kind: kind, note, valid_until: until, name: file.name };
          await attach({ of, typed, content });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field
              label={word('field', 'document_kind')}
              names={['document_kind']}
              refusal={refusal}
              required
            >
              <OneOf
                value={kind}
                codes={RECORD_DOCUMENT_KINDS}
                word={(code) => word('record_document_kind', code)}
                onChange={setKind}
                label={word('field', 'document_kind')}
                testId="document-kind"
              />
            </Field>
            <Field
              label={t('personal:documents.file')}
              names={['content', 'name']}
              refusal={refusal}
              hint={t('personal:documents.takes')}
              required
            >
              <Button data-testid="document-choose" onClick={() => chooser.current?.click()}>
                {t('personal:documents.choose')}
              </Button>{' '}
              {file && <Quiet>{file.name}</Quiet>}
              <PhotoFiles
                ref={chooser}
                accept="application/pdf,.pdf,image/jpeg,image/png,image/webp"
                testId="document-file"
                onFiles={([chosen]) => setFile(chosen)}
              />
            </Field>
            <Field
              label={word('field', 'valid_until')}
              htmlFor="document-until"
              names={['valid_until']}
              refusal={refusal}
            >
              <DatePicker
                id="document-until"
                value={until === null ? null : dayjs(until)}
                format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D']}
                data-testid="document-until"
                onChange={(next: Dayjs | null) => setUntil(next?.format('YYYY-MM-DD') ?? null)}
                style={{ width: '100%' }}
              />
            </Field>
            <Field label={word('field', 'note')} htmlFor="document-note" names={['note']} refusal={refusal}>
              <Input
                id="document-note"
                autoComplete="off"
                value={note}
                data-testid="document-note"
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
