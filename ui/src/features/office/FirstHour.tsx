import { CheckCircleFilled, RightOutlined } from '@ant-design/icons';
import type { FirstHourItem, FirstHourStep } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import styles from './FirstHour.module.css';

/** Where each is done. */
const places: Record<FirstHourStep, string> = {
  hire: '/settings/people',
  share_roles: '/settings/people',
  add_bays: '/settings/bays',
  price_list: '/settings/catalogue',
  bring_customers: '/imports',
  let_stations_in: '/settings/stations',
  try_printer: '/printing',
};

/** What a new shop sees to before its first car, each one press away; what is done ticks itself. */
export function FirstHour({ items }: { items: readonly FirstHourItem[] }) {
  const { t } = useTranslation();
  const word = useWords();
  const close = useCommand('close_first_hour');
  const open = items.filter((item) => !item.done).length;
  return (
    <Panel
      title={t('office:first_hour.title')}
      testId="first-hour"
      extra={
        <ActionButton
          label={t('office:first_hour.close')}
          size="small"
          onAct={() => close({ open })}
          testId="action-close_first_hour"
        />
      }
    >
      <ol className={styles.steps}>
        {items.map(({ step, done }) => (
          <li
            key={step}
            className={done ? styles.done : styles.open}
            data-testid={`first-hour-${step}`}
            data-done={done}
          >
            <Link to={places[step]} className={styles.link}>
              {done ? (
                <CheckCircleFilled aria-label={t('office:first_hour.done')} className={styles.tick} />
              ) : (
                <span className={styles.circle} />
              )}
              <span>
                {word('first_hour_step', step)}
                {!done && <Quiet as="p">{t(`office:first_hour.why.${step}`)}</Quiet>}
              </span>
              <RightOutlined aria-hidden="true" className={styles.arrow} />
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
