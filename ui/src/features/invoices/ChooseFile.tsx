import { FileExcelOutlined } from '@ant-design/icons';
import { useId } from 'react';
import { base64Of } from '../../kit/base64';
import { Quiet } from '../../kit/Quiet';
import styles from './Invoices.module.css';

export interface Chosen {
  name: string;
  content: string;
}

interface ChooseFileProps {
  chosen: Chosen | undefined;
  /** What is chosen, and where it comes from. */
  says: string;
  hint: string;
  accept: string;
  testId: string;
  onChoose: (chosen: Chosen) => void;
}

/** A file of the bureau's, by button. */
export function ChooseFile({ chosen, says, hint, accept, testId, onChoose }: ChooseFileProps) {
  const field = useId();
  return (
    <label htmlFor={field} className={styles.drop} data-lack="file">
      <FileExcelOutlined />
      <span className={styles.cell}>
        <strong>{chosen?.name ?? says}</strong>
        <Quiet>{hint}</Quiet>
      </span>
      <input
        id={field}
        type="file"
        className={styles.file}
        accept={accept}
        data-testid={testId}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file, mended and chosen again, has to count as chosen.
          event.target.value = '';
          if (file)
            void file
              .arrayBuffer()
              .then((bytes) => onChoose({ name: file.name, content: base64Of(new Uint8Array(bytes)) }));
        }}
      />
    </label>
  );
}
