import { RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import styles from './LineButton.module.css';

interface LineButtonProps {
  icon: ReactNode;
  /** What there is, in a few words. */
  children: ReactNode;
  onOpen: () => void;
  testId: string;
}

/** One line that says what there is of something; pressed, all of it. */
export function LineButton({ icon, children, onOpen, testId }: LineButtonProps) {
  return (
    <button type="button" className={styles.line} data-testid={testId} onClick={onOpen}>
      {icon}
      <span>{children}</span>
      <RightOutlined />
    </button>
  );
}
