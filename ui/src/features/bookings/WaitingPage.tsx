import { type AddWish, type BookingWish, LIMITS, TRADES, type Trade, type WishRow } from '@bindings';
import { App, Input, InputNumber, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { countParser } from '../../i18n/amounts';
import { formatDay, formatInstant, shopToday } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import { DayInput } from '../../kit/DayInput';
import { DialogForm } from '../../kit/DialogForm';
import { addDays } from '../../kit/dayText';
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
import { ItemsInput } from './ItemsInput';
import styles from './WaitingPage.module.css';

/** Who would come if there were room, with the first room there is for each. */
export default function WaitingPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [place] = useSearchParams();
  const { data, error } = useRead('list_wishes', {});
  const book = useCommand('book_wish');
  const drop = useCommand('drop_wish');
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<WishRow>();
  const [dropped, setDropped] = useState<WishRow>();
  const bookNow = async ({ wish, open }: WishRow) => {
    if (!open) return;
    const saved = await book({
      id: wish.id,
      version: wish.version,
      starts_at: open.starts_at,
      bay_id: null,
      over_capacity: false,
    });
    message.success(t('bookings:new.saved', { number: saved.number }));
    navigate(`/bookings/${saved.id}`);
  };
  return (
    <>
      <PageHeader
        title={t('bookings:waiting.title')}
        actions={
          <ActionButton
            label={t('bookings:waiting.add')}
            hotkey="F4"
            primary
            opens
            onAct={() => setAdding(true)}
            testId="add-wish"
          />
        }
      />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Panel title={t('bookings:waiting.list')} count={data.length} testId="wishes">
          <QuietTable<WishRow>
            rowKey={({ wish }) => wish.id}
            dataSource={data}
            empty={<EmptyState>{t('bookings:waiting.empty')}</EmptyState>}
            columns={[
              {
                title: t('bookings:waiting.days'),
                width: 160,
                render: (_, { wish, over }) => (
                  <span className={over ? styles.over : undefined}>
                    {formatDay(t, wish.from_day)} – {formatDay(t, wish.until_day)}
                  </span>
                ),
              },
              {
                title: t('words:field.plate'),
                width: 124,
                render: (_, { wish }) => <PlateBadge plate={wish.plate} size="small" />,
              },
              {
                title: t('words:field.contact_name'),
                width: 220,
                render: (_, { wish }) => (
                  <>
                    {wish.contact_name} <Phone number={wish.contact_phone} />
                  </>
                ),
              },
              {
                title: t('bookings:field.wanted'),
                ellipsis: true,
                render: (_, { wish }) =>
                  [
                    wish.trade !== 'mechanic' && word('trade', wish.trade),
                    wish.items.join(t('words:list_separator')),
                    wish.symptom,
                    t('words:duration.minutes', { minutes: wish.minutes }),
                  ]
                    .filter(Boolean)
                    .join(' · '),
              },
              {
                key: 'acts',
                width: 340,
                align: 'right',
                render: (_, row) => (
                  <Row gap={8}>
                    {row.open ? (
                      <ActionButton
                        size="small"
                        label={t('bookings:waiting.book', { at: formatInstant(t, row.open.starts_at, true) })}
                        sleeps
                        onAct={() => bookNow(row)}
                        testId={`book-wish-${row.wish.id}`}
                      />
                    ) : (
                      <Quiet>{t(row.over ? 'bookings:waiting.over' : 'bookings:waiting.no_room')}</Quiet>
                    )}
                    <ActionButton
                      size="small"
                      label={t('bookings:waiting.edit')}
                      opens
                      onAct={() => setEdited(row)}
                      testId={`edit-wish-${row.wish.id}`}
                    />
                    <ActionButton
                      size="small"
                      label={t('bookings:waiting.drop')}
                      opens
                      onAct={() => setDropped(row)}
                      testId={`drop-wish-${row.wish.id}`}
                    />
                  </Row>
                ),
              },
            ]}
          />
        </Panel>
      )}
      {adding && <WishDialog from={place.get('day')} onClose={() => setAdding(false)} />}
      {edited && <WishDialog of={edited.wish} from={null} onClose={() => setEdited(undefined)} />}
      <ConfirmWithReason
        open={dropped !== undefined}
        title={t('bookings:waiting.drop_title', { name: dropped?.wish.contact_name ?? '' })}
        verb={t('bookings:waiting.drop')}
        onConfirm={async (reason) =>
          dropped && drop({ id: dropped.wish.id, version: dropped.wish.version, reason })
        }
        onClose={() => setDropped(undefined)}
      />
    </>
  );
}

