import type { PrinterRow, PrintJobRow } from '@bindings';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { usePaperName } from '../../i18n/paperName';
import { stationWords, useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { DateTimeText } from '../../kit/DateTimeText';
import { addressKey, addressOf, isSamePrinter, printerName } from '../../kit/printerAddress';
import { useWhy } from '../../kit/printWords';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import styles from './printing.module.css';

interface JobListProps {
  jobs: readonly PrintJobRow[];
  /** Where else a paper may go. */
  printers: readonly PrinterRow[];
  acts?: boolean;
}

export function JobList({ jobs, printers, acts = false }: JobListProps) {
  const { t } = useTranslation();
  const isAway = (job: PrintJobRow) =>
    job.state === 'waiting' && printers.some((one) => isSamePrinter(one, job) && one.status === 'away');
  return (
    <QuietTable<PrintJobRow>
      rowKey="id"
      dataSource={jobs}
      onRow={(job) => ({ 'data-testid': `print-job-${job.id}`, 'data-state': job.state }) as object}
      columns={[
        { title: t('printing:what'), render: (_, job) => <What job={job} /> },
        { title: t('printing:where'), width: 190, render: (_, job) => <Where job={job} /> },
        {
          title: t('printing:state'),
          width: 260,
          render: (_, job) => <State job={job} isAway={isAway(job)} />,
        },
        { title: t('printing:who'), width: 150, render: (_, job) => <Who job={job} /> },
        ...(acts
          ? [
              {
                title: '',
                width: 268,
                render: (_: unknown, job: PrintJobRow) => <Acts job={job} printers={printers} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function What({ job }: { job: PrintJobRow }) {
  const { t } = useTranslation();
  const paperName = usePaperName();
  if (job.kind === 'calibration_page' || job.kind === 'cash_drawer') return t(`printing:${job.kind}`);
  return (
    <>
      <div>{paperName(job.kind)}</div>
      <Quiet>{job.number}</Quiet>
    </>
  );
}

function Where({ job }: { job: PrintJobRow }) {
  const { t } = useTranslation();
  const where = job.state === 'handed_over' ? t('words:printing.by_hand') : printerName(job);
  return (
    <>
      <div className={styles.whole}>{where}</div>
      <Quiet>
        {job.size.replace('x', '×')}
        {job.copies > 1 && ` × ${job.copies}`}
      </Quiet>
    </>
  );
}

function State({ job, isAway }: { job: PrintJobRow; isAway: boolean }) {
  const { t } = useTranslation();
  const word = useWords();
  const why = useWhy()(job);
  return (
    <>
      <div className={job.needs_somebody ? styles.bad : undefined}>{word('print_state', job.state)}</div>
      {why && <Quiet>{why}</Quiet>}
      {isAway && <Quiet>{word('printer_status', 'away')}</Quiet>}
      {job.is_called_off && <Quiet>{t('words:printing.called_off')}</Quiet>}
      {job.drawer === 'not_told' && <div className={styles.bad}>{word('drawer_state', job.drawer)}</div>}
    </>
  );
}

function Who({ job }: { job: PrintJobRow }) {
  const { t } = useTranslation();
  return (
    <>
      <div>{job.asked_by_name}</div>
      <Quiet>
        {stationWords(t, job.station)} <DateTimeText at={job.asked_at} />
      </Quiet>
    </>
  );
}

function Acts({ job, printers }: { job: PrintJobRow; printers: readonly PrinterRow[] }) {
  const { t } = useTranslation();
  const again = useCommand('send_print_job_again');
  const cancel = useCommand('cancel_print_job');
  const putAway = useCommand('put_print_job_away');
  const about = { id: job.id, version: job.version };
  const others = printers.filter((one) => !isSamePrinter(one, job) && one.sizes.includes(job.size));
  const mayMove =
    job.may_be_sent_again &&
    others.length > 0 &&
    job.kind !== 'calibration_page' &&
    job.kind !== 'cash_drawer';
  return (
    <Buttons>
      {job.may_be_sent_again && job.state !== 'waiting' && (
        <ActionButton
          label={t('words:printing.again')}
          size="small"
          onAct={() => again({ ...about, printer: null, printer_at: null })}
        />
      )}
      {mayMove && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((one) => ({ key: addressKey(one), label: printerName(one) })),
            onClick: ({ key }) => {
              const chosen = others.find((one) => addressKey(one) === key);
              if (chosen) void again({ ...about, ...addressOf(chosen) });
            },
          }}
        >
          <span>
            <ActionButton label={t('printing:elsewhere')} size="small" opens onAct={() => undefined} />
          </span>
        </Dropdown>
      )}
      {job.may_be_cancelled && (
        <ActionButton label={t('words:printing.cancel')} size="small" onAct={() => cancel(about)} />
      )}
      {job.may_be_put_away && (
        <ActionButton label={t('words:printing.put_away')} size="small" onAct={() => putAway(about)} />
      )}
    </Buttons>
  );
}
