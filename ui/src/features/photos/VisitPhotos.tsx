import { PictureOutlined, RightOutlined } from '@ant-design/icons';
import type { PhotoRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { Modal } from '../../kit/Modal';
import { PhotoGroup } from './PhotoGroup';
import { PhotoView } from './PhotoView';
import { grouped, type PhotosOf } from './photos';
import styles from './strip.module.css';

interface VisitPhotosProps {
  workOrderId: number;
  number: string;
  /** The job or the finding a photo is of. */
  about: (photo: PhotoRow) => string | undefined;
}

/** How many photos a visit has, in a line; pressed, all of them by what they are of. */
export function VisitPhotos({ workOrderId, number, about }: VisitPhotosProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { data } = useRead('list_photos', { work_order_id: workOrderId });
  const [isOpen, setIsOpen] = useState(false);
  const [open, setOpen] = useState<number>();
  if (!data || (data.photos.length === 0 && data.may_take.length === 0)) return null;
  const count = data.photos.filter((photo) => photo.removed_at === null).length;
  const groups = grouped(data.photos, data.may_take, about);
  const empty = groups.filter(({ photos }) => photos.length === 0);
  const rowOf = ({ kind, findingId, jobId, photos }: PhotosOf, named: boolean) => (
    <PhotoGroup
      key={kind}
      kind={kind}
      place={{ work_order_id: workOrderId, kind, finding_id: findingId, job_id: jobId, item: '' }}
      photos={photos}
      takes={data.may_take.includes(kind)}
      named={named}
      onOpen={setOpen}
    />
  );
  return (
    <>
      <button
        type="button"
        className={styles.line}
        data-testid="visit-photos"
        onClick={() => setIsOpen(true)}
      >
        <PictureOutlined />
        <span>{t('photos:line', { count })}</span>
        <RightOutlined />
      </button>
      <Modal
        open={isOpen}
        title={`${t('photos:title')} · ${number}`}
        footer={null}
        width={960}
        className={styles.list}
        onCancel={() => setIsOpen(false)}
        destroyOnHidden
      >
        <div className={styles.all} data-testid="all-photos">
          {groups
            .filter(({ photos }) => photos.length > 0)
            .map((group) => (
              <section key={`${group.kind}/${group.findingId}/${group.jobId}`} data-photo-row>
                <h3>
                  {word('photo_kind', group.kind)} {group.about && <span>{group.about}</span>}
                </h3>
                {rowOf(group, false)}
              </section>
            ))}
          {empty.length > 0 && (
            <section className={styles.strip}>{empty.map((group) => rowOf(group, true))}</section>
          )}
          {groups.length === 0 && <p>{t('photos:empty')}</p>}
        </div>
      </Modal>
      <PhotoView photos={groups.flatMap(({ photos }) => photos)} open={open} onOpen={setOpen} about={about} />
    </>
  );
}
