import { FileExcelOutlined } from '@ant-design/icons';
import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Imports.module.css';

interface FileDropProps {
  fileName: string | undefined;
  onChoose: (file: File) => void;
}

/** A file by button or by dropping it here. */
export function FileDrop({ fileName, onChoose }: FileDropProps) {
  const { t } = useTranslation();
  const field = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onChoose(file);
  };
  return (
    <label
      htmlFor={field}
      data-lack="file"
      className={`${styles.drop} ${over ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileExcelOutlined className={styles.dropIcon} />
      <span>
        <strong>{fileName ?? t('imports:choose')}</strong>
        <span className={styles.quiet}>{t(fileName ? 'imports:choose_another' : 'imports:choose_hint')}</span>
      </span>
      <input
        id={field}
        type="file"
        className={styles.file}
        accept=".csv,.txt,.tsv,.xls,.xlsx"
        data-testid="import-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file, mended and chosen again, has to count as chosen.
          event.target.value = '';
          if (file) onChoose(file);
        }}
      />
    </label>
  );
}
