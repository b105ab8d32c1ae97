import { PrinterOutlined } from '@ant-design/icons';
import type { SheetListed } from '@bindings';
import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { PlateBadge } from '../../kit/PlateBadge';
import styles from './Lists.module.css';

type Columns = NonNullable<TableProps<SheetListed>['columns']>;

/** What the list says of a sheet; who is handed it prints it again from here. */
export function useSheetColumns(onPrint: ((sheet: SheetListed) => void) | undefined): Columns {
  const { t } = useTranslation();
  const word = useWords();
  const columns: Columns = [
    {
      title: t('lists:sheets.issued'),
      width: 138,
      render: (_, sheet) => (
        <>
          <DateTimeText at={sheet.issued_at} />
          <span className={styles.second}>{sheet.number}</span>
        </>
      ),
    },
    {
      title: t('lists:car'),
      width: 138,
      render: (_, sheet) => (
        <>
          <PlateBadge plate={sheet.plate} colour={sheet.plate_colour} size="small" />
          <span className={styles.second}>{sheet.order_number}</span>
        </>
      ),
    },
    {
      title: t('lists:payer'),
      ellipsis: true,
      render: (_, sheet) => (
        <>
          {sheet.payer_name || sheet.customer_name}
          <span className={styles.second}>
            {[word('payer', sheet.payer), sheet.claim_number].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      title: t('lists:stage'),
      width: 116,
      render: (_, sheet) => (
        <>
          {word('sheet_state', sheet.state)}
          <span className={styles.second}>{sheet.issued_by_name}</span>
        </>
      ),
    },
    {
      title: t('lists:total'),
      width: 108,
      align: 'right',
      render: (_, sheet) => <Money fen={sheet.total} />,
    },
    {
      title: t('lists:sheets.received'),
      width: 108,
      align: 'right',
      render: (_, sheet) => <Money fen={sheet.received} />,
    },
    {
      title: t('lists:unpaid'),
      width: 108,
      align: 'right',
      render: (_, sheet) =>
        sheet.unpaid !== 0 && (
          <>
            <Money fen={sheet.unpaid} owed />
            {sheet.on_account !== 0 && <span className={styles.second}>{t('lists:sheets.on_account')}</span>}
          </>
        ),
    },
  ];
  if (onPrint) {
    columns.push({
      title: '',
      width: 52,
      onCell: () => ({ onClick: (event) => event.stopPropagation() }),
      render: (_, sheet) => (
        <ActionButton
          label={t('lists:sheets.print', { number: sheet.number })}
          icon={<PrinterOutlined />}
          iconOnly
          size="small"
          opens
          testId={`sheet-print-${sheet.id}`}
          onAct={() => onPrint(sheet)}
        />
      ),
    });
  }
  return columns;
}
