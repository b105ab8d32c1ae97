import { CameraOutlined } from '@ant-design/icons';
import type { GoodsPhotoRow } from '@bindings';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { type RefusalLike, refusalOf } from '../../../i18n/refusal';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { DateTimeText } from '../../../kit/DateTimeText';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { PhotoFiles } from '../../photos/PhotoFiles';
import { prepared } from '../../photos/shrink';
import styles from './LinePhotos.module.css';

interface LinePhotosProps {
  /** The line of the delivery. */
  line: number;
  /** Of which part: a picture is told by it. */
  name: string;
  /** They are only looked at. */
  shownOnly?: boolean;
  /** It stands in a dialog, over which no other one opens. */
  inDialog?: boolean;
}

/** What was wrong with a line of a delivery, as it was photographed; and the camera, where more may be taken. */
export function LinePhotos({ line, name, shownOnly = false, inDialog = false }: LinePhotosProps) {
  const { t } = useTranslation();
  const add = useCommand('add_goods_photo');
  const remove = useCommand('remove_goods_photo');
  const { data, error } = useRead('goods_photos', { goods_receipt_line_id: line });
  const [caption, setCaption] = useState('');
  const [sending, setSending] = useState(0);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [open, setOpen] = useState<GoodsPhotoRow>();
  const [gone, setGone] = useState<GoodsPhotoRow>();
  const chooser = useRef<HTMLInputElement>(null);
  const send = async (files: File[]) => {
    setRefusal(undefined);
    setSending(files.length);
    try {
      // One after the other: the host keeps them in the order in which they were taken.
      for (const file of files) {
        const { content } = await prepared(file);
        await add({ goods_receipt_line_id: line, caption, content });
        setSending((left) => left - 1);
      }
      setCaption('');
    } catch (failure) {
      setRefusal(refusalOf(failure));
    } finally {
      setSending(0);
    }
  };
  // One that is being taken off is not asked for again: it is gone before the list says so.
  const photos = data?.photos.filter(({ id }) => id !== gone?.id) ?? [];
  const mayAdd = !shownOnly && data?.may_add === true;
  return (
    <div className={styles.photos} data-testid={`line-photos-${line}`}>
      <RefusalAlert refusal={refusal ?? error} />
      {photos.length > 0 && (
        <ul className={styles.list}>
          {photos.map((photo) => (
            <li key={photo.id}>
              <Shot photo={photo} name={name} disabled={inDialog} onOpen={() => setOpen(photo)} />
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <div className={styles.add}>
          <Input
            autoComplete="off"
            placeholder={t('storeReceipts:photo.caption')}
            aria-label={t('storeReceipts:photo.caption')}
            data-testid="goods-photo-caption"
            value={caption}
            onChange={(event) => setCaption(event.target.value)}
          />
          <Button
            icon={<CameraOutlined />}
            loading={sending > 0}
            data-testid="goods-photo-add"
            onClick={() => chooser.current?.click()}
          >
            {t('storeReceipts:photo.add')}
          </Button>
          <PhotoFiles
            ref={chooser}
            multiple
            testId="goods-photo-files"
            onFiles={(files) => void send(files)}
          />
        </div>
      )}
      {open && (
        <Modal
          open
          title={[name, open.caption].filter(Boolean).join(' · ')}
          footer={null}
          width={900}
          onCancel={() => setOpen(undefined)}
          destroyOnHidden
        >
          <Whole photo={open} name={name} />
          <p className={styles.below}>
            <Quiet>
              <DateTimeText at={open.at} /> {open.taken_by_name}
            </Quiet>
            {open.may_remove && (
              <Button
                danger
                data-testid="goods-photo-remove"
                onClick={() => {
                  setGone(open);
                  setOpen(undefined);
                }}
              >
                {t('storeReceipts:photo.remove')}
              </Button>
            )}
          </p>
        </Modal>
      )}
      <ConfirmWithReason
        open={gone !== undefined}
        title={t('storeReceipts:photo.remove_of', { name })}
        verb={t('storeReceipts:photo.remove')}
        suggestions={[t('storeReceipts:photo.blurred'), t('storeReceipts:photo.other')]}
        onConfirm={async (reason) => {
          if (gone) await remove({ id: gone.id, version: gone.version, reason });
        }}
        onClose={() => setGone(undefined)}
      >
        {t('storeReceipts:photo.remove_means')}
      </ConfirmWithReason>
    </div>
  );
}

const sourceOf = (content: string | undefined): string | undefined =>
  content === undefined ? undefined : `data:image/jpeg;base64,${content}`;

interface ShotProps {
  photo: GoodsPhotoRow;
  name: string;
  disabled: boolean;
  onOpen: () => void;
}

function Shot({ photo, name, disabled, onOpen }: ShotProps) {
  const { data } = useRead('goods_photo', { id: photo.id, whole: false });
  return (
    <button
      type="button"
      className={styles.shot}
      disabled={disabled}
      data-testid={`goods-photo-${photo.id}`}
      onClick={onOpen}
    >
      <img src={sourceOf(data?.content)} alt={[name, photo.caption].filter(Boolean).join(' · ')} />
      {photo.caption !== '' && <span>{photo.caption}</span>}
    </button>
  );
}

function Whole({ photo, name }: { photo: GoodsPhotoRow; name: string }) {
  const { data, error } = useRead('goods_photo', { id: photo.id, whole: true });
  return (
    <>
      <RefusalAlert refusal={error} />
      <img className={styles.whole} src={sourceOf(data?.content)} alt={photo.caption || name} />
    </>
  );
}
