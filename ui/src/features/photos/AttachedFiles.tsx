import { PlusOutlined } from '@ant-design/icons';
import type { AttachedFileRow, VisitFiles } from '@bindings';
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paperOf } from '../../api/documents';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { Quiet } from '../../kit/Quiet';
import { useFingers } from '../../kit/touch';
import { AttachedFile } from './AttachedFile';
import { ComingFile } from './ComingFile';
import styles from './files.module.css';
import { PhotoFiles } from './PhotoFiles';
import { type CarOfPhotos, inOrder } from './photos';
import { TakeOff } from './TakeOff';
import { usePhotoGroup } from './usePhotoGroup';

interface AttachedFilesProps {
  workOrderId: number;
  car: CarOfPhotos;
  visit: VisitFiles;
}

/** The PDFs put to a visit, an insurer's estimate or a policy: looked at as a paper is, added, and taken off again. */
export function AttachedFiles({ workOrderId, car, visit }: AttachedFilesProps) {
  const { t } = useTranslation();
  const fingers = useFingers();
  const chooser = useRef<HTMLInputElement>(null);
  const [looked, setLooked] = useState<AttachedFileRow>();
  const [isLooking, setIsLooking] = useState(false);
  const [removing, setRemoving] = useState<AttachedFileRow>();
  const files = useMemo(() => inOrder(visit.files), [visit]);
  const place = { work_order_id: workOrderId, kind: 'file' as const };
  const { element, add, coming } = usePhotoGroup(place, files, visit.may_attach, visit.checked_in_at);
  if (!visit.may_attach && files.length === 0 && coming.length === 0) return null;
  return (
    <section
      ref={element}
      className={styles.files}
      aria-label={t('photos:files.title')}
      data-testid="attached-files"
    >
      <h3>{t('photos:files.title')}</h3>
      {visit.may_attach && (
        <div className={styles.head}>
          <Button icon={<PlusOutlined />} data-testid="choose-file" onClick={() => chooser.current?.click()}>
            {t('photos:files.add')}
          </Button>
          <Quiet>{t(fingers ? 'photos:files.takes' : 'photos:files.takes_dropped')}</Quiet>
          <PhotoFiles
            ref={chooser}
            accept="application/pdf,.pdf"
            multiple
            onFiles={add}
            testId="file-chooser"
          />
        </div>
      )}
      {files.length + coming.length > 0 && (
        <ul className={styles.list}>
          {files.map((file) => (
            <AttachedFile
              key={file.id}
              file={file}
              onLook={() => {
                setLooked(file);
                setIsLooking(true);
              }}
              onRemove={() => setRemoving(file)}
            />
          ))}
          {coming.map((one) => (
            <ComingFile key={one.key} upload={one} />
          ))}
        </ul>
      )}
      <DocumentPreview
        open={isLooking}
        source={looked && paperOf('attached_file', looked.id, looked.name)}
        version={looked?.id}
        onClose={() => setIsLooking(false)}
      />
      <TakeOff
        command="remove_attached_file"
        one={removing}
        car={car}
        title={t('photos:files.remove_title', { name: removing?.name })}
        explained={t('photos:files.remove_explained')}
        suggestions={(['wrong', 'twice', 'replaced'] as const).map((why) => t(`photos:files.why.${why}`))}
        onClose={() => setRemoving(undefined)}
      />
    </section>
  );
}
