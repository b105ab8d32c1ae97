import { QrcodeOutlined } from '@ant-design/icons';
import type { LinkTarget, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { ActionButton } from '../../../kit/ActionButton';
import { LinkDialog } from './LinkDialog';

interface OwnPhoneProps {
  visit: Visit;
  /** The one thing the customer is to see. */
  thing: LinkTarget;
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
  return (
    <>
      <ActionButton
        label={t(inline ? `visits:own_phone.title.${thing.kind}` : 'visits:own_phone.offer')}
        icon={<QrcodeOutlined />}
        iconOnly={inline}
        size={inline ? 'small' : 'middle'}
        testId={`own-phone-${thing.kind}`}
        onAct={make}
      />
      <LinkDialog
        visit={visit}
        kind={thing.kind}
        id={given}
        onAgain={make}
        onClose={() => setGiven(undefined)}
      />
    </>
  );
}
