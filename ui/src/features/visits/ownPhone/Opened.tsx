import { CheckCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { DateTimeText } from '../../../kit/DateTimeText';
import styles from './ownPhone.module.css';

interface OpenedProps {
  at: string | null;
  /** An earlier run of the program gave the code out, and what was looked at then nobody knows. */
  isOfBefore: boolean;
  testId?: string;
}

/** Whether the customer has it open by now. */
export function Opened({ at, isOfBefore, testId }: OpenedProps) {
  const { t } = useTranslation();
  return (
    <p className={at ? styles.opened : styles.waits} role="status" data-testid={testId}>
      {at ? (
        <>
          <CheckCircleOutlined /> {t('visits:own_phone.opened')} <DateTimeText at={at} />
        </>
      ) : (
        t(isOfBefore ? 'visits:own_phone.not_opened_since' : 'visits:own_phone.not_opened')
      )}
    </p>
  );
}
