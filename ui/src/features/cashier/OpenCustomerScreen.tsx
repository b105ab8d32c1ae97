import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { transport } from '../../api/transport';
import { ActionButton } from '../../kit/ActionButton';
import { openCustomerScreen } from '../../kit/customerScreen';
import { Modal } from '../../kit/Modal';

/** A second window for the screen turned to the customer; where none can be opened, another device shows it. */
export function OpenCustomerScreen() {
  const { t } = useTranslation();
  const may = useMay('customer_screen');
  const [told, setTold] = useState(false);
  if (!may) return null;
  return (
    <>
      <ActionButton
        label={t('cashier:customer.open')}
        opens
        onAct={() => {
          // The program's own window opens no other.
          if (transport().place === 'window' || !openCustomerScreen()) setTold(true);
        }}
        testId="open-customer-screen"
      />
      <Modal
        open={told}
        title={t('cashier:customer.how_title')}
        footer={null}
        onCancel={() => setTold(false)}
        destroyOnHidden
      >
        <ol data-testid="customer-screen-how">
          <li>{t('cashier:customer.how.device')}</li>
          <li>{t('cashier:customer.how.station')}</li>
          <li>{t('cashier:customer.how.show')}</li>
        </ol>
        <p>{t('cashier:customer.how.blocked')}</p>
      </Modal>
    </>
  );
}
