import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import type { AppointmentRow } from '@bindings';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { minuteOf, shopToday } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { DayInput } from '../../kit/DayInput';
import { addDays } from '../../kit/dayText';
import { EmptyState } from '../../kit/EmptyState';
import { clockText } from '../../kit/lanes';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { useArrival } from './arrival';
import { DayBoard } from './DayBoard';
import styles from './DayPage.module.css';
import { arrives } from './day';
import { StageTag } from './StageTag';

/** The bookings of one day, on the board and as a list. */
export default function DayPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [place, setPlace] = useSearchParams();
  const today = shopToday();
  const day = place.get('day') ?? today;
  const { data, error } = useRead('list_appointments', { day });
  const mayBook = useMay('book_appointment');
  const { arrive, question } = useArrival();
  const someArrive = data?.appointments.some(arrives) ?? false;

  const show = (next: string) => setPlace(next === today ? {} : { day: next }, { replace: true });
  const bookNew = () => navigate(`/bookings/new?day=${day}`);
  const book = (
    <ActionButton
      label={t('bookings:new.title')}
      hotkey="F3"
      primary
      opens
      icon={<PlusOutlined />}
      onAct={bookNew}
      testId="new-booking"
    />
  );

  return (
    <>
      <PageHeader title={t('bookings:title')} actions={mayBook && book}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('bookings:day.previous')}
          title={t('bookings:day.previous')}
          onClick={() => show(addDays(day, -1))}
          data-testid="day-previous"
        />
        <Button
          icon={<RightOutlined />}
          aria-label={t('bookings:day.next')}
          title={t('bookings:day.next')}
          onClick={() => show(addDays(day, 1))}
          data-testid="day-next"
        />
        <DayInput value={day} onChange={show} label={t('bookings:field.day')} offer={5} testId="day" />
      </PageHeader>
      {data?.closed && (
        <Alert
          type="info"
          showIcon
          title={t('bookings:day.closed')}
          className={styles.closed}
          data-testid="day-closed"
        />
      )}
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Stack gap={16}>
          <DayBoard day={data} />
          <Panel
            title={t('bookings:day.list')}
            count={data.appointments.length}
            extra={
              data.appointments.length > 0 && (
                <span data-testid="day-kept">{t('bookings:day.kept', { ...data.kept })}</span>
              )
            }
          >
            <QuietTable<AppointmentRow>
              rowKey={(row) => row.appointment.id}
              dataSource={[...data.appointments].sort(
                (one, other) =>
                  Date.parse(one.appointment.starts_at) - Date.parse(other.appointment.starts_at) ||
                  one.appointment.id - other.appointment.id,
              )}
              onOpen={(row) => navigate(`/bookings/${row.appointment.id}`)}
              empty={<EmptyState>{t('bookings:day.empty')}</EmptyState>}
              columns={[
                {
                  title: t('bookings:field.time'),
                  width: 120,
                  render: (_, { appointment }) => {
                    const from = minuteOf(appointment.starts_at);
                    return `${clockText(from)}–${clockText((from + appointment.minutes) % (24 * 60))}`;
                  },
                },
                {
                  title: t('words:field.plate'),
                  width: 124,
                  render: (_, row) => (
                    <PlateBadge plate={row.appointment.plate} colour={row.plate_colour} size="small" />
                  ),
                },
                {
                  title: t('words:field.contact_name'),
                  width: 236,
                  render: (_, { appointment }) => (
                    <>
                      {appointment.contact_name} <Quiet>{appointment.contact_phone}</Quiet>
                    </>
                  ),
                },
                {
                  title: t('bookings:field.wanted'),
                  ellipsis: true,
                  render: (_, { appointment }) =>
                    [appointment.items.join(t('words:list_separator')), appointment.symptom]
                      .filter((part) => part !== '')
                      .join(' · '),
                },
                {
                  title: t('bookings:field.bay'),
                  width: 96,
                  ellipsis: true,
                  render: (_, row) => row.bay_name ?? '–',
                },
                {
                  title: t('bookings:field.advisor'),
                  width: 96,
                  ellipsis: true,
                  render: (_, row) => row.advisor_name ?? '–',
                },
                {
                  title: t('bookings:field.stage'),
                  width: 104,
                  render: (_, row) => <StageTag stage={row.appointment.stage} late={row.late} />,
                },
                {
                  key: 'arrive',
                  width: someArrive ? 104 : 0,
                  align: 'right',
                  render: (_, row) =>
                    arrives(row) && (
                      // biome-ignore lint/a11y/noStaticElementInteractions: keeps a press on the button from opening the row as well
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the button inside has the keys
                      <span onClick={(event) => event.stopPropagation()}>
                        <ActionButton
                          size="small"
                          label={t('bookings:arrive')}
                          onAct={() => arrive(row.appointment)}
                          testId={`action-arrive-${row.appointment.id}`}
                        />
                      </span>
                    ),
                },
              ]}
            />
          </Panel>
        </Stack>
      )}
      {question}
    </>
  );
}
