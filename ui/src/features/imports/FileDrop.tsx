import { FileExcelOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asRefusal } from '../../api/errors';
import { transport } from '../../api/transport';
import { refusalWords } from '../../i18n/refusal';
import { Quiet } from '../../kit/Quiet';
import styles from './Imports.module.css';

interface FileDropProps {
  fileName: string | undefined;
  onChoose: (file: File) => void;
}

/** A file by button, or let fall anywhere on the page: who drags aims badly. */
export function FileDrop({ fileName, onChoose }: FileDropProps) {
  const { t } = useTranslation();
  const field = useId();
  const [over, setOver] = useState(false);
  const { message } = App.useApp();
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(
    () =>
      transport().desktop?.onFilesDragged((dragged) => {
        if ('over' in dragged) setOver(dragged.over);
        else if ('files' in dragged) for (const file of dragged.files.slice(0, 1)) choose.current(file);
        else message.error(refusalWords(t, asRefusal(dragged.refusal)));
      }),
    [message, t],
  );
  useEffect(() => {
    // Marked text goes where it is let fall. Not every engine says that what is dragged are files.
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('text/plain') !== true;
    const hold = (event: DragEvent) => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) choose.current(file);
    };
    document.addEventListener('dragover', hold);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', hold);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <label htmlFor={field} data-lack="file" className={`${styles.drop} ${over ? styles.over : ''}`}>
      <FileExcelOutlined className={styles.dropIcon} />
      <span>
        <strong>{fileName ?? t('imports:choose')}</strong>
        <Quiet>{t(fileName ? 'imports:choose_another' : 'imports:choose_hint')}</Quiet>
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
