import type { AskedShown, InquiryLineShown, OfferShown } from '@bindings';
import { App, Radio, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf, sumTold } from '../../../i18n/amounts';
import { ActionButton } from '../../../kit/ActionButton';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { MessageDialog } from '../../../kit/MessageDialog';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { PlainTable } from '../../../kit/PlainTable';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { ListOut } from '../../lists/ListOut';
import styles from '../orders/Orders.module.css';
import { PartCell, unitsSaid } from '../orders/said';
import { chosenOffers } from './chosen';
import { OfferDialog } from './OfferDialog';

/** One inquiry: what each supplier offers for each part, side by side, and whose offer is taken. */
export default function InquiryPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const id = Number(useParams().id);
  const order = useCommand('order_offers');
  const close = useCommand('close_inquiry');
  const { data: page, error } = useRead('inquiry_page', { id });
  const [picked, setPicked] = useState<Readonly<Record<number, number | null>>>({});
  const [typing, setTyping] = useState<AskedShown>();
  const [told, setTold] = useState<AskedShown>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { inquiry, lines, asked } = page;
  const open = inquiry.closed_at === null;
  const chosen = chosenOffers(lines, asked, picked);
  const missing = chosen.length === 0 ? [{ says: t('purchasing:inquiry.lack.chosen'), at: 'offers' }] : [];
  return (
    <>
      <PageHeader
        title={t('purchasing:inquiry.one', { id: inquiry.id })}
        actions={
          <>
            <ListOut kind="inquiry_list" id={id} />
            {open && (
              <>
                <ActionButton
                  label={t('purchasing:inquiry.close')}
                  danger
                  testId="inquiry-close"
                  onAct={() => close({ id, version: inquiry.version })}
                />
                <ActionButton
                  label={t('purchasing:inquiry.order')}
                  hotkey="F8"
                  primary
                  missing={missing}
                  testId="inquiry-order"
                  onAct={async () => {
                    const made = await order({
                      id,
                      version: inquiry.version,
                      chosen: chosen.map(({ line, offer }) => ({
                        inquiry_line_id: line.id,
                        asked_supplier_id: offer.asked_supplier_id,
                        buying_price: fenOf(offer.buying_price),
                      })),
                    });
                    message.success(
                      t('purchasing:need.ordered', {
                        numbers: made.orders.map((one) => one.number).join(t('words:list_separator')),
                      }),
                    );
                    navigate('/store/orders?view=draft');
                  }}
                />
              </>
            )}
          </>
        }
      >
        <Quiet>
          <DateTimeText at={inquiry.made_at} /> {inquiry.note}
        </Quiet>
        {!open && <Tag>{t('purchasing:inquiry.is_over')}</Tag>}
      </PageHeader>
      <Panel testId="offers">
        <div className={styles.lines} data-lack="offers" tabIndex={-1}>
          <PlainTable cell="8px 12px">
            <thead>
              <tr>
                <th>{t('purchasing:part')}</th>
                <th>{t('purchasing:bought')}</th>
                {asked.map((one) => (
                  <th key={one.id} data-testid={`asked-${one.supplier_name}`}>
                    <span className={styles.cell}>
                      <strong>{one.supplier_name}</strong>
                      <Answered asked={one} />
                      {open && (
                        <span className={styles.cars}>
                          <ActionButton
                            label={t('purchasing:inquiry.type')}
                            size="small"
                            opens
                            testId={`type-${one.supplier_name}`}
                            onAct={() => setTyping(one)}
                          />
                          <ActionButton
                            label={t('words:message_text.copy')}
                            size="small"
                            opens
                            testId={`tell-${one.supplier_name}`}
                            onAct={() => setTold(one)}
                          />
                        </span>
                      )}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line
                  key={line.id}
                  line={line}
                  asked={asked}
                  open={open}
                  picked={chosen.find((one) => one.line.id === line.id)?.offer.asked_supplier_id}
                  onPick={(by) => setPicked((before) => ({ ...before, [line.id]: by }))}
                />
              ))}
            </tbody>
          </PlainTable>
        </div>
        {open && chosen.length > 0 && (
          <div className={styles.foot}>
            <span>{t('purchasing:inquiry.chosen', { many: chosen.length, of: lines.length })}</span>
            <Money fen={sumTold(chosen.map(({ offer }) => offer.line_amount))} inline strong />
          </div>
        )}
      </Panel>
      {typing && <OfferDialog asked={typing} lines={lines} onClose={() => setTyping(undefined)} />}
      {told && (
        <MessageDialog
          title={t('purchasing:message.inquiry', { name: told.supplier_name })}
          text={told.message}
          onClose={() => setTold(undefined)}
        />
      )}
    </>
  );
}

