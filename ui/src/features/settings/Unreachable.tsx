import { useTranslation } from 'react-i18next';
import { Fold } from '../../kit/Panel';
import styles from './Stations.module.css';

// From what is looked at in a moment to what takes somebody who knows the computer.
const steps = ['network', 'allow', 'add', 'rule', 'others'] as const;

/** What to do when a station does not find the door, though it stands open: nearly always it is the firewall. */
export function Unreachable({ port }: { port: number }) {
  const { t } = useTranslation();
  return (
    <Fold
      name="unreachable"
      title={t('settings:stations.unreachable')}
      summary={t('settings:stations.unreachable_why')}
    >
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{t(`settings:stations.firewall.${step}`, { port })}</li>
        ))}
      </ol>
    </Fold>
  );
}
