import { QrcodeOutlined } from '@ant-design/icons';
import type { CustomerLinkRow, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { againWhile, useRead } from '../../../api/read';
import { CarTitle } from '../../../kit/CarTitle';
import { EmptyState } from '../../../kit/EmptyState';
import { LineButton } from '../../../kit/LineButton';
import { Modal } from '../../../kit/Modal';
import { LinkDialog } from './LinkDialog';
import { LiveLink } from './LiveLink';
import styles from './ownPhone.module.css';

/** What customers have of this visit on their phones now: a line that says how many, pressed, each of them. */
export function OnPhones({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const may = useMay('list_customer_links');
  const { data: links } = useRead(
    'list_customer_links',
    { work_order_id: visit.order.id },
    { enabled: may, ...againWhile((live) => live.length > 0) },
  );
  const [isOpen, setIsOpen] = useState(false);
  const [shown, setShown] = useState<CustomerLinkRow>();
  // The last one taken back leaves the dialog, and whoever reads it, where they are.
  if (!links || (links.length === 0 && !isOpen)) return null;
  const { plate, plate_colour } = visit.vehicle;
  const opened = links.filter((link) => link.opened_at !== null).length;
  return (
    <>
      <LineButton icon={<QrcodeOutlined />} onOpen={() => setIsOpen(true)} testId="on-phones">
        {t('visits:own_phone.line', { live: links.length, opened })}
      </LineButton>
      <Modal
        open={isOpen}
        title={
          <CarTitle plate={plate} colour={plate_colour}>
            {t('visits:own_phone.live')}
          </CarTitle>
        }
        width={800}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        {links.length === 0 ? (
          <EmptyState>{t('visits:own_phone.none')}</EmptyState>
        ) : (
          <ul className={styles.live} data-testid="live-links">
            {links.map((link) => (
              <LiveLink key={link.id} link={link} onShow={() => setShown(link)} />
            ))}
          </ul>
        )}
      </Modal>
      {shown && (
        <LinkDialog visit={visit} kind={shown.kind} id={shown.id} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}
