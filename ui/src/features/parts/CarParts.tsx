import { FilePdfOutlined, PauseOutlined, UserOutlined } from '@ant-design/icons';
import type { PartsCar, PartsJob } from '@bindings';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../api/command';
import { usePaperName } from '../../i18n/paperName';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Age, Promised } from '../../kit/Age';
import { PlateBadge } from '../../kit/PlateBadge';
import type { AtHand } from './atHand';
import styles from './Page.module.css';
import { PartLine } from './PartLine';
import { Requests } from './Requests';

/** One car: what it is, what is laid ready for it, and who fits it where. */
export function CarParts({ car, hand }: { car: PartsCar; hand: AtHand }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const paperName = usePaperName();
  const issueAll = useCommand('issue_all');
  const all = async () => {
    const { lines, arrivals } = await issueAll({ work_order_id: car.work_order_id });
    if (lines.length === 0) message.warning(t('parts:issue.nothing_there'));
    else message.success(t('parts:issue.done', { count: lines.length }));
    if (arrivals.some((arrival) => arrival.went_on)) message.info(t('parts:issue.went_on'));
  };
  return (
    <article className={styles.car} data-testid={`parts-${car.work_order_id}`}>
      <div className={styles.about}>
        <PlateBadge plate={car.plate} colour={car.plate_colour} />
        <span>{[car.make, car.model].filter(Boolean).join(' ')}</span>
        <Link className={styles.visit} to={`/visits/${car.work_order_id}`}>
          {car.number}
        </Link>
        {car.promised_at && <Promised at={car.promised_at} stage={car.stage} />}
        {hand.slip && car.parts.some((row) => row.issued !== 0) && (
          <ActionButton
            label={paperName('issue_slip')}
            icon={<FilePdfOutlined />}
            opens
            testId={`issue-slip-${car.work_order_id}`}
            onAct={() => hand.slip?.(car)}
          />
        )}
        {hand.keeps && car.may_issue_all && (
          <ActionButton
            size="large"
            label={t('parts:issue.all')}
            onAct={all}
            testId={`issue-all-${car.work_order_id}`}
          />
        )}
      </div>
      <div className={styles.needs}>
        <ul className={styles.parts}>
          {car.parts.length === 0 && car.requests.length === 0 && (
            <li className={styles.quiet}>{t('parts:unwritten')}</li>
          )}
          {car.parts.map((row) => (
            <PartLine key={row.line_id} row={row} hand={hand} />
          ))}
        </ul>
        <Requests requests={car.requests} answers={hand.keeps} />
      </div>
      <ul className={styles.jobs}>
        {car.jobs.length === 0 && <li className={styles.quiet}>{t('parts:all_done')}</li>}
        {car.jobs.map((job) => (
          <Work key={job.job_id} job={job} />
        ))}
      </ul>
    </article>
  );
}

function Work({ job }: { job: PartsJob }) {
  const { t } = useTranslation();
  const word = useWords();
  const stands = job.lacks_parts;
  const who = job.technician_names.join(t('words:list_separator')) || t('parts:nobody');
  return (
    <li className={stands ? styles.stands : undefined}>
      <span className={styles.work}>
        <span>{job.name}</span>
        <span className={styles.state}>
          {stands && <PauseOutlined />} {word('job_state', job.state)}
          {job.state === 'paused' && job.pause_reason && ` · ${word('pause_reason', job.pause_reason)}`}
          {job.since && job.state !== 'waiting' && (
            <>
              {' '}
              <Age since={job.since} amber={stands ? 30 : 24 * 60} red={stands ? 120 : 7 * 24 * 60} />
            </>
          )}
        </span>
      </span>
      <span className={styles.quiet}>
        <UserOutlined /> {[who, job.bay_name].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}
