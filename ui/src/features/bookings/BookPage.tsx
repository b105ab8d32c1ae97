import { CHANNELS } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { useSession } from '../../api/session';
import type { RefusalLike } from '../../i18n/refusal';
import { formatInstant, minuteOf, shopToday } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { Columns } from '../../kit/Columns';
import { DayInput } from '../../kit/DayInput';
import { useDraft } from '../../kit/draft';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './BookPage.module.css';
import { ByPriceList } from './ByPriceList';
import {
  type BookingDraft,
  blankBooking,
  gapsOf,
  isFullUp,
  requestOf,
  withCustomer,
  withOwnCar,
  withSentCar,
  withVehicle,
  withVisitor,
} from './booking';
import { instantOf, loadOf, whyLater } from './day';
import { ItemsInput } from './ItemsInput';
import { PlanFields } from './PlanFields';
import { SlotPicker } from './SlotPicker';
import { VisitorFields, visitorFields } from './VisitorFields';
import { hitOf } from './visitor';

const besideFields = [...visitorFields, 'items', 'minutes', 'estimate', 'starts_at'];

/** A new booking, from the plate to the half hour, without the mouse. */
export default function BookPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [asked] = useSearchParams();
  const session = useSession();
  const today = shopToday();
  const me = session?.roles.includes('advisor') ? session.person_id : null;
  const initial = useMemo(() => blankBooking(today, me), [today, me]);
  const draft = useDraft<BookingDraft>('book', initial);
  const { value: booking, set } = draft;
  const [refusal, setRefusal] = useState<RefusalLike>();
  const book = useCommand('book_appointment');
  // While another day is being asked for its half hours stay in place, so that a fast Enter finds them.
  const { data: day } = useRead(
    'list_appointments',
    { day: booking.day },
    { placeholderData: keepPreviousData },
  );
  const { data: shop } = useRead('list_people', {});
  const load = day ? loadOf(day) : [];
  // From which day on a place is wanted: today, the day of the board, or one that was typed.
  const [from, setFrom] = useState<{ day: string; typed: boolean }>();
  const { data: open, isPlaceholderData: old } = useRead(
    'next_open_slot',
    {
      day: from?.day ?? booking.day,
      minutes: booking.minutes,
      bay_id: booking.bay_id,
      trade: booking.trade ?? 'mechanic',
    },
    { enabled: from !== undefined, placeholderData: keepPreviousData },
  );

  const change = (more: Partial<BookingDraft>) => {
    setRefusal(undefined);
    set((before) => ({ ...before, ...more }));
  };

  // Whoever pressed a free half hour on the board, or a plate in the search, wants that one.
  const places = asked.toString();
  // The page of a vehicle sends that vehicle here, and the work that is to be done once more.
  const sentId = asked.get('vehicle');
  const { data: sent } = useRead('get_vehicle', { id: Number(sentId) }, { enabled: sentId !== null });
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (!sent || taken.current === places) return;
    taken.current = places;
    const items = new URLSearchParams(places).getAll('item');
    set((before) => withSentCar(before, initial, hitOf(sent), items));
  }, [sent, places, set, initial]);
  useEffect(() => {
    const wanted = new URLSearchParams(places);
    const given: Partial<BookingDraft> = {};
    const [onDay, minute, bay, advisor, plate] = ['day', 'minute', 'bay', 'advisor', 'plate'].map((name) =>
      wanted.get(name),
    );
    if (onDay) given.day = onDay;
    if (minute) {
      given.minute = Number(minute);
      given.bay_id = bay ? Number(bay) : null;
    }
    if (advisor) given.advisor_id = Number(advisor);
    if (plate) Object.assign(given, { plate, vehicle_id: null, customer_id: null });
    // A draft of days ago names a day that is gone.
    set((before) => {
      const next = { ...before, ...(before.day < shopToday() ? { day: shopToday() } : {}), ...given };
      setFrom({ day: next.day, typed: false });
      return next;
    });
  }, [places, set]);
  // When that day is over or full the page opens on the next one that has room, unless somebody typed the day.
  const opensOn = from && !from.typed && !old && booking.minute === undefined ? open?.day : undefined;
  useEffect(() => {
    if (opensOn !== undefined)
      set((before) => (before.day === opensOn ? before : { ...before, day: opensOn }));
  }, [opensOn, set]);

  const gaps = gapsOf(booking).map((gap) => ({
    says: t(`bookings:missing.${gap}`),
    at: gap === 'time' ? 'starts_at' : gap,
  }));
  const full = isFullUp(refusal);

  const save = async (overCapacity: boolean) => {
    if (booking.minute === undefined) return;
    setRefusal(undefined);
    const saved = await book(requestOf(booking, booking.minute, overCapacity));
    draft.clear();
    message.success(t('bookings:new.saved', { number: saved.number }));
    navigate(`/bookings/${saved.id}`, { replace: true });
  };

  const startAnew = () => {
    draft.clear();
    setRefusal(undefined);
  };
  const why = from && !old && whyLater(t, open, from.day, booking.day);

  return (
    <div onKeyDownCapture={enterMoves} data-form="">
      <PageHeader
        title={t('bookings:new.title')}
        actions={
          <Button onClick={startAnew} data-testid="book-clear" tabIndex={-1}>
            {t('bookings:new.clear')}
          </Button>
        }
      >
        {draft.restored && <span className={styles.restored}>{t('bookings:new.restored')}</span>}
      </PageHeader>
      <Columns widths="minmax(0, 1fr) minmax(0, 1.15fr)" below={1100}>
        <Panel title={t('bookings:new.who')} padded>
          <Stack gap={12}>
            <Field label={t('bookings:field.channel')}>
              <Segmented
                name="channel"
                tabIndex={-1}
                value={booking.channel}
                onChange={(channel) => change({ channel })}
                options={CHANNELS.map((code) => ({
                  value: code,
                  label: <span data-testid={`book-channel-${code}`}>{word('channel', code)}</span>,
                }))}
              />
            </Field>
            <VisitorFields
              visitor={booking}
              onChange={(more) => {
                setRefusal(undefined);
                set((before) => withVisitor(before, more));
              }}
              details={['model']}
              settled={booking.vehicle_id !== null}
              onVehicle={(hit) => {
                set((before) => (before.plate === '' ? withOwnCar(before, hit) : withVehicle(before, hit)));
                document.getElementById(hit.customer_name === '' ? 'name' : 'symptom')?.focus();
              }}
              onCustomer={(customer) => {
                set((before) => withCustomer(before, customer));
                document.getElementById('symptom')?.focus();
              }}
              carHint={
                booking.vehicle_id !== null && (
                  <span className={styles.known}>
                    <PlateBadge plate={booking.plate} size="small" /> {t('bookings:plate.on_file')}
                  </span>
                )
              }
              nameLabel={t('words:field.contact_name')}
              phoneRequired={booking.customer_id === null}
              personKnown={booking.customer_id !== null}
              refusal={refusal}
              testId="book"
            >
              <Field label={t('bookings:field.items')} htmlFor="items" names={['items']} refusal={refusal}>
                <ItemsInput id="items" items={booking.items} onChange={(items) => change({ items })} />
              </Field>
              <ByPriceList
                items={booking.items}
                customer={booking.customer_id}
                taken={booking}
                onTake={(proposal) => change(proposal)}
              />
              <div className={styles.fields}>
                <Field
                  label={t('bookings:field.estimate')}
                  htmlFor="estimate"
                  names={['estimate']}
                  refusal={refusal}
                >
                  <MoneyInput
                    id="estimate"
                    value={booking.estimate}
                    onChange={(estimate) => change({ estimate })}
                    aria-label={t('bookings:field.estimate')}
                  />
                </Field>
              </div>
            </VisitorFields>
          </Stack>
        </Panel>
        <Panel
          title={t('bookings:new.when')}
          padded
          extra={
            booking.minute !== undefined && (
              <strong>{formatInstant(t, instantOf(booking.day, booking.minute), true)}</strong>
            )
          }
        >
          <Stack gap={12}>
            <Field label={t('bookings:field.day')} htmlFor="day">
              <DayInput
                id="day"
                value={booking.day}
                onChange={(next) => {
                  setFrom({ day: next, typed: true });
                  change({ day: next });
                }}
                label={t('bookings:field.day')}
                testId="book-day"
              />
            </Field>
            <Field
              label={t('bookings:field.time')}
              required
              names={['starts_at']}
              refusal={refusal}
              hint={
                booking.minute === undefined &&
                open && (
                  <Button
                    type="link"
                    size="small"
                    className={styles.suggest}
                    onClick={() => change({ day: open.day, minute: minuteOf(open.starts_at) })}
                    data-testid="book-first-free"
                  >
                    {t('bookings:new.first_free', { at: formatInstant(t, open.starts_at, true) })}
                  </Button>
                )
              }
            >
              {booking.minute === undefined && why && (
                <p className={styles.why} role="status" data-testid="book-why-later">
                  {why}
                </p>
              )}
              <SlotPicker
                day={booking.day}
                load={load}
                value={booking.minute}
                onChange={(minute) => change({ minute })}
              />
            </Field>
            <div className={styles.plan}>
              <PlanFields plan={booking} shop={shop} refusal={refusal} testId="book" onChange={change} />
            </div>
            {!isAbout(refusal, besideFields) && <RefusalAlert refusal={refusal} />}
            <ActionButton
              key={full ? 'anyway' : 'book'}
              label={full ? t('bookings:new.anyway') : t('bookings:new.verb')}
              hotkey="F2"
              primary
              size="large"
              missing={gaps}
              onAct={() => save(full)}
              onRefused={setRefusal}
              testId={full ? 'action-book-anyway' : 'action-book'}
            />
          </Stack>
        </Panel>
      </Columns>
    </div>
  );
}
