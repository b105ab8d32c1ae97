import { useRead } from '../../api/read';
import { PhotoGroup } from './PhotoGroup';
import styles from './strip.module.css';

interface HeldPhotosProps {
  workOrderId: number;
  /** The draft of the finding they will be of. */
  draft: string;
}

const none: [] = [];

/** Photos of a finding that is still being typed: they go out with it. */
export function HeldPhotos({ workOrderId, draft }: HeldPhotosProps) {
  const { data } = useRead('list_photos', { work_order_id: workOrderId });
  if (!data?.may_take.includes('finding')) return null;
  return (
    <div className={styles.strip} data-photo-row>
      <PhotoGroup
        kind="finding"
        place={draft}
        photos={none}
        began={data.checked_in_at}
        takes
        named={false}
        onOpen={() => undefined}
      />
    </div>
  );
}
