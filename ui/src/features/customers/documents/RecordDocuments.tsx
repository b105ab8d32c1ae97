import { DeleteOutlined, FileImageOutlined, FilePdfOutlined, UndoOutlined } from '@ant-design/icons';
import type { DocumentOf, RecordDocumentRow } from '@bindings';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { paperOf } from '../../../api/documents';
import { useRead } from '../../../api/read';
import { refusalOf, refusalWords } from '../../../i18n/refusal';
import { formatDay, formatInstant } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { DocumentPreview } from '../../../kit/DocumentPreview';
import { sizeOf } from '../../../kit/fileSize';
import { Modal } from '../../../kit/Modal';
import { Nothing, Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import styles from '../../photos/files.module.css';
import { AttachDocument } from './AttachDocument';

/** 证件: the papers of a customer or of a car, looked at, added, taken off with a reason and put back. */
export function RecordDocuments({ of }: { of: DocumentOf }) {
  const { t } = useTranslation();
  const { data, error } = useRead('list_record_documents', { of });
  const remove = useCommand('remove_record_document');
  const [adding, setAdding] = useState(false);
  const [looked, setLooked] = useState<RecordDocumentRow>();
  const [isLooking, setIsLooking] = useState(false);
  const [removing, setRemoving] = useState<RecordDocumentRow>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!data || (!data.may_attach && data.documents.length === 0)) return null;
  const { documents } = data;
  const look = (document: RecordDocumentRow) => {
    setLooked(document);
    setIsLooking(true);
  };
  return (
    <Panel
      title={t('personal:documents.title')}
      count={documents.filter(({ removed_at }) => removed_at === null).length}
      padded={documents.length > 0}
      testId="record-documents"
      extra={
        data.may_attach && (
          <ActionButton
            label={t('personal:documents.add')}
            size="small"
            opens
            testId="document-add"
            onAct={() => setAdding(true)}
          />
        )
      }
    >
      {documents.length === 0 ? (
        <Nothing>{t('personal:documents.none')}</Nothing>
      ) : (
        <ul className={styles.list}>
          {documents.map((document) => (
            <Line
              key={document.id}
              document={document}
              onLook={() => look(document)}
              onRemove={() => setRemoving(document)}
            />
          ))}
        </ul>
      )}
      {adding && <AttachDocument of={of} onClose={() => setAdding(false)} />}
      <DocumentPreview
        open={isLooking && looked?.is_picture === false}
        source={looked && paperOf('record_document', looked.id, looked.name)}
        version={looked?.id}
        onClose={() => setIsLooking(false)}
      />
      {isLooking && looked?.is_picture && (
        <Modal open title={looked.name} footer={null} width={900} onCancel={() => setIsLooking(false)}>
          <DocumentPicture document={looked} />
        </Modal>
      )}
      <ConfirmWithReason
        open={removing !== undefined}
        title={t('personal:documents.remove_title', { name: removing?.name })}
        verb={t('photos:remove')}
        suggestions={(['wrong', 'twice', 'replaced'] as const).map((why) => t(`photos:files.why.${why}`))}
        onConfirm={async (reason) => {
          if (removing) await remove({ id: removing.id, version: removing.version, reason });
        }}
        onClose={() => setRemoving(undefined)}
      >
        {t('personal:documents.remove_explained')}
      </ConfirmWithReason>
    </Panel>
  );
}

interface LineProps {
  document: RecordDocumentRow;
  onLook: () => void;
  onRemove: () => void;
}

function Line({ document, onLook, onRemove }: LineProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const putBack = useCommand('put_back_record_document');
  const isRemoved = document.removed_at !== null;
  const title = [word('record_document_kind', document.document_kind), document.name].join(' · ');
  return (
    <li className={styles.line} data-removed={isRemoved || undefined}>
      <button type="button" className={styles.file} data-testid={`document-${document.id}`} onClick={onLook}>
        {document.is_picture ? <FileImageOutlined /> : <FilePdfOutlined />}
        {isRemoved ? (
          <s className={styles.name}>{title}</s>
        ) : (
          <span className={styles.name}>
            {title} {document.note}
          </span>
        )}
        <span className={styles.about}>
          {document.valid_until !== null && (
            <Due until={document.valid_until} due={document.due} isRemoved={isRemoved} />
          )}
          <span>{sizeOf(document.bytes)}</span>
          <span>{document.attached_by_name}</span>
          <span>{formatInstant(t, document.at)}</span>
        </span>
        {document.removed_at !== null && (
          <span className={styles.why}>
            {t('photos:removed_at', {
              name: document.removed_by_name,
              at: formatInstant(t, document.removed_at),
              reason: document.removed_reason,
            })}
          </span>
        )}
      </button>
      {document.may_remove && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          title={t('photos:files.remove_of', { name: document.name })}
          aria-label={t('photos:files.remove_of', { name: document.name })}
          data-testid={`document-remove-${document.id}`}
          onClick={onRemove}
        />
      )}
      {document.may_put_back && (
        <Button
          icon={<UndoOutlined />}
          data-testid={`document-back-${document.id}`}
          onClick={() =>
            putBack({ id: document.id, version: document.version }).catch((failure: unknown) =>
              message.error(refusalWords(t, refusalOf(failure))),
            )
          }
        >
          {t('personal:documents.put_back')}
        </Button>
      )}
    </li>
  );
}

/** Over and soon are said in words: colour is never the only sign. */
function Due({
  until,
  due,
  isRemoved,
}: {
  until: string;
  due: RecordDocumentRow['due'];
  isRemoved: boolean;
}) {
  const { t } = useTranslation();
  const day = formatDay(t, until);
  if (isRemoved || due === null || due === 'later')
    return <span>{t('personal:documents.until', { day })}</span>;
  return (
    <Tag color={due === 'over' ? 'error' : 'warning'} data-stands={due}>
      {t(due === 'over' ? 'personal:documents.over' : 'personal:documents.soon', { day })}
    </Tag>
  );
}

function DocumentPicture({ document }: { document: RecordDocumentRow }) {
  const { data, error } = useRead('record_document_picture', { id: document.id });
  return (
    <>
      <RefusalAlert refusal={error} />
      {data && (
        <img
          style={{ display: 'block', maxWidth: '100%', margin: '0 auto' }}
          src={`data:image/jpeg;base64,${data.content}`}
          alt={document.name}
        />
      )}
    </>
  );
}
