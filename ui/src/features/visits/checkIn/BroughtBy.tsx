import type { CustomerContact, Visit } from '@bindings';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { Row } from '../../../kit/Row';

interface BroughtByProps {
  visit: Visit;
  onChoose: (contact: CustomerContact) => void;
}

/** Those who may have brought the car, to be named by one press. */
export function BroughtBy({ visit, onChoose }: BroughtByProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { data } = useRead('car_contacts', { vehicle_id: visit.vehicle.id });
  if (!data || data.contacts.length === 0) return null;
  return (
    <Row gap={6} wrap role="group" aria-label={t('contacts:brought_by')} data-testid="brought-by-contacts">
      {data.contacts.map(({ contact }) => (
        <Button
          key={contact.id}
          size="small"
          data-testid={`brought-by-${contact.id}`}
          onClick={() => onChoose(contact)}
        >
          {`${contact.name} ${word('contact_role', contact.contact_role)}`}
        </Button>
      ))}
    </Row>
  );
}
