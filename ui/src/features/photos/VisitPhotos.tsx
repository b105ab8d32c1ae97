import { PictureOutlined } from '@ant-design/icons';
import type { PhotoRow, VisitPhotos as VisitPhotosRead } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { CarTitle } from '../../kit/CarTitle';
import { useStill } from '../../kit/heldOrder';
import { LineButton } from '../../kit/LineButton';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { AttachedFiles } from './AttachedFiles';
import { useItemWord } from './itemWords';
import { PhotoGroup } from './PhotoGroup';
import { PhotoView } from './PhotoView';
import { type CarOfPhotos, grouped, onThePage, type PhotosOf } from './photos';
import styles from './strip.module.css';
import { UploadTile } from './UploadTile';
import { isOnePlace, type PhotoPlace, type UploadPlace } from './uploadPlace';
import { useUploadsOf } from './uploads';

interface VisitPhotosProps {
  workOrderId: number;
  /** Whose window it is, as in every other dialog at a car. */
  car: CarOfPhotos;
  /** The job, the finding or the damage mark a photo is of. */
  about: (photo: PhotoRow) => string | undefined;
  /** The job at which a finding was photographed. */
  job: (photo: PhotoRow) => string | undefined;
}

const nothing: Pick<VisitPhotosRead, 'photos' | 'may_take'> = { photos: [], may_take: [] };

/** How many photos and files a visit has, in a line; pressed, the files, and all photos by what they are of. */
export function VisitPhotos({ workOrderId, car, about, job }: VisitPhotosProps) {
  const { t } = useTranslation();
  const word = useWords();
  const itemWord = useItemWord();
  const { data, error } = useRead('list_photos', { work_order_id: workOrderId });
  const { data: files, error: filesError } = useRead('list_attached_files', { work_order_id: workOrderId });
  const [isOpen, setIsOpen] = useState(false);
  const [open, setOpen] = useState<number>();
  const failed = useStill(useUploadsOf(workOrderId)).filter(({ state }) => state === 'failed');
  const hasFiles = files !== undefined && (files.may_attach || files.files.length > 0);
  const { photos, may_take: mayTake } = data ?? nothing;
  // One list that is refused takes the way to the other from nobody.
  const isRefused = error !== null || filesError !== null;
  if (!data && !error) return null;
  const named = (photo: PhotoRow) => about(photo) ?? (itemWord(photo.item) || undefined);
  const groups = grouped(photos, mayTake, named);
  const empty = groups.filter((group) => group.photos.length === 0);
  const placeOf = ({ kind, findingId, jobId, item, mark }: PhotosOf): PhotoPlace => ({
    work_order_id: workOrderId,
    kind,
    finding_id: findingId,
    job_id: jobId,
    item,
    damage_mark: mark,
  });
  const places: UploadPlace[] = groups.map(placeOf);
  if (hasFiles) places.push({ work_order_id: workOrderId, kind: 'file' });
  // The visit went on, and with it the part of the page where it was taken: without these nobody would see why it was
  // not sent, nor could take it away.
  const stray = failed.filter(({ place }) => !places.some((other) => isOnePlace(place, other)));
  const isEmpty = groups.length === 0 && !hasFiles && !isRefused && stray.length === 0;
  if (isEmpty && photos.length === 0 && mayTake.length === 0) return null;
  const rowOf = (group: PhotosOf, beside: boolean) => (
    <PhotoGroup
      key={group.kind}
      kind={group.kind}
      place={placeOf(group)}
      photos={group.photos}
      began={data?.checked_in_at}
      takes={mayTake.includes(group.kind)}
      named={beside}
      onOpen={setOpen}
    />
  );
  const line = [t('photos:line', { count: onThePage(photos) })];
  if (hasFiles) line.push(t('photos:files.line', { count: onThePage(files.files) }));
  if (stray.length > 0) line.push(t('photos:unsent', { count: stray.length }));
  return (
    <>
      <LineButton icon={<PictureOutlined />} onOpen={() => setIsOpen(true)} testId="visit-photos">
        {line.join(' · ')}
      </LineButton>
      <Modal
        open={isOpen}
        title={
          <CarTitle plate={car.plate} colour={car.plate_colour}>
            {t(hasFiles ? 'photos:files.with_photos' : 'photos:title')}
          </CarTitle>
        }
        footer={null}
        width={960}
        className={styles.list}
        onCancel={() => setIsOpen(false)}
        destroyOnHidden
      >
        <div className={styles.all} data-testid="all-photos">
          <RefusalAlert refusal={error} />
          <RefusalAlert refusal={filesError} />
          {stray.length > 0 && (
            <section data-testid="unsent">
              <h3>{t('photos:unsent', { count: stray.length })}</h3>
              <div className={styles.group}>
                {stray.map((one) => (
                  <UploadTile key={one.key} upload={one} />
                ))}
              </div>
            </section>
          )}
          {/* Few as they are, they would be lost below the photos. */}
          {hasFiles && <AttachedFiles workOrderId={workOrderId} car={car} visit={files} />}
          {groups
            .filter((group) => group.photos.length > 0)
            .map((group) => (
              <section
                key={`${group.kind}/${group.findingId}/${group.jobId}/${group.item}/${group.mark}`}
                data-photo-row
              >
                <h3>
                  {word('photo_kind', group.kind)} {group.about && <span>{group.about}</span>}
                </h3>
                {rowOf(group, false)}
              </section>
            ))}
          {empty.length > 0 && (
            <section>
              <h3>{t(photos.length > 0 ? 'photos:more_of' : 'photos:title')}</h3>
              <div className={styles.strip}>{empty.map((group) => rowOf(group, true))}</div>
            </section>
          )}
          {isEmpty && <p>{t('photos:empty')}</p>}
        </div>
      </Modal>
      <PhotoView
        photos={groups.flatMap((group) => group.photos)}
        open={open}
        onOpen={setOpen}
        car={car}
        about={about}
        job={job}
      />
    </>
  );
}
