import { LIMITS, type RunningMeans } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { MoneyInput } from '../../../kit/AmountInput';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { type Compared, toCompare } from './count';
import styles from './shift.module.css';

interface OtherMeansProps {
  means: readonly RunningMeans[];
  compared: Compared;
  onChange: (compared: Compared) => void;
}

/** What is no cash: what the program says came in, beside what the terminal's slip or the platform's page says. */
export function OtherMeans({ means, compared, onChange }: OtherMeansProps) {
  const { t } = useTranslation();
  const word = useWords();
  const rows = toCompare(means);
  if (rows.length === 0) return null;
  return (
    <>
      <table className={styles.count} data-testid="other-means">
        <thead>
          <tr>
            <th>{t('cashier:shift.other_means')}</th>
            <th>{t('cashier:shift.by_program')}</th>
            <th>{t('cashier:shift.by_terminal')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ means: by, net }) => {
            const called = word('payment_means', by);
            return (
              <tr key={by}>
                <th scope="row">{called}</th>
                <td className={styles.right}>
                  <Money fen={net} />
                </td>
                <td data-testid={`compared-${by}`}>
                  <MoneyInput
                    value={compared[by] ?? null}
                    min={-LIMITS.money}
                    max={LIMITS.money}
                    aria-label={`${called} ${t('cashier:shift.by_terminal')}`}
                    onChange={(next) => onChange({ ...compared, [by]: next })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Quiet as="p">{t('cashier:shift.compare_hint')}</Quiet>
    </>
  );
}
