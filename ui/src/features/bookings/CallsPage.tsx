import type { BookingCallKind, BookingCallOutcome, BookingToCall } from '@bindings';
import { App, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { formatDay } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Choice } from '../../kit/Choice';
import { copyText } from '../../kit/clipboard';
import { DateTimeText } from '../../kit/DateTimeText';
import { DialogForm } from '../../kit/DialogForm';
import { EmptyState } from '../../kit/EmptyState';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { Phone } from '../../kit/Phone';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import { whole } from '../../kit/whole';
import { WithoutHands } from './WithoutHands';

const outcomes = whole<BookingCallOutcome>()(['comes', 'another_time', 'called_off', 'not_reached']);

interface Called {
  row: BookingToCall;
  kind: BookingCallKind;
}

/** Whom to call about bookings: who comes next, and who did not come. */
export default function CallsPage() {
  const { t } = useTranslation();
  const { data, error } = useRead('booking_calls', {});
  const [called, setCalled] = useState<Called>();
  return (
    <>
      <PageHeader title={t('bookings:calls.title')} />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Stack gap={16}>
          {data.without_hands.length > 0 && <WithoutHands bookings={data.without_hands} />}
          <Calls
            kind="reminder"
            title={t('bookings:calls.reminders', { until: formatDay(t, data.until, true) })}
            rows={data.reminders}
            empty={t('bookings:calls.nobody_comes')}
            onCall={setCalled}
          />
          <Calls
            kind="no_show"
            title={t('bookings:calls.not_shown')}
            rows={data.not_shown}
            empty={t('bookings:calls.all_came')}
            onCall={setCalled}
          />
        </Stack>
      )}
      {called && <CallDialog called={called} onClose={() => setCalled(undefined)} />}
    </>
  );
}

interface CallsProps {
  kind: BookingCallKind;
  title: string;
  rows: BookingToCall[];
  empty: string;
  onCall: (called: Called) => void;
}

function Calls({ kind, title, rows, empty, onCall }: CallsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { data: shop } = useRead('list_people', {});
  const nameOf = (id: number | null) => shop?.people.find((one) => one.id === id)?.name ?? '';
  const copy = async (text: string) => {
    if (await copyText(text)) message.success(t('bookings:page.copied'));
    else message.warning(t('bookings:page.copy_by_hand'));
  };
  return (
    <Panel title={title} count={rows.length} testId={`calls-${kind}`}>
      <QuietTable<BookingToCall>
        rowKey={({ appointment }) => appointment.id}
        dataSource={rows}
        onOpen={({ appointment }) => navigate(`/bookings/${appointment.id}`)}
        empty={<EmptyState>{empty}</EmptyState>}
        columns={[
          {
            title: t('bookings:field.time'),
            width: 152,
            render: (_, { appointment }) => <DateTimeText at={appointment.starts_at} weekday />,
          },
          {
            title: t('words:field.plate'),
            width: 124,
            render: (_, { appointment }) => <PlateBadge plate={appointment.plate} size="small" />,
          },
          {
            title: t('words:field.contact_name'),
            width: 220,
            render: (_, { appointment }) => (
              <>
                {appointment.contact_name}{' '}
                {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps a press on the number from opening the row as well */}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the number inside has the keys */}
                <span onClick={(event) => event.stopPropagation()}>
                  <Phone number={appointment.contact_phone}>{appointment.contact_phone}</Phone>
                </span>
              </>
            ),
          },
          {
            title: t('bookings:field.wanted'),
            ellipsis: true,
            render: (_, { appointment }) =>
              appointment.items.join(t('words:list_separator')) || appointment.symptom,
          },
          {
            title: t('bookings:calls.tried'),
            width: 168,
            render: (_, { tries, tried_at, tried_by }) =>
              tried_at && (
                <Quiet>
                  {t('bookings:calls.tries', { tries })} <DateTimeText at={tried_at} /> {nameOf(tried_by)}
                </Quiet>
              ),
          },
          {
            key: 'acts',
            width: 200,
            align: 'right',
            render: (_, row) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: keeps a press on a button from opening the row as well
              // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside have the keys
              <span onClick={(event) => event.stopPropagation()}>
                <Row gap={8}>
                  {row.no_message && <Quiet>{word('left_alone', row.no_message)}</Quiet>}
                  {row.message !== '' && (
                    <ActionButton
                      size="small"
                      label={t('bookings:page.copy')}
                      onAct={() => copy(row.message)}
                      testId={`copy-reminder-${row.appointment.id}`}
                    />
                  )}
                  <ActionButton
                    size="small"
                    label={t('bookings:calls.record')}
                    opens
                    onAct={() => onCall({ row, kind })}
                    testId={`record-call-${row.appointment.id}`}
                  />
                </Row>
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** What a call came to: who comes has confirmed by it, who calls off has called off. */
function CallDialog({ called, onClose }: { called: Called; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const record = useCommand('record_booking_call');
  const [outcome, setOutcome] = useState<BookingCallOutcome>();
  const [note, setNote] = useState('');
  const { appointment } = called.row;
  const lacks = [
    ...(outcome === undefined ? [{ says: t('bookings:calls.outcome_missing'), at: 'outcome' }] : []),
    ...(called.kind === 'reminder' && outcome === 'called_off' && note.trim() === ''
      ? [{ says: t('words:confirm.reason_missing'), at: 'note' }]
      : []),
  ];
  return (
    <Modal
      open
      title={t('bookings:calls.dialog', { name: appointment.contact_name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('bookings:calls.save')}
        hotkey="F2"
        testId="booking-call"
        sendId="action-record-booking-call"
        missing={lacks}
        onClose={onClose}
        onSend={async () => {
          if (!outcome) return;
          const { id, version } = appointment;
          await record({ id, version, kind: called.kind, outcome, note: note.trim() });
          onClose();
          // Another time is agreed on the page of the booking, with all that is free.
          if (outcome === 'another_time') navigate(`/bookings/${id}`);
        }}
      >
        {(refusal) => (
          <>
            <Choice
              value={outcome}
              codes={outcomes}
              word={(code) => word('booking_call_outcome', code)}
              onChange={setOutcome}
              label={t('bookings:calls.record')}
              testId="outcome"
            />
            <Field label={t('words:field.note')} htmlFor="call-note" names={['note']} refusal={refusal}>
              <Input
                id="call-note"
                value={note}
                onChange={(event) => setNote(event.target.value)}
                data-testid="call-note"
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