/** So many days somebody is asked to be patient for, unless they say another last day. */
const usualDays = 14;

interface WishDialogProps {
  /** Who waits already and called again. */
  of?: BookingWish;
  from: string | null;
  onClose: () => void;
}

function WishDialog({ of, from, onClose }: WishDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const add = useCommand('add_wish');
  const edit = useCommand('edit_wish');
  const first = from && from > shopToday() ? from : shopToday();
  const [wish, setWish] = useState<AddWish>(() => ({
    channel: of?.channel ?? 'phone',
    contact_name: of?.contact_name ?? '',
    contact_phone: of?.contact_phone ?? '',
    plate: of?.plate ?? '',
    model: of?.model ?? '',
    symptom: of?.symptom ?? '',
    items: of?.items ?? [],
    minutes: of?.minutes ?? 60,
    trade: of?.trade ?? 'mechanic',
    from_day: of?.from_day ?? first,
    until_day: of?.until_day ?? addDays(first, usualDays),
  }));
  const change = (more: Partial<AddWish>) => setWish((before) => ({ ...before, ...more }));
  return (
    <Modal
      open
      title={of ? t('bookings:waiting.edit_title', { name: of.contact_name }) : t('bookings:waiting.add')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      <DialogForm
        label={t(of ? 'bookings:waiting.keep' : 'bookings:waiting.save')}
        hotkey="F2"
        testId="wish"
        sendId="action-add-wish"
        onClose={onClose}
        missing={[
          ...(wish.contact_name.trim() === '' ? [{ says: t('bookings:missing.name'), at: 'wish-name' }] : []),
          ...(wish.contact_phone.trim() === ''
            ? [{ says: t('bookings:missing.phone'), at: 'wish-phone' }]
            : []),
        ]}
        onSend={async () => {
          if (of) await edit({ id: of.id, version: of.version, told: wish });
          else await add(wish);
          onClose();
        }}
      >
        {(refusal) => {
          const text = (
            name: 'contact_name' | 'contact_phone' | 'plate' | 'model' | 'symptom',
            id: string,
          ) => (
            <Field
              label={t(name === 'symptom' ? 'bookings:field.symptom' : `words:field.${name}`)}
              htmlFor={id}
              names={[name]}
              refusal={refusal}
            >
              <Input
                id={id}
                autoComplete="off"
                value={wish[name]}
                onChange={(event) => change({ [name]: event.target.value })}
                data-testid={id}
              />
            </Field>
          );
          return (
            <>
              <div className={styles.pair}>
                {text('contact_name', 'wish-name')}
                {text('contact_phone', 'wish-phone')}
                {text('plate', 'wish-plate')}
                {text('model', 'wish-model')}
              </div>
              <Field
                label={t('bookings:field.items')}
                htmlFor="wish-items"
                names={['items']}
                refusal={refusal}
              >
                <ItemsInput id="wish-items" items={wish.items} onChange={(items) => change({ items })} />
              </Field>
              {text('symptom', 'wish-symptom')}
              <div className={styles.pair}>
                <Field
                  label={t('bookings:field.minutes')}
                  htmlFor="wish-minutes"
                  names={['minutes']}
                  refusal={refusal}
                >
                  <InputNumber<number>
                    id="wish-minutes"
                    min={LIMITS.booking_minutes[0]}
                    max={LIMITS.booking_minutes[1]}
                    step={30}
                    precision={0}
                    parser={countParser}
                    value={wish.minutes}
                    onChange={(minutes) => minutes !== null && change({ minutes })}
                  />
                </Field>
                <Field label={t('words:field.trade')} htmlFor="wish-trade">
                  <Select<Trade>
                    id="wish-trade"
                    value={wish.trade}
                    onChange={(trade) => change({ trade })}
                    options={TRADES.map((code) => ({
                      value: code,
                      label: word('trade', code),
                    }))}
                  />
                </Field>
              </div>
              <Field label={t('bookings:waiting.from')} names={['from_day']} refusal={refusal}>
                <DayInput
                  value={wish.from_day}
                  onChange={(from_day) => change({ from_day })}
                  label={t('bookings:waiting.from')}
                  offer={0}
                  testId="wish-from"
                />
              </Field>
              <Field label={t('bookings:waiting.until')} names={['until_day']} refusal={refusal}>
                <DayInput
                  value={wish.until_day}
                  onChange={(until_day) => change({ until_day })}
                  label={t('bookings:waiting.until')}
                  offer={0}
                  testId="wish-until"
                />
              </Field>
            </>
          );
        }}
      </DialogForm>
    </Modal>
  );
}
