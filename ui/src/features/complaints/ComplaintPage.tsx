import type { ComplaintPage as Page } from '@bindings';
import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { Columns } from '../../kit/Columns';
import { DateTimeText } from '../../kit/DateTimeText';
import { Fact, Facts } from '../../kit/Facts';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { Phone } from '../../kit/Phone';
import { PlateBadge } from '../../kit/PlateBadge';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { AnswerDue } from './AnswerDue';
import { ComplaintActions } from './ComplaintActions';
import styles from './Complaints.module.css';
import { counterScores, markText } from './counterScores';
import { SeverityTag } from './SeverityTag';

/** One complaint: what it is about, what was done, and what comes next. */
export default function ComplaintPage() {
  const { t } = useTranslation();
  const word = useWords();
  const { id } = useParams();
  const { data: page, error } = useRead('get_complaint', { id: Number(id) });
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { complaint, plate, plate_colour: colour } = page;
  return (
    <>
      <PageHeader title={complaint.number} windowTitle={`${t('complaints:one')} ${complaint.number}`}>
        {complaint.vehicle_id !== null && (
          <Link to={`/vehicles/${complaint.vehicle_id}`}>
            <PlateBadge plate={plate} colour={colour} />
          </Link>
        )}
        <Tag data-testid="complaint-state">{word('complaint_state', complaint.state)}</Tag>
        <Tag data-testid="complaint-level">
          {t('complaints:level', { level: word('complaint_level', complaint.level) })}
        </Tag>
        <SeverityTag severity={complaint.severity} />
        {complaint.reopened > 0 && <span>{t('complaints:reopened', { count: complaint.reopened })}</span>}
      </PageHeader>
      <Columns widths="minmax(0, 1fr) minmax(320px, 400px)" below={900}>
        <Stack gap={16}>
          <Matter page={page} />
          <Steps page={page} />
        </Stack>
        <ComplaintActions key={complaint.id} page={page} />
      </Columns>
    </>
  );
}

function Matter({ page }: { page: Page }) {
  const { t } = useTranslation();
  const word = useWords();
  const { complaint, owner_name: owner, marks } = page;
  return (
    <Panel title={t('complaints:matter')} padded>
      {complaint.matter && <p className={styles.matter}>{complaint.matter}</p>}
      <Facts names="beside">
        <Fact label={t('complaints:fact.person')}>
          {complaint.customer_id === null ? (
            complaint.person_name
          ) : (
            <Link to={`/customers/${complaint.customer_id}`}>{complaint.person_name}</Link>
          )}{' '}
          {complaint.phone && <Phone number={complaint.phone} />}
        </Fact>
        <Fact label={t('complaints:fact.category')}>
          {word('complaint_category', complaint.category)} · {word('complaint_source', complaint.source)}
        </Fact>
        {marks && (
          <Fact label={t('complaints:fact.marks')} className={styles.marks} testId="complaint-marks">
            {counterScores(marks).map((given) => (
              <span key={given.field} className={given.low ? styles.low : undefined}>
                {markText(t, given)}
              </span>
            ))}
          </Fact>
        )}
        {complaint.work_order_id !== null && (
          <Fact label={t('complaints:fact.visit')}>
            <Link to={`/visits/${complaint.work_order_id}`}>{page.work_order_number}</Link>
          </Fact>
        )}
        <Fact label={t('complaints:fact.due')}>
          {complaint.state === 'closed' ? (
            <DateTimeText at={complaint.responded_at} />
          ) : (
            <AnswerDue complaint={complaint} />
          )}
        </Fact>
        <Fact label={t('complaints:fact.owner')} testId="complaint-owner">
          {owner}
        </Fact>
        {complaint.remedy && (
          <Fact label={t('complaints:fact.remedy')} testId="complaint-remedy">
            {complaint.remedy} {fenOf(complaint.cost) > 0 && <Money fen={complaint.cost} inline strong />}
          </Fact>
        )}
      </Facts>
    </Panel>
  );
}

function Steps({ page }: { page: Page }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <Panel title={t('complaints:steps')} padded>
      <ol className={styles.steps} data-testid="complaint-steps">
        {page.steps.map(({ step, person_name: name }) => (
          <li key={step.id} className={styles[step.kind]}>
            <span className={styles.stepHead}>
              <strong>{word('step_kind', step.kind)}</strong>
              <span>
                {step.means && `${word('word_means', step.means)} · ${step.told} · `}
                <DateTimeText at={step.at} weekday /> {name}
              </span>
            </span>
            {step.text && <p>{step.text}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
