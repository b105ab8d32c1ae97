import type { Customer } from '@bindings';
import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { ActionButton } from '../../kit/ActionButton';
import { Row } from '../../kit/Row';
import { SortDialog } from './SortDialog';

/** The customer's level and tags, each a chip. */
export function SortedAs({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const may = useMay('sort_customer');
  const [open, setOpen] = useState(false);
  return (
    <Row gap={6} wrap data-testid="customer-sorted">
      {customer.level && <Tag color="gold">{customer.level}</Tag>}
      {customer.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {may && (
        <ActionButton
          label={t('contacts:sort.edit')}
          size="small"
          opens
          testId="customer-sort"
          onAct={() => setOpen(true)}
        />
      )}
      {open && <SortDialog customer={customer} onClose={() => setOpen(false)} />}
    </Row>
  );
}
