import type { CountBin, CountPage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../kit/EmptyState';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import styles from './Counts.module.css';

interface CountBinsProps {
  page: CountPage;
  bin: number | undefined;
  onBin: (bin: number) => void;
}

/** The bins of a count, and what is left in each; one that is pressed is counted next. */
export function CountBins({ page, bin, onBin }: CountBinsProps) {
  const { t } = useTranslation();
  const left = page.bins.reduce((sum, one) => sum + one.uncounted, 0);
  // What is counted out goes to the end.
  const bins = [...page.bins].sort(
    (one, other) => Number(one.uncounted === 0) - Number(other.uncounted === 0),
  );
  return (
    <Panel
      title={t('counts:bins')}
      testId="count-bins-left"
      extra={<Quiet>{t(left > 0 ? 'counts:left' : 'counts:all_counted', { many: left })}</Quiet>}
    >
      {bins.length === 0 && <EmptyState>{t('counts:no_bins')}</EmptyState>}
      <ul className={styles.bins}>
        {bins.map((one) => (
          <li key={one.bin_id}>
            <BinButton bin={one} chosen={one.bin_id === bin} onPress={() => onBin(one.bin_id)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function BinButton({ bin, chosen, onPress }: { bin: CountBin; chosen: boolean; onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles.bin}
      aria-pressed={chosen}
      data-testid={`count-bin-${bin.bin_code}`}
      onClick={onPress}
    >
      <strong>{bin.bin_code}</strong>
      <Quiet>{bin.bin_name}</Quiet>
      <span className={bin.uncounted === 0 ? styles.done : undefined}>
        {t('counts:progress', { counted: bin.counted, all: bin.counted + bin.uncounted })}
      </span>
    </button>
  );
}
