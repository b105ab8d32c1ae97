import type { PaperPrints, PrintJobRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/words';
import { ActionButton } from './ActionButton';
import { Alert } from './Alert';
import { DateTimeText } from './DateTimeText';
import { printerName } from './printerAddress';
import { usePrinting } from './printing';
import styles from './printing.module.css';
import { useWhy } from './printWords';
import { Row } from './Row';

/** What became of the paper that is looked at: on its way, printed how often, or why not. */
export function PrintStatus({ prints }: { prints: PaperPrints | undefined }) {
  const { t } = useTranslation();
  const { useActs } = usePrinting();
  const acts = useActs();
  if (!prints?.newest) return null;
  const { printed, next_is_marked, newest: job } = prints;
  if (job.needs_somebody) {
    return (
      <Alert
        type={job.state === 'held' ? 'warning' : 'error'}
        className={styles.trouble}
        data-testid="print-status"
        data-state={job.state}
        title={<Sentence job={job} />}
        description={<Why job={job} />}
        action={
          <Row gap={8}>
            {job.may_be_sent_again && (
              <ActionButton label={t('words:printing.again')} size="small" onAct={() => acts.again(job)} />
            )}
            {job.may_be_cancelled && (
              <ActionButton label={t('words:printing.cancel')} size="small" onAct={() => acts.cancel(job)} />
            )}
            {job.may_be_put_away && (
              <ActionButton
                label={t('words:printing.put_away')}
                size="small"
                onAct={() => acts.putAway(job)}
              />
            )}
          </Row>
        }
      />
    );
  }
  return (
    <p className={styles.status} role="status" data-testid="print-status" data-state={job.state}>
      <Sentence job={job} />
      {(job.state === 'printed' || job.state === 'handed_over') && (
        <>
          {' '}
          <DateTimeText at={job.ended_at} />
        </>
      )}
      {next_is_marked && (
        <span className={styles.next}>
          {job.state === 'printed'
            ? t('words:printing.next_is_reprint', { count: printed })
            : t('words:printing.next_is_marked')}
        </span>
      )}
      {job.may_be_cancelled && (
        <ActionButton label={t('words:printing.cancel')} size="small" onAct={() => acts.cancel(job)} />
      )}
    </p>
  );
}

function Sentence({ job }: { job: PrintJobRow }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <>
      {job.state !== 'handed_over' && `${printerName(job)} · `}
      {word('print_state', job.state)}
      {job.is_called_off && ` · ${t('words:printing.called_off')}`}
      {job.drawer === 'not_told' && ` · ${word('drawer_state', job.drawer)}`}
    </>
  );
}

function Why({ job }: { job: PrintJobRow }) {
  const { t } = useTranslation();
  const why = useWhy()(job);
  return why || (job.state === 'lost' ? t('words:printing.look_at_the_printer') : null);
}
