import { SwapOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { COLLECTION_MEANS, type ExpressDone, type ExpressKindRow } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { CountInput } from '../../kit/CountInput';
import { useDraft } from '../../kit/draft';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { itemKey } from '../../kit/itemKey';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { ChangeBack, PartMeans, PartSum } from '../../kit/PaidPartFields';
import { Nothing, Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { changeOf, depositMeans, type PaidPart, paidLacks } from '../../kit/paidParts';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { PlatePicker } from '../bookings/PlatePicker';
import { ScanToPay } from '../collection/ScanToPay';
import { Done } from './Done';
import styles from './Express.module.css';
import {
  blankOrder,
  type ExpressDraft,
  gapsOf,
  kindTyped,
  knownCar,
  linesOf,
  numbered,
  orderOf,
  withTimes,
} from './express';
import { Kinds } from './Kinds';

const hand = ['technician_id', 'technicians'] as const;
const beside = ['plate', 'name', 'phone', 'mileage_km', ...hand] as const;
const focus = (id: string) => setTimeout(() => document.getElementById(id)?.focus());

/** Plate, kilometres, what is done, and the money: one screen, and no mouse. */
export default function ExpressPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: page, error } = useRead('express_page', {});
  const draft = useDraft<ExpressDraft>('express_order', blankOrder);
  // Who did the last one does the next, mostly.
  const hands = useDraft<number | null>('express_technician', null);
  const { value: order, set } = draft;
  const [typedKind, setTypedKind] = useState('');
  const [paid, setPaid] = useState<Omit<PaidPart, 'amount'>>({ means: null, tendered: null });
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [done, setDone] = useState<ExpressDone>();
  const send = useCommand('express_order');

  const rows = page?.kinds ?? [];
  const technicians = page?.technicians ?? [];
  const only = technicians.length === 1 ? technicians[0] : undefined;
  const technician = technicians.find((one) => one.person_id === hands.value) ?? only;
  const wanted = order.kind !== null && order.lines.length > 0;
  const asked = {
    express_kind_id: order.kind ?? 0,
    vehicle_id: order.vehicle?.id ?? null,
    plate: order.plate.trim(),
    lines: [...order.lines],
  };
  const quote = useRead('quote_express', asked, { enabled: wanted, placeholderData: keepPreviousData });
  const counted = wanted && quote.data !== undefined && !quote.isPlaceholderData;
  // Whether somebody has to be named who did it is the host's to say, and it says so with the price.
  const needsHand = counted && quote.data?.needs_technician === true;
  const total = wanted ? fenOf(quote.data?.total ?? 0) : 0;
  const pays = (page?.takes_money ?? false) && total > 0;
  const part: PaidPart = { ...paid, amount: total };
  const lacks = paidLacks(t, [part]);
  const missing = [
    ...gapsOf(order).map((gap) => ({ says: t(`express:missing.${gap}`), at: gap })),
    ...(pays ? [...lacks.means, ...lacks.tendered] : []),
    ...(needsHand && !technician ? [{ says: t('express:missing.technician_id'), at: 'technician_id' }] : []),
    // Behind what only a hand can mend: this one mends itself.
    ...(wanted && !counted ? [{ says: t('express:counting'), at: 'lines' }] : []),
  ];

  const change = (more: Partial<ExpressDraft>) => {
    setRefusal(undefined);
    setDone(undefined);
    set((before) => ({ ...before, ...more }));
  };
  const choose = (row: ExpressKindRow) => {
    const place = numbered(rows).indexOf(row) + 1;
    setTypedKind(place < 10 ? String(place) : row.kind.name);
    change({ kind: row.kind.id, lines: linesOf(row) });
  };
  const act = async () => {
    setRefusal(undefined);
    const answer = await send(orderOf(order, technician?.person_id ?? null, total, pays ? part : undefined));
    draft.clear();
    setTypedKind('');
    setPaid({ means: null, tendered: null });
    setDone(answer);
    focus('plate');
  };
  const nameOf = (row: ExpressKindRow | undefined, key: string): string =>
    row?.items.find((item) => itemKey(item.id) === key)?.name ?? '';
  const chosen = rows.find((row) => row.kind.id === order.kind);
  const inShop = refusal?.code === 'vehicle_in_shop' ? refusal.params.work_order_id : undefined;

  return (
    <div className={styles.page} onKeyDownCapture={enterMoves} data-form="">
      <PageHeader title={t('express:title')}>
        <Quiet>{t('express:how')}</Quiet>
      </PageHeader>
      <RefusalAlert refusal={error} />
      {done && <Done done={done} />}
      <Panel title={t('express:order')} padded testId="express-order">
        <div className={styles.fields}>
          {order.vehicle ? (
            <Row wrap gap={16} data-testid="express-known">
              <PlateBadge plate={order.vehicle.plate} colour={order.vehicle.plate_colour} size="large" />
              <div className={styles.about}>
                <strong>{order.vehicle.title}</strong>
                <span>{order.vehicle.customer}</span>
              </div>
              <Button
                icon={<SwapOutlined />}
                tabIndex={-1}
                data-testid="express-another"
                onClick={() => {
                  change({ vehicle: null, plate: '' });
                  focus('plate');
                }}
              >
                {t('express:another')}
              </Button>
            </Row>
          ) : (
            <Field label={t('words:field.plate')} htmlFor="plate" names={['plate']} refusal={refusal}>
              <PlatePicker
                id="plate"
                autoFocus
                text={order.plate}
                onText={(plate) => change({ plate })}
                onVehicle={(hit) => {
                  change({ vehicle: knownCar(hit), plate: '' });
                  setTimeout(() =>
                    document.querySelector<HTMLElement>('[data-testid=express-mileage]')?.focus(),
                  );
                }}
                testId="express-plate"
              />
            </Field>
          )}
          <Field label={t('words:field.mileage_km')} names={['mileage_km']} refusal={refusal}>
            <CountInput
              value={order.mileage}
              label={t('words:field.mileage_km')}
              testId="express-mileage"
              suffix={t('words:km_unit')}
              onChange={(mileage) => change({ mileage })}
            />
          </Field>
          <Field
            label={t('express:kind')}
            htmlFor="express-kind"
            names={['express_kind_id']}
            refusal={refusal}
            hint={t('express:kind_hint')}
          >
            <Input
              id="express-kind"
              value={typedKind}
              autoComplete="off"
              inputMode="numeric"
              data-testid="express-kind"
              onFocus={(event) => event.target.select()}
              onChange={(event) => {
                setTypedKind(event.target.value);
                const row = kindTyped(event.target.value, rows);
                if (row) choose(row);
              }}
            />
          </Field>
        </div>
        <div className={styles.kinds}>
          {numbered(rows).map((row, place) => (
            <Button
              key={row.kind.id}
              tabIndex={-1}
              type={row.kind.id === order.kind ? 'primary' : 'default'}
              data-testid={`express-kind-${row.kind.id}`}
              onClick={() => choose(row)}
            >
              {place + 1}. {row.kind.name}
            </Button>
          ))}
          {page && numbered(rows).length === 0 && <Nothing>{t('express:no_kinds')}</Nothing>}
        </div>
        <div data-lack="lines">
          <RefusalAlert refusal={quote.error} />
          {order.lines.map((line) => {
            const key = itemKey(line.item);
            const quoted = quote.data?.lines.find((one) => itemKey(one.item) === key);
            const name = quoted?.name ?? nameOf(chosen, key);
            return (
              <div key={key} className={styles.line} data-testid={`express-line-${key}`}>
                <span>{name}</span>
                <span className={styles.times}>
                  <Button
                    size="small"
                    tabIndex={-1}
                    aria-label={t('express:fewer', { name })}
                    onClick={() => change({ lines: withTimes(order.lines, line.item, line.times - 1) })}
                  >
                    −
                  </Button>
                  {line.times}
                  <Button
                    size="small"
                    tabIndex={-1}
                    aria-label={t('express:more', { name })}
                    onClick={() => change({ lines: withTimes(order.lines, line.item, line.times + 1) })}
                  >
                    +
                  </Button>
                </span>
                <span className={styles.amount}>{quoted && <Money fen={quoted.amount} />}</span>
              </div>
            );
          })}
          {wanted && (
            <p className={styles.sum} data-testid="express-total" aria-busy={!counted}>
              <span>{t('express:total')}</span>
              <Money fen={total} inline strong />
            </p>
          )}
        </div>
        {pays && (
          <>
            <div className={styles.means} data-lack="means">
              <PartMeans
                part={part}
                offered={depositMeans}
                testId="express-means"
                onChoose={(means) => setPaid({ means, tendered: null })}
              />
            </div>
            {part.means === 'cash' && (
              <Field
                label={t('visits:payment.tendered')}
                lacks="tendered"
                names={['tendered']}
                refusal={refusal}
              >
                <PartSum
                  value={part.tendered}
                  label={t('visits:payment.tendered')}
                  testId="express-tendered"
                  onType={(tendered) => setPaid((before) => ({ ...before, tendered }))}
                />
                {changeOf([part]) > 0 && <ChangeBack fen={changeOf([part])} />}
              </Field>
            )}
            {part.means && COLLECTION_MEANS.includes(part.means) && (
              <ScanToPay means={part.means} amount={total} />
            )}
          </>
        )}
        {page && !page.takes_money && <Quiet as="p">{t('express:till_takes')}</Quiet>}
        <div className={styles.fields}>
          <Field
            label={t('express:technician')}
            htmlFor="express-technician"
            names={hand}
            refusal={refusal}
            required={needsHand}
            hint={t('express:technician_hint')}
          >
            <Select<number>
              id="express-technician"
              value={technician?.person_id}
              aria-label={t('express:technician')}
              data-testid="express-technician"
              placeholder={t('express:technician')}
              options={technicians.map((one) => ({ value: one.person_id, label: one.name }))}
              onChange={(person) => {
                setRefusal(undefined);
                hands.set(person);
              }}
            />
          </Field>
          <Field label={t('express:name')} htmlFor="name" names={['name', 'confirmed_by']} refusal={refusal}>
            <Input
              id="name"
              value={order.name}
              autoComplete="off"
              placeholder={t('express:stranger')}
              data-testid="express-name"
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          {!order.vehicle && (
            <Field label={t('words:field.phone')} htmlFor="phone" names={['phone']} refusal={refusal}>
              <Input
                id="phone"
                inputMode="tel"
                value={order.phone}
                autoComplete="off"
                placeholder={t('express:no_call')}
                data-testid="express-phone"
                onChange={(event) => change({ phone: event.target.value })}
              />
            </Field>
          )}
        </div>
        {!isAbout(refusal, beside) && <RefusalAlert refusal={refusal} />}
        {inShop !== undefined && (
          <Button type="link" data-testid="express-open-visit" onClick={() => navigate(`/visits/${inShop}`)}>
            {t('express:open_visit')}
          </Button>
        )}
        {refusal?.code === 'booked_today' && (
          <Checkbox
            checked={order.beside}
            data-testid="express-beside"
            onChange={({ target }) => set((before) => ({ ...before, beside: target.checked }))}
          >
            {t('express:beside')}
          </Checkbox>
        )}
        <div className={styles.signs}>
          <Quiet>{t('express:signs')}</Quiet>
        </div>
        <ActionButton
          label={t(pays ? 'express:take' : 'express:finish', { amount: total })}
          hotkey="F8"
          primary
          money={pays}
          size="large"
          icon={<ThunderboltOutlined />}
          missing={missing}
          onAct={act}
          onRefused={(said) => {
            setRefusal(said);
            // Only the host knows who is free to do it: the hand that pressed the key goes on at that field.
            if (isAbout(said, hand)) focus('express-technician');
          }}
          testId="action-express_order"
        />
      </Panel>
      <Kinds rows={rows} />
    </div>
  );
}
