import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { ActionButton } from '../../kit/ActionButton';
import { CalendarRules } from './CalendarRules';

/** The ways from the book to what is done around it, with how many wait there. */
export function BookTools({ day }: { day: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [rules, setRules] = useState(false);
  const books = useMay('booking_calls');
  const sets = useMay('save_calendar');
  const { data: calls } = useRead('booking_calls', {}, { enabled: books });
  const { data: wishes } = useRead('list_wishes', {}, { enabled: books });
  const due = calls ? calls.reminders.length + calls.not_shown.length + calls.without_hands.length : 0;
  return (
    <>
      {books && (
        <>
          <ActionButton
            label={t('bookings:calls.open', { due })}
            opens
            onAct={() => navigate('/bookings/calls')}
            testId="open-booking-calls"
          />
          <ActionButton
            label={t('bookings:waiting.open', { waiting: wishes?.length ?? 0 })}
            opens
            onAct={() => navigate(`/bookings/waiting?day=${day}`)}
            testId="open-waiting"
          />
          <ActionButton
            label={t('bookings:outside.open')}
            opens
            onAct={() => navigate('/bookings/outside')}
            testId="open-outside"
          />
        </>
      )}
      {sets && (
        <ActionButton
          label={t('bookings:rules.open')}
          opens
          onAct={() => setRules(true)}
          testId="open-calendar-rules"
        />
      )}
      {rules && <CalendarRules onClose={() => setRules(false)} />}
    </>
  );
}
