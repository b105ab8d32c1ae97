import type { AppointmentRow } from '@bindings';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/read';
import { minuteOf, shopToday } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Choice } from '../../kit/Choice';
import { addDays } from '../../kit/dayText';
import { EmptyState } from '../../kit/EmptyState';
import { clockText } from '../../kit/lanes';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import { useArrival } from './arrival';
import { BookHead } from './BookHead';
import { DayBanner } from './DayBanner';
import { DayBoard } from './DayBoard';
import { DaysView } from './DaysView';
import { arrives, type BoardBy } from './day';
import { OwnDay } from './OwnDay';
import { StageTag } from './StageTag';
import { TradeLoads } from './TradeLoads';

const views = ['bay', 'advisor', 'week', 'month'] as const;
type View = (typeof views)[number];

/** The book: a day by bay or by advisor, a week, a month. */
export default function DayPage() {
  const { t } = useTranslation();
  const [place, setPlace] = useSearchParams();
  const today = shopToday();
  const day = place.get('day') ?? today;
  const view = views.find((one) => one === place.get('view')) ?? 'bay';
  const show = (nextDay: string, nextView: View = view) =>
    setPlace(
      { ...(nextDay === today ? {} : { day: nextDay }), ...(nextView === 'bay' ? {} : { view: nextView }) },
      { replace: true },
    );
  const choice = (
    <Choice
      value={view}
      codes={views}
      word={(code) => t(`bookings:view.${code}`)}
      onChange={(code) => show(day, code)}
      label={t('bookings:view.label')}
      testId="book-view"
    />
  );
  if (view === 'week' || view === 'month')
    return <DaysView day={day} by={view} choice={choice} onShow={(next, as) => show(next, as)} />;
  return <OneDay day={day} by={view} choice={choice} onShow={show} />;
}

interface OneDayProps {
  day: string;
  by: BoardBy;
  choice: ReactNode;
  onShow: (day: string) => void;
}

/** The bookings of one day, on the board and as a list. */
function OneDay({ day, by, choice, onShow: show }: OneDayProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error } = useRead('list_appointments', { day });
  const { arrive, question } = useArrival();
  const someArrive = data?.appointments.some(arrives) ?? false;

  return (
    <>
      <BookHead
        day={day}
        by="day"
        choice={choice}
        offer={5}
        onStep={(way) => show(addDays(day, way))}
        onDay={show}
      />
      {data && <DayBanner told={data.told} />}
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Stack gap={16}>
          <DayBoard day={data} by={by} />
          <TradeLoads trades={data.trades} />
          <Panel
            title={t('bookings:day.list')}
            count={data.appointments.length}
            extra={
              <Row gap={12}>
                {data.appointments.length > 0 && (
                  <span data-testid="day-kept">{t('bookings:day.kept', { ...data.kept })}</span>
                )}
                <OwnDay day={day} told={data.told} />
              </Row>
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
