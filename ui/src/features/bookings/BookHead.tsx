import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { ActionButton } from '../../kit/ActionButton';
import { DayInput } from '../../kit/DayInput';
import { PageHeader } from '../../kit/PageHeader';
import { Row } from '../../kit/Row';
import styles from './BookHead.module.css';
import { BookTools } from './BookTools';

interface BookHeadProps {
  day: string;
  by: 'day' | 'week' | 'month';
  /** How the book is looked at. */
  choice: ReactNode;
  /** So many days from today on stand beside the field. */
  offer: number;
  onStep: (way: -1 | 1) => void;
  onDay: (day: string) => void;
}

/** The head of the book: how and when it is looked at, and the ways to what is done around it. */
export function BookHead({ day, by, choice, offer, onStep, onDay }: BookHeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayBook = useMay('book_appointment');
  const mayLookBack = useMay('list_bookings');
  return (
    <>
      <PageHeader
        title={t('bookings:title')}
        actions={
          mayBook && (
            <ActionButton
              label={t('bookings:new.title')}
              hotkey="F3"
              primary
              opens
              icon={<PlusOutlined />}
              onAct={() => navigate(`/bookings/new?day=${day}`)}
              testId="new-booking"
            />
          )
        }
      >
        {choice}
      </PageHeader>
      <div className={styles.bar}>
        <Row gap={8} wrap>
          <Button
            icon={<LeftOutlined />}
            aria-label={t(`bookings:${by}.previous`)}
            title={t(`bookings:${by}.previous`)}
            onClick={() => onStep(-1)}
            data-testid="day-previous"
          />
          <Button
            icon={<RightOutlined />}
            aria-label={t(`bookings:${by}.next`)}
            title={t(`bookings:${by}.next`)}
            onClick={() => onStep(1)}
            data-testid="day-next"
          />
          <DayInput value={day} onChange={onDay} label={t('bookings:field.day')} offer={offer} testId="day" />
        </Row>
        <Row gap={8} wrap>
          <BookTools day={day} />
          {mayLookBack && (
            <ActionButton
              label={t('bookings:all')}
              opens
              onAct={() => navigate('/bookings/all')}
              testId="bookings-all"
            />
          )}
        </Row>
      </div>
    </>
  );
}
