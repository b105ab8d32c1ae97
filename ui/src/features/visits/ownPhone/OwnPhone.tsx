import { QrcodeOutlined } from '@ant-design/icons';
import type { LinkThing, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { ActionButton } from '../../../kit/ActionButton';
import { CarTitle } from '../../../kit/CarTitle';
import { Modal } from '../../../kit/Modal';
import { GivenLink } from './GivenLink';

interface OwnPhoneProps {
  visit: Visit;
  /** The one thing the customer is to see. */
  thing: LinkThing;
  /** Within a line of text: its icon alone. */
  inline?: boolean;
}

/** The customer takes their own phone: a code to photograph leads it to one thing of this visit. */
export function OwnPhone({ visit, thing, inline = false }: OwnPhoneProps) {
  const { t } = useTranslation();
  const offer = useCommand('offer_customer_link');
  const may = useMay('offer_customer_link');
  const [given, setGiven] = useState<number>();
  const make = async () => {
    const { id } = await offer({ work_order_id: visit.order.id, thing });
    setGiven(id);
  };
  if (!may) return null;
  const { plate, plate_colour } = visit.vehicle;
  const title = t(`visits:own_phone.title.${thing.kind}`);
  return (
    <>
      <ActionButton
        label={inline ? title : t('visits:own_phone.offer')}
        icon={<QrcodeOutlined />}
        iconOnly={inline}
        size={inline ? 'small' : 'middle'}
        testId={`own-phone-${thing.kind}`}
        onAct={make}
      />
      <Modal
        open={given !== undefined}
        title={
          <CarTitle plate={plate} colour={plate_colour}>
            {title}
          </CarTitle>
        }
        width={800}
        footer={null}
        destroyOnHidden
        onCancel={() => setGiven(undefined)}
      >
        {given !== undefined && <GivenLink id={given} onAgain={make} />}
      </Modal>
    </>
  );
}