function Answered({ asked }: { asked: AskedShown }) {
  const { t } = useTranslation();
  if (asked.answered_at === null) return <Quiet>{t('purchasing:inquiry.waits')}</Quiet>;
  return (
    <>
      <Quiet>
        {asked.delivery_days !== null && t('purchasing:inquiry.in_days', { days: asked.delivery_days })}{' '}
        {asked.note}
      </Quiet>
      {asked.valid_until !== null && (
        <span className={asked.is_over ? styles.late : undefined}>
          {t(asked.is_over ? 'purchasing:inquiry.held_until' : 'purchasing:inquiry.holds_until')}{' '}
          <DayText day={asked.valid_until} />
        </span>
      )}
      <span className={styles.cars}>
        <Quiet>{t('purchasing:inquiry.total')}</Quiet>
        <Money fen={asked.offer_total} inline />
      </span>
    </>
  );
}

interface LineProps {
  line: InquiryLineShown;
  asked: readonly AskedShown[];
  open: boolean;
  picked: number | undefined;
  onPick: (asked: number | null) => void;
}

function Line({ line, asked, open, picked, onPick }: LineProps) {
  const { t } = useTranslation();
  return (
    <tr data-testid={`inquired-${line.part.code}`}>
      <td>
        <PartCell part={line.part} />
      </td>
      <td>{unitsSaid(t, line, line.part.counted_in)}</td>
      {line.offers.map((offer, place) => (
        <td key={offer.asked_supplier_id}>
          <Offer
            offer={offer}
            answered={asked[place]?.answered_at != null}
            can={open && asked[place]?.is_over === false && offer.buying_price !== null}
            picked={picked === offer.asked_supplier_id}
            label={`${line.part.name} ${asked[place]?.supplier_name ?? ''}`}
            onPick={onPick}
          />
        </td>
      ))}
    </tr>
  );
}

interface OfferProps {
  offer: OfferShown;
  /** Whoever has not answered yet may well have it. */
  answered: boolean;
  can: boolean;
  picked: boolean;
  label: string;
  onPick: (asked: number | null) => void;
}

function Offer({ offer, answered, can, picked, label, onPick }: OfferProps) {
  const { t } = useTranslation();
  if (offer.buying_price === null) return <Quiet>{answered ? t('purchasing:inquiry.no_offer') : '–'}</Quiet>;
  return (
    <span className={styles.cars}>
      {can && (
        <Radio
          checked={picked}
          aria-label={label}
          // Pressed again it is taken back: not everything that was asked has to be bought.
          onClick={() => onPick(picked ? null : offer.asked_supplier_id)}
        />
      )}
      <Money fen={offer.buying_price} inline strong={picked} />
      {offer.cheapest && <Tag color="green">{t('purchasing:inquiry.cheapest')}</Tag>}
      {offer.soonest && <Tag color="blue">{t('purchasing:inquiry.soonest')}</Tag>}
      {offer.delivery_days !== null && (
        <Quiet>{t('purchasing:inquiry.in_days', { days: offer.delivery_days })}</Quiet>
      )}
    </span>
  );
}
