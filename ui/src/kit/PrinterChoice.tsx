import type { PaperSize, PrinterRow } from '@bindings';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/words';
import { ownWay } from './printDesk';
import styles from './printing.module.css';

interface PrinterChoiceProps {
  printers: readonly PrinterRow[];
  chosen: PrinterRow | undefined;
  /** The size the paper is on: who has no such paper is shown and cannot be chosen. */
  size: PaperSize | undefined;
  /** What the system's own way to print is called here. */
  otherwise: string;
  onChoose: (printer: string) => void;
}

/** The printers of the computer that keeps the shop, how they stand, and the way around them. */
export function PrinterChoice({ printers, chosen, size, otherwise, onChoose }: PrinterChoiceProps) {
  const { t } = useTranslation();
  const word = useWords();
  const option = ({ name, info, stands, sizes }: PrinterRow) => {
    const lacksSize = size !== undefined && !sizes.includes(size);
    const state = stands === 'stopped' || stands === 'closed' ? word('printer_stands', stands) : '';
    const remark = lacksSize ? t('words:printing.no_such_size', { size: size.replace('x', '×') }) : state;
    return {
      value: name,
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
      value={chosen?.name ?? ownWay}
      onChange={onChoose}
      aria-label={t('words:document.printer')}
      options={[...printers.map(option), { value: ownWay, title: otherwise, label: otherwise }]}
      popupMatchSelectWidth={false}
      className={styles.printer}
    />
  );
}
