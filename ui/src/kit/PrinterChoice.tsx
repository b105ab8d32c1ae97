import type { PaperSize, PrinterRow, PrinterStatus } from '@bindings';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/words';
import { addressKey, printerName } from './printerAddress';
import { ownWay } from './printing';
import styles from './printing.module.css';

interface PrinterChoiceProps {
  printers: readonly PrinterRow[];
  chosen: PrinterRow | undefined;
  /** The size the paper is on: who has no such paper is shown and cannot be chosen. */
  size: PaperSize | undefined;
  /** What the system's own way to print is called here. */
  otherwise: string;
  /** By its key. */
  onChoose: (printer: string) => void;
}

/** Nothing comes out of it before somebody has seen to it. */
const waits = new Set<PrinterStatus>(['stopped', 'closed', 'away']);

/** The printers of the shop's computers, how they stand, and the way around them. */
export function PrinterChoice({ printers, chosen, size, otherwise, onChoose }: PrinterChoiceProps) {
  const { t } = useTranslation();
  const word = useWords();
  const option = (one: PrinterRow) => {
    const { info, status, sizes } = one;
    const name = printerName(one);
    const lacksSize = size !== undefined && !sizes.includes(size);
    const state = waits.has(status) ? word('printer_status', status) : '';
    const remark = lacksSize ? t('words:printing.no_such_size', { size: size.replace('x', '×') }) : state;
    return {
      value: addressKey(one),
      disabled: lacksSize,
      title: info || name,
      label: (
        <span className={styles.option}>
          <span className={styles.name}>{name}</span>
          {remark && <span className={lacksSize ? styles.lacks : styles.stands}>{remark}</span>}
        </span>
      ),
    };
  };
  return (
    <Select
      value={chosen ? addressKey(chosen) : ownWay}
      onChange={onChoose}
      aria-label={t('words:document.printer')}
      options={[...printers.map(option), { value: ownWay, title: otherwise, label: otherwise }]}
      popupMatchSelectWidth={false}
      className={styles.printer}
    />
  );
}
