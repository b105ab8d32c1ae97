import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant } from '../i18n/time';

const nowrap = { whiteSpace: 'nowrap' } as const;

/** An instant as `MM-DD HH:mm`, with the weekday where a person plans by it. */
export function DateTimeText({ at, weekday }: { at: string | null | undefined; weekday?: boolean }) {
  const { t } = useTranslation();
  if (!at) return <span>–</span>;
  return (
    <time dateTime={at} style={nowrap}>
      {formatInstant(t, at, weekday)}
    </time>
  );
}

/** A calendar day as `MM-DD`. */
export function DayText({ day, weekday }: { day: string | null | undefined; weekday?: boolean }) {
  const { t } = useTranslation();
  if (!day) return <span>–</span>;
  return (
    <time dateTime={day} style={nowrap}>
      {formatDay(t, day, weekday)}
    </time>
  );
}
