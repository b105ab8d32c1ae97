import { useTranslation } from 'react-i18next';
import { transport } from '../../api/transport';
import { Fold } from '../../kit/Panel';
import styles from './Stations.module.css';

// In each from what is looked at in a moment to what takes somebody who knows the computer.
const steps = {
  windows: ['allow', 'add', 'rule'],
  linux: ['ufw', 'firewalld'],
  macos: ['allow', 'local'],
} as const;

type System = keyof typeof steps;

/** Typed as they stand, whatever the language. */
const commands: Record<string, (port: number) => string[]> = {
  ufw: (port) => [`sudo ufw allow ${port}/tcp`, 'sudo ufw allow 5353/udp'],
  firewalld: (port) => [
    `sudo firewall-cmd --permanent --add-port=${port}/tcp --add-port=5353/udp`,
    'sudo firewall-cmd --reload',
  ],
};

/** The window stands on the host itself; a browser may be anywhere. What nobody knows is taken for what most shops have. */
function systemOfHost(): System | undefined {
  if (transport().place !== 'window') return undefined;
  if (/mac/i.test(navigator.platform)) return 'macos';
  return /linux/i.test(navigator.platform) ? 'linux' : 'windows';
}

/** What to do when a station does not find the door, though it stands open: nearly always it is the firewall. */
export function Unreachable({ port }: { port: number }) {
  const { t } = useTranslation();
  const first = systemOfHost() ?? 'windows';
  const others = (Object.keys(steps) as System[]).filter((system) => system !== first);
  return (
    <Fold
      name="unreachable"
      title={t('settings:stations.unreachable')}
      summary={t('settings:stations.unreachable_why')}
    >
      <p className={styles.before}>{t('settings:stations.firewall.network')}</p>
      {[first, ...others].map((system) => (
        <details key={system} open={system === first} data-testid={`firewall-${system}`}>
          <summary className={styles.system}>{t(`settings:stations.firewall.title.${system}`)}</summary>
          <ol className={styles.steps}>
            {steps[system].map((step) => (
              <li key={step}>
                {t(`settings:stations.firewall.${system}.${step}`, { port })}
                {commands[step]?.(port).map((command) => (
                  <code key={command} className={styles.command}>
                    {command}
                  </code>
                ))}
              </li>
            ))}
          </ol>
        </details>
      ))}
      <p className={styles.after}>
        {t('settings:stations.firewall.others', { port })} {t('settings:stations.firewall.found')}
      </p>
    </Fold>
  );
}
