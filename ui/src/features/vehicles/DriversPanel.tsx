import type { CarContact } from '@bindings';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { Panel } from '../../kit/Panel';
import { Phone } from '../../kit/Phone';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './WorkHistory.module.css';

/** Who comes with this car, its drivers before the others of its owner. They are written down at their customer. */
export function DriversPanel({ vehicle }: { vehicle: number }) {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('car_contacts', { vehicle_id: vehicle });
  if (!data) return <RefusalAlert refusal={error} />;
  if (data.contacts.length === 0) return null;
  return (
    <Panel title={t('contacts:of_car')} count={data.contacts.length} testId="vehicle-drivers">
      <ul className={styles.putOff}>
        {data.contacts.map(({ contact, department_name, drives_it }: CarContact) => (
          <li key={contact.id}>
            <span>
              <Link to={`/customers/${contact.customer_id}`}>{contact.name}</Link>{' '}
              <Tag>{word('contact_role', contact.contact_role)}</Tag>
              {drives_it && <Tag color="blue">{t('contacts:drives_it')}</Tag>}
            </span>
            <Quiet>{department_name}</Quiet>
            {contact.phone && <Phone number={contact.phone} />}
            <Quiet>{contact.note}</Quiet>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
