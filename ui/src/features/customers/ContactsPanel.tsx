import type { ContactRow, Customer, Department, DepartmentRow, Vehicle } from '@bindings';
import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Nothing, Panel } from '../../kit/Panel';
import { Phone } from '../../kit/Phone';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { ContactDialog } from './ContactDialog';
import styles from './Customers.module.css';
import { DepartmentDialog } from './DepartmentDialog';

interface ContactsPanelProps {
  customer: Customer;
  vehicles: Vehicle[];
}

/** Who else is spoken to: drivers, the people of a company in their departments, a family. */
export function ContactsPanel({ customer, vehicles }: ContactsPanelProps) {
  const { t } = useTranslation();
  const word = useWords();
  const may = useMay('save_contact');
  const [edited, setEdited] = useState<ContactRow | 'new'>();
  const [named, setNamed] = useState<Department | 'new'>();
  const { data, error } = useRead('customer_contacts', { customer_id: customer.id });
  if (!data) return <RefusalAlert refusal={error} />;
  const here = data.contacts.filter(({ contact }) => contact.active);
  return (
    <Panel
      title={t('contacts:title')}
      count={here.length}
      testId="customer-contacts"
      extra={
        may && (
          <Row gap={8}>
            {data.has_departments && (
              <ActionButton
                label={t('contacts:department.add')}
                size="small"
                opens
                testId="department-add"
                onAct={() => setNamed('new')}
              />
            )}
            <ActionButton
              label={t('contacts:add')}
              size="small"
              opens
              testId="contact-add"
              onAct={() => setEdited('new')}
            />
          </Row>
        )
      }
    >
      {data.departments.length > 0 && <Departments rows={data.departments} may={may} onRename={setNamed} />}
      {data.contacts.length === 0 ? (
        <Nothing>{t('contacts:none')}</Nothing>
      ) : (
        <QuietTable<ContactRow>
          rowKey={({ contact }) => contact.id}
          dataSource={data.contacts}
          showHeader={false}
          {...(may ? { onOpen: setEdited } : {})}
          columns={[
            {
              width: 190,
              render: (_, { contact }) => (
                <Row gap={6} wrap>
                  <span className={contact.active ? undefined : styles.quiet}>{contact.name}</span>
                  <Tag>{word('contact_role', contact.contact_role)}</Tag>
                  {!contact.active && <Tag>{t('contacts:left')}</Tag>}
                </Row>
              ),
            },
            { width: 120, render: (_, row) => row.department_name },
            {
              width: 150,
              render: (_, { contact }) =>
                contact.phone && (
                  // biome-ignore lint/a11y/noStaticElementInteractions: keeps a press on the number from opening the row as well
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the number inside has the keys
                  <span onClick={(event) => event.stopPropagation()}>
                    <Phone number={contact.phone} />
                  </span>
                ),
            },
            {
              width: 130,
              render: (_, row) =>
                row.contact.vehicle_id !== null && (
                  <PlateBadge plate={row.plate} colour={row.plate_colour} size="small" />
                ),
            },
            { className: styles.quiet, render: (_, { contact }) => contact.note },
          ]}
        />
      )}
      {edited && (
        <ContactDialog
          customer={customer}
          row={edited === 'new' ? undefined : edited}
          departments={data.departments.map(({ department }) => department)}
          vehicles={vehicles}
          onClose={() => setEdited(undefined)}
        />
      )}
      {named && (
        <DepartmentDialog
          customer={customer}
          department={named === 'new' ? undefined : named}
          onClose={() => setNamed(undefined)}
        />
      )}
    </Panel>
  );
}

interface DepartmentsProps {
  rows: DepartmentRow[];
  may: boolean;
  onRename: (department: Department) => void;
}

function Departments({ rows, may, onRename }: DepartmentsProps) {
  const { t } = useTranslation();
  const remove = useCommand('remove_department');
  const [refusal, setRefusal] = useState<RefusalLike>();
  return (
    <div className={styles.more}>
      <RefusalAlert refusal={refusal} />
      <Row gap={12} wrap>
        {rows.map(({ department, people }) => (
          <Row key={department.id} gap={4} data-testid={`department-${department.id}`}>
            {may ? (
              <ActionButton
                label={department.name}
                size="small"
                opens
                testId={`department-rename-${department.id}`}
                onAct={() => onRename(department)}
              />
            ) : (
              <span>{department.name}</span>
            )}
            <Quiet>{t('contacts:department.people', { count: people })}</Quiet>
            {may && people === 0 && (
              <ActionButton
                label={t('contacts:department.remove')}
                size="small"
                testId={`department-remove-${department.id}`}
                onRefused={setRefusal}
                onAct={() => remove({ id: department.id, version: department.version })}
              />
            )}
          </Row>
        ))}
      </Row>
    </div>
  );
}
