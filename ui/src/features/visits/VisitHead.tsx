import { EditOutlined, PhoneOutlined } from '@ant-design/icons';
import type { Visit } from '@bindings';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { fenOf, sumTold } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Promised } from '../../kit/Age';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import { Money } from '../../kit/Money';
import { Phone } from '../../kit/Phone';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { StageRail } from '../../kit/StageRail';
import { HeldVouchers } from '../vouchers/HeldVouchers';
import { CorrectCheckIn } from './checkIn/CorrectCheckIn';
import { RefuseDelivery } from './delivery/RefuseDelivery';
import { MovePromise } from './MovePromise';
import { OwnPhone } from './ownPhone/OwnPhone';
import { PriorityChoice } from './PriorityChoice';
import { ReassignAdvisor } from './ReassignAdvisor';
import styles from './VisitHead.module.css';
import { VisitAction } from './visit/VisitAction';
import { VisitTitle } from './visit/VisitTitle';
import { actionOf, activeSheets, isYours, nameOf, onAccountOf, owedOf, tellsAmounts } from './visit/visit';

/** Which car, whose, how far along, and until when. */
export function VisitHead({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const [moving, setMoving] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const [reassigning, setReassigning] = useState(false);
  const mayMove = isYours(visit, 'move_promise');
  // Who moves it need not be who speaks with the customer.
  const maySpeak = useMay('reassign_advisor');
  const handOver = actionOf(visit, 'reassign_advisor');
  const mayHandOver = handOver?.yours && handOver.missing.length === 0;
  const cancel = useCommand('cancel_visit');
  const undoArrival = useCommand('undo_arrival');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const undo = visit.undo_arrival;
  const { order, vehicle, customer } = visit;
  const plate = vehicle.plate ?? order.number;
  useEffect(() => {
    document.title = `${plate} ${order.number} · Workbay`;
  }, [plate, order.number]);

  const phone = order.brought_by_phone || customer.phone;
  const name =
    order.brought_by_name && order.brought_by_name !== customer.name
      ? t('visits:head.brought_by', { customer: customer.name, name: order.brought_by_name })
      : customer.name;
  const car = [vehicle.make, vehicle.model, vehicle.colour].filter(Boolean).join(' ');

  return (
    <header className={styles.head} data-testid="visit-head">
      <div className={styles.facts}>
        <PlateBadge plate={vehicle.plate} colour={vehicle.plate_colour} size="large" />
        <div className={styles.who}>
          <h1>
            <Link to={`/customers/${customer.id}`} className={styles.name} title={name}>
              {name}
            </Link>
            {phone && (
              <Phone number={phone} className={styles.phone} testId="visit-phone">
                <PhoneOutlined /> {phone}
              </Phone>
            )}
            {fenOf(visit.stored.total) > 0 && (
              <span className={styles.phone} data-testid="visit-stored">
                {t('words:stored.title')} <Money fen={visit.stored.total} inline />
              </span>
            )}
            <HeldVouchers customer={customer.id} className={styles.phone} />
          </h1>
          <p className={styles.car}>
            <Link to={`/vehicles/${vehicle.id}`}>{car || t('visits:head.car')}</Link>
            {vehicle.vin && <span className={styles.vin}>{vehicle.vin}</span>}
            {order.mileage_km !== null && <span>{t('words:km', { km: order.mileage_km })}</span>}
          </p>
        </div>
        <div className={styles.order}>
          <Quiet as="p" testId="visit-number">
            {order.number} · {word('repair_kind', order.repair_kind)} · {nameOf(visit, order.advisor_id)}
            {mayHandOver && (
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-label={word('action', 'reassign_advisor')}
                title={word('action', 'reassign_advisor')}
                data-testid="reassign-advisor-open"
                onClick={() => setReassigning(true)}
              />
            )}
          </Quiet>
          <Sum visit={visit} />
          <p className={styles.promise} data-testid="visit-promise">
            {order.promised_at ? (
              <>
                {t('visits:head.promised')} <Promised at={order.promised_at} stage={order.stage} />
              </>
            ) : (
              t('visits:head.no_promise')
            )}
            {mayMove && (
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-label={t('visits:promise.move')}
                title={t('visits:promise.move')}
                data-testid="move-promise"
                onClick={() => setMoving(true)}
              />
            )}
            <PriorityChoice visit={visit} may={mayMove} />
            {/* Here it makes the head no higher: below it the work begins. */}
            {mayMove && maySpeak && <OwnPhone visit={visit} thing={{ kind: 'progress' }} inline />}
          </p>
        </div>
        <div className={styles.aside}>
          {undo && (
            <ActionButton
              size="small"
              label={t('visits:head.undo_arrival')}
              onAct={async () => {
                await undoArrival(undo);
                message.success(t('visits:head.undo_arrival_done'));
                navigate(`/bookings/${undo.id}`);
              }}
              testId="action-undo-arrival"
            />
          )}
          <VisitAction
            visit={visit}
            action="refuse_delivery"
            danger
            rare
            size="small"
            onAct={() => setRefusing(true)}
          />
          <VisitAction
            visit={visit}
            action="correct_check_in"
            rare
            size="small"
            onAct={() => setCorrecting(true)}
          />
          <VisitAction
            visit={visit}
            action="cancel"
            danger
            rare
            size="small"
            onAct={() => setCancelling(true)}
          />
        </div>
      </div>
      <StageRail stage={order.stage} steps={visit.steps} />
      {correcting && <CorrectCheckIn visit={visit} onClose={() => setCorrecting(false)} />}
      {refusing && <RefuseDelivery visit={visit} onClose={() => setRefusing(false)} />}
      {reassigning && <ReassignAdvisor visit={visit} onClose={() => setReassigning(false)} />}
      {moving && <MovePromise visit={visit} onClose={() => setMoving(false)} />}
      <ConfirmWithReason
        open={cancelling}
        title={<VisitTitle visit={visit}>{t('visits:cancel.title', { number: order.number })}</VisitTitle>}
        verb={word('action', 'cancel')}
        suggestions={[t('visits:cancel.customer'), t('visits:cancel.mistake'), t('visits:cancel.price')]}
        onConfirm={(reason) => cancel({ work_order_id: order.id, version: order.version, reason })}
        onClose={() => setCancelling(false)}
      >
        {t('visits:cancel.explained')}
      </ConfirmWithReason>
    </header>
  );
}

/**
 * What the visit comes to by now, on the first screen of every stage: agreed, then owed, on account or paid. For those
 * who offer or take money; at the car nobody needs it.
 */
function Sum({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const offers = useMay('issue_estimate');
  const takes = useMay('take_payment');
  // While some of it is on no sheet, what was agreed is what it comes to.
  const billed = visit.is_all_billed;
  // Whoever offers or takes money is told amounts; to the others nothing of it is drawn.
  const [owed, trusted] = [fenOf(owedOf(visit)), fenOf(onAccountOf(visit))];
  const [what, fen] = !billed
    ? (['agreed', visit.approved_total] as const)
    : owed > 0
      ? (['owed', owed] as const)
      : trusted > 0
        ? (['on_account', trusted] as const)
        : (['paid', sumTold(activeSheets(visit).map((sheet) => sheet.received))] as const);
  if (!tellsAmounts(visit) || (!offers && !takes) || (!billed && fen === 0)) return null;
  return (
    <p className={styles.sum} data-testid="visit-sum">
      {t(`visits:head.sum.${what}`)} <Money fen={fen} inline strong />
    </p>
  );
}
