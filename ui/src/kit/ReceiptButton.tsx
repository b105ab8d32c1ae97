import { FilePdfOutlined } from '@ant-design/icons';
import { usePaperName } from '../i18n/paperName';
import { ActionButton } from './ActionButton';

/** The receipt of a payment, laid beside the page. */
export function ReceiptButton({ payment, onAct }: { payment: number; onAct: () => void }) {
  const paperName = usePaperName();
  return (
    <ActionButton
      label={paperName('receipt')}
      icon={<FilePdfOutlined />}
      iconOnly
      size="small"
      opens
      testId={`receipt-${payment}`}
      onAct={onAct}
    />
  );
}
