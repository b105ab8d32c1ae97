import { FileTextOutlined } from '@ant-design/icons';
import { useId } from 'react';
import styles from './FileChoice.module.css';
import { Quiet } from './Quiet';

interface FileChoiceProps {
  /** The name of what is chosen. */
  chosen: string | undefined;
  /** What to choose, and where it comes from. */
  says: string;
  hint: string;
  accept: string;
  testId: string;
  onChoose: (name: string, bytes: ArrayBuffer) => void;
}

/** A file of this computer, by button. */
export function FileChoice({ chosen, says, hint, accept, testId, onChoose }: FileChoiceProps) {
  const field = useId();
  return (
    <label htmlFor={field} className={styles.drop} data-lack="file">
      <FileTextOutlined />
      <span className={styles.cell}>
        <strong>{chosen ?? says}</strong>
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
          if (file) void file.arrayBuffer().then((bytes) => onChoose(file.name, bytes));
        }}
      />
    </label>
  );
}
