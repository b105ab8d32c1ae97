import type { OutsideRow, Visit } from '@bindings';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { progressLine } from '../../../i18n/progress';
import { formatDay } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { copyText } from '../../../kit/clipboard';
import { Quiet } from '../../../kit/Quiet';
import { RiskMark } from '../../../kit/RiskMark';
import { Row } from '../../../kit/Row';
import { isYours } from '../visit/visit';
import { BackDialog } from './BackDialog';
import { DayDialog } from './DayDialog';
import { OutsideDialog } from './OutsideDialog';
import { TellDialog } from './TellDialog';
import styles from './told.module.css';

/**
 * How far the car is in one line to be read out, what its customer is still to be told, and what of it is at another
 * house. Everything that was told stands in the timeline.
 */
export function ToldCard({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [telling, setTelling] = useState(false);
  const [sending, setSending] = useState(false);
  const [back, setBack] = useState<OutsideRow>();
  const [later, setLater] = useState<OutsideRow>();
  const { to_tell, progress } = visit;
  // Wherever the visit stands by now: what is away comes back.
  const mayFetch = useMay('take_back_outside');
  const away = visit.outside.filter((one) => one.back_at === null);
  if (!visit.is_in_shop) return null;
  const line = progressLine(t, progress);
  return (
    <section
      className={styles.card}
      aria-label={t('visits:told.title')}
      data-testid="told-card"
      data-lack="outside"
    >
      <h2>{t('visits:told.title')}</h2>
      <p className={styles.line} data-testid="progress-line">
        {line}
      </p>
      {progress.risk !== 'calm' && (
        <p className={styles.line}>
          <RiskMark promise={progress} testId="promise-risk" />
        </p>
      )}
      {to_tell && (
        <p className={styles.near} data-testid="to-tell">
          {t(`visits:told.due.${to_tell.matter === 'ready' ? 'ready' : 'promise'}`, {
            reason: to_tell.reason,
          })}
          {to_tell.tries > 0 && ` · ${t('visits:told.tries', { number: to_tell.tries })}`}
        </p>
      )}
      {away.map((one) => (
        <p
          key={one.id}
          className={one.standing === 'overdue' ? styles.late : styles.line}
          data-testid={`away-${one.id}`}
        >
          {one.what} · {one.partner} ·{' '}
          {t(`words:outside_standing.${one.standing}`, { day: formatDay(t, one.due_back_on) })}
          {one.receipt && (
            <>
              {' '}
              <Quiet>{t('visits:outside.receipt_no', { receipt: one.receipt })}</Quiet>
            </>
          )}{' '}
          {one.later_reason && <Quiet>{one.later_reason} </Quiet>}
          {mayFetch && (
            <>
              <ActionButton
                size="small"
                label={t('visits:outside.back')}
                opens
                testId={`outside-back-${one.id}`}
                onAct={() => setBack(one)}
              />{' '}
              <ActionButton
                size="small"
                label={t('visits:outside.day')}
                opens
                testId={`outside-later-${one.id}`}
                onAct={() => setLater(one)}
              />
            </>
          )}
        </p>
      ))}
      <Row wrap gap={8}>
        {isYours(visit, 'note_told') && (
          <ActionButton
            size="small"
            label={t('visits:told.open')}
            opens
            testId="tell-open"
            onAct={() => setTelling(true)}
          />
        )}
        {isYours(visit, 'send_outside') && (
          <ActionButton
            size="small"
            label={t('visits:outside.open')}
            opens
            testId="outside-open"
            onAct={() => setSending(true)}
          />
        )}
        <ActionButton
          size="small"
          label={t('visits:told.copy')}
          testId="progress-copy"
          onAct={async () => {
            if (await copyText(line)) message.success(t('words:copied', { text: line }));
            else message.warning(t('visits:told.by_hand'));
          }}
        />
      </Row>
      {telling && <TellDialog visit={visit} onClose={() => setTelling(false)} />}
      {sending && <OutsideDialog visit={visit} onClose={() => setSending(false)} />}
      {later && <DayDialog visit={visit} outside={later} onClose={() => setLater(undefined)} />}
      {back && <BackDialog visit={visit} outside={back} onClose={() => setBack(undefined)} />}
    </section>
  );
}
