import type { CustomerLinkKind, Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { CarTitle } from '../../../kit/CarTitle';
import { Modal } from '../../../kit/Modal';
import { PaperPreview } from '../papers/PaperPreview';
import { GivenLink } from './GivenLink';

interface LinkDialogProps {
  visit: Visit;
  kind: CustomerLinkKind;
  /** The link shown; nothing keeps the dialog shut. */
  id: number | undefined;
  /** Another code for the same thing, where it is known which that is. */
  onAgain?: () => Promise<unknown>;
  onClose: () => void;
}

/** The code of one link over the page, with its paper to take along beside it. */
export function LinkDialog({ visit, kind, id, onAgain, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const { plate, plate_colour } = visit.vehicle;
  return (
    <Modal
      open={id !== undefined}
      title={
        <CarTitle plate={plate} colour={plate_colour}>
          {t(`visits:own_phone.title.${kind}`)}
        </CarTitle>
      }
      width={800}
      footer={null}
      destroyOnHidden
      onCancel={onClose}
    >
      {id !== undefined && (
        <PaperPreview visit={visit}>
          <GivenLink id={id} number={visit.order.number} onAgain={onAgain} />
        </PaperPreview>
      )}
    </Modal>
  );
}
