import { CalendarOutlined, CopyOutlined, PrinterOutlined } from '@ant-design/icons';
import type { AppointmentAction, AppointmentPage } from '@bindings';
import { App, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { paperOf, useIsHanded } from '../../api/documents';
import { againWhile, useRead } from '../../api/read';
import { fenOf, formatMoney } from '../../i18n/amounts';
import { usePaperName } from '../../i18n/paperName';
import { refusalWords } from '../../i18n/refusal';
import { dayOf } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Columns } from '../../kit/Columns';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import { copyText } from '../../kit/clipboard';
import { DateTimeText } from '../../kit/DateTimeText';
import { DepositDialog } from '../../kit/DepositDialog';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { Fact, Facts } from '../../kit/Facts';
import type { Combo } from '../../kit/keys';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { ScanToPay } from '../collection/ScanToPay';
import { useArrival } from './arrival';
import styles from './BookingPage.module.css';
import { bookingChanges } from './bookingChanges';
import { Deposits } from './Deposits';
import { EditDialog } from './EditDialog';
import { History } from './History';
import { MoveDialog } from './MoveDialog';
import { StageTag } from './StageTag';
import { WantedParts } from './WantedParts';

export default function BookingPage() {
  const { id } = useParams();
  const { data, error } = useRead(
    'get_appointment',
    { id: Number(id) },
    againWhile(({ actions }) => actions.some((one) => one.missing !== null)),
  );
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  return <Booking page={data} />;
}

const reasons = ['customer', 'elsewhere', 'not_needed'] as const;

