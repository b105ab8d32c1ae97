import {
  CheckOutlined,
  ClockCircleOutlined,
  LikeOutlined,
  StopOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { AppointmentStage } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import styles from './StageTag.module.css';

const signs: Record<AppointmentStage, ReactNode> = {
  booked: <ClockCircleOutlined />,
  confirmed: <LikeOutlined />,
  arrived: <CheckOutlined />,
  cancelled: <StopOutlined />,
  no_show: <WarningOutlined />,
};

/** How a booking stands; a late one says so. */
export function StageTag({ stage, late }: { stage: AppointmentStage; late?: boolean }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <span className={`${styles.tag} ${late ? styles.late : styles[stage]}`}>
      {late ? <WarningOutlined /> : signs[stage]}{' '}
      {late ? t('bookings:late') : word('appointment_stage', stage)}
    </span>
  );
}
