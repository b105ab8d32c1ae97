import type { ClosedShift } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paperOf } from '../../../api/documents';
import { useRead } from '../../../api/read';
import { formatInstant } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { DocumentPreview } from '../../../kit/DocumentPreview';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { CloseDialog } from './CloseDialog';
import { MoveDialog } from './MoveDialog';
import { OpenDialog } from './OpenDialog';
import { Outside } from './Outside';
import styles from './shift.module.css';

/** One's own shift. What should be in the drawer stands nowhere before it is counted. */
export function ShiftBar() {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('my_shift', {});
  const [asks, setAsks] = useState<'open' | 'move' | 'close'>();
  const [closed, setClosed] = useState<ClosedShift>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return null;
  const running = data.shift;
  const done = () => setAsks(undefined);
  const receipts = running?.means.reduce((sum, of) => sum + of.receipts, 0) ?? 0;
  const refunds = running?.means.reduce((sum, of) => sum + of.refunds, 0) ?? 0;
  return (
    <section className={styles.bar} aria-label={t('cashier:shift.bar')} data-testid="shift-bar">
      <strong>{t('cashier:shift.bar')}</strong>
      {running ? (
        <>
          <span data-testid="shift-since">
            {t('cashier:shift.since', {
              number: running.shift.number,
              at: formatInstant(t, running.shift.opened_at),
            })}
          </span>
          <span>
            {t('cashier:shift.float')} <Money fen={running.shift.opening_float} inline />
          </span>
          <Quiet>{t('cashier:shift.counts', { receipts, refunds })}</Quiet>
          {running.movements.map((moved) => (
            <Quiet key={moved.id}>
              {word('cash_direction', moved.direction)} <Money fen={moved.amount} inline /> {moved.reason}
            </Quiet>
          ))}
        </>
      ) : (
        <Quiet>
          {t('cashier:shift.none')} {data.required && t('cashier:shift.none_required')}
        </Quiet>
      )}
      <Outside outside={data.outside} />
      <div className={styles.acts}>
        <Buttons>
          {running ? (
            <>
              <ActionButton
                label={t('cashier:shift.move')}
                opens
                testId="shift-move"
                onAct={() => setAsks('move')}
              />
              <ActionButton
                label={t('cashier:shift.close')}
                opens
                testId="shift-close"
                onAct={() => setAsks('close')}
              />
            </>
          ) : (
            <ActionButton
              label={t('cashier:shift.open')}
              opens
              testId="shift-open"
              onAct={() => setAsks('open')}
            />
          )}
        </Buttons>
      </div>
      {asks === 'open' && <OpenDialog outside={data.outside} onClose={done} />}
      {asks === 'move' && <MoveDialog onClose={done} />}
      {asks === 'close' && running && (
        <CloseDialog
          shift={running.shift}
          means={running.means}
          onClose={done}
          onClosed={(now) => {
            done();
            setClosed(now);
          }}
        />
      )}
      <DocumentPreview
        open={closed !== undefined}
        source={closed && paperOf('shift_report', closed.shift.id, closed.shift.number)}
        version={closed?.shift.id ?? 0}
        onClose={() => setClosed(undefined)}
      />
    </section>
  );
}