function Booking({ page }: { page: AppointmentPage }) {
  const { appointment, moves } = page;
  const { t } = useTranslation();
  const word = useWords();
  const paperName = usePaperName();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<'edit' | 'move' | 'cancel' | 'slip' | 'deposit'>();
  const confirm = useCommand('confirm_appointment');
  const noShow = useCommand('mark_no_show');
  const cancel = useCommand('cancel_appointment');
  const undoArrival = useCommand('undo_arrival');
  const takeDeposit = useCommand('take_booking_deposit');
  const { arrive, question } = useArrival();
  const { data: shop } = useRead('list_people', {});
  const quotes = useMay('edit_appointment');

  const { id, version } = appointment;
  // What goes back is chosen beside the receipt it is of.
  type HeadAction = Exclude<AppointmentAction, 'refund_deposit'>;
  const acts: Record<HeadAction, () => Promise<unknown> | undefined> = {
    arrive: () => arrive(appointment),
    confirm: () => confirm({ id, version }),
    reschedule: () => {
      setAsking('move');
      return undefined;
    },
    no_show: () => noShow({ id, version }),
    cancel: () => {
      setAsking('cancel');
      return undefined;
    },
    edit: () => {
      setAsking('edit');
      return undefined;
    },
    undo_arrival: async () => {
      await undoArrival({ id, version });
      message.success(t('bookings:page.arrival_undone'));
    },
    take_deposit: () => {
      setAsking('deposit');
      return undefined;
    },
  };
  // F2 made the booking a moment ago: pressed once too often, it must not bring the car in as well.
  const keys: Partial<Record<AppointmentAction, Combo>> = {
    arrive: 'F8',
    confirm: 'F10',
    reschedule: 'Ctrl+E',
  };
  const nameOf = (person: number) => shop?.people.find((one) => one.id === person)?.name ?? '';

  const copy = async () => {
    if (await copyText(page.message)) message.success(t('bookings:page.copied'));
    else message.warning(t('bookings:page.copy_by_hand'));
  };

  const saveCalendar = async () => {
    const path = await paperOf('booking_calendar', id, appointment.number).saveAs();
    if (path) message.success(t('bookings:page.calendar_saved', { path }));
  };

  const slip = useIsHanded('booking_slip') && (
    <ActionButton
      label={paperName('booking_slip')}
      hotkey="F7"
      icon={<PrinterOutlined />}
      onAct={() => setAsking('slip')}
      testId="open-slip"
    />
  );

  return (
    <>
      <PageHeader
        title={appointment.number}
        windowTitle={`${t('bookings:page.title')} ${appointment.number}`}
        actions={
          <>
            {page.actions.map(({ action, missing }, index) =>
              action === 'refund_deposit' ? null : (
                <ActionButton
                  key={action}
                  label={word('appointment_action', action)}
                  hotkey={keys[action]}
                  primary={index === 0 && action !== 'undo_arrival' && action !== 'take_deposit'}
                  danger={action === 'cancel'}
                  missing={missing ? [refusalWords(t, missing)] : []}
                  onAct={acts[action]}
                  testId={`action-${action}`}
                />
              ),
            )}
            {appointment.work_order_id !== null && (
              <ActionButton
                label={t('bookings:page.open_visit')}
                hotkey="F8"
                primary
                onAct={() => navigate(`/visits/${appointment.work_order_id}`)}
                testId="action-open-visit"
              />
            )}
            {page.message === '' && slip}
          </>
        }
      >
        <PlateBadge plate={appointment.plate} colour={page.plate_colour} />
        <StageTag stage={appointment.stage} />
        {page.kept === 'late' && <span className={styles.kept}>{word('kept', 'late')}</span>}
      </PageHeader>
      <Columns widths="minmax(0, 1.1fr) minmax(0, 1fr)" below={1000}>
        <Panel title={t('bookings:page.title')} padded>
          <Facts names="beside" nameWidth={148} gap="8px 12px">
            <Fact label={t('bookings:field.time')}>
              <strong>
                <DateTimeText at={appointment.starts_at} weekday />
              </strong>{' '}
              · {t('words:duration.minutes', { minutes: appointment.minutes })} ·{' '}
              <Link to={`/bookings?day=${dayOf(appointment.starts_at)}`}>{t('bookings:page.whole_day')}</Link>
            </Fact>
            <Fact label={t('words:field.contact_name')}>
              {appointment.contact_name} {appointment.contact_phone}
            </Fact>
            <Fact label={t('words:field.model')}>{appointment.model || '–'}</Fact>
            <Fact label={t('bookings:field.symptom')}>{appointment.symptom || '–'}</Fact>
            <Fact label={t('bookings:field.items')}>
              {appointment.items.join(t('words:list_separator')) || '–'}
              <WantedParts parts={page.parts} />
            </Fact>
            {/* That nothing was quoted is said to those who quote: to others it may only not be told. */}
            {(appointment.estimate !== null || quotes) && (
              <Fact label={t('bookings:field.estimate')}>
                <Money fen={appointment.estimate} inline />
              </Fact>
            )}
            <Fact label={t('bookings:field.bay')}>{page.bay_name ?? t('bookings:no_bay')}</Fact>
            <Fact label={t('words:field.trade')}>{word('trade', appointment.trade)}</Fact>
            <Fact label={t('bookings:field.advisor')}>{page.advisor_name ?? t('bookings:no_advisor')}</Fact>
            <Fact label={t('bookings:field.channel')}>{word('channel', appointment.channel)}</Fact>
            <Fact label={t('bookings:page.made')}>
              <DateTimeText at={appointment.created_at} weekday />
            </Fact>
            {appointment.reason !== '' && <Fact label={t('words:confirm.reason')}>{appointment.reason}</Fact>}
          </Facts>
        </Panel>
        <Stack gap={16}>
          {/* Who is not expected any more is told nothing. */}
          {page.message !== '' && (
            <Panel
              title={t('bookings:page.message')}
              padded
              extra={
                <div className={styles.tools}>
                  <ActionButton
                    label={t('bookings:page.copy')}
                    icon={<CopyOutlined />}
                    onAct={copy}
                    testId="copy-message"
                  />
                  <ActionButton
                    label={t('bookings:page.calendar')}
                    icon={<CalendarOutlined />}
                    onAct={saveCalendar}
                    testId="save-calendar"
                  />
                  {slip}
                </div>
              }
            >
              <p className={styles.message}>{page.message}</p>
            </Panel>
          )}
          <Deposits page={page} nameOf={nameOf} />
          {bookingChanges(page.history).length > 0 && (
            <Panel title={t('bookings:page.history')} padded>
              <History entries={page.history} />
            </Panel>
          )}
          {moves.length > 0 && (
            <Panel title={t('bookings:page.moves')} count={moves.length} padded>
              <ol className={styles.moves} data-testid="moves">
                {moves.map((move) => (
                  <li key={move.id}>
                    <span>
                      <DateTimeText at={move.from_at} weekday /> → <DateTimeText at={move.to_at} weekday />
                    </span>
                    <Quiet>
                      {move.reason} · {nameOf(move.person_id)} <DateTimeText at={move.at} />
                    </Quiet>
                  </li>
                ))}
              </ol>
            </Panel>
          )}
        </Stack>
      </Columns>
      {question}
      <EditDialog
        appointment={asking === 'edit' ? appointment : undefined}
        onClose={() => setAsking(undefined)}
      />
      <MoveDialog
        appointment={asking === 'move' ? appointment : undefined}
        onClose={() => setAsking(undefined)}
      />
      <ConfirmWithReason
        open={asking === 'cancel'}
        title={t('bookings:cancel.title', { number: appointment.number })}
        verb={word('appointment_action', 'cancel')}
        suggestions={reasons.map((code) => t(`bookings:cancel.reason.${code}`))}
        onConfirm={(reason) => cancel({ id, version, reason })}
        onClose={() => setAsking(undefined)}
      />
      <DepositDialog
        open={asking === 'deposit'}
        number={appointment.number}
        verb={word('appointment_action', 'take_deposit')}
        scan={(means, amount) => <ScanToPay means={means} amount={amount} />}
        onTake={async (parts) => {
          const { change } = await takeDeposit({ id, version, parts });
          if (fenOf(change) > 0)
            message.success(t('visits:payment.change_given', { amount: formatMoney(fenOf(change)) }));
        }}
        onClose={() => setAsking(undefined)}
      />
      <DocumentPreview
        open={asking === 'slip'}
        source={paperOf('booking_slip', id, appointment.number)}
        version={version}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}
