import { CheckCircleOutlined } from '@ant-design/icons';
import type { Complaint } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../i18n/time';
import { Due } from '../../kit/Age';
import styles from './Complaints.module.css';

/** When the customer has to have heard from us; once they have, when that was. */
export function AnswerDue({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  if (complaint.responded_at === null) return <Due at={complaint.response_due} near={120} />;
  return (
    <span className={styles.answered}>
      <CheckCircleOutlined /> {t('complaints:answered', { at: formatInstant(t, complaint.responded_at) })}
    </span>
  );
}
