import type { SheetContent } from '@bindings';
import { useTranslation } from 'react-i18next';
import { fenOf, formatRate } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { Money } from '../../../kit/Money';
import styles from './settlement.module.css';

/** A sheet in figures: each kind apart, what was let off, tax, and the whole in words. */
export function SheetFigures({ content }: { content: SheetContent }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <dl className={styles.figures}>
      {content.subtotals.map((subtotal) => (
        <div key={subtotal.kind}>
          <dt>{word('line_kind', subtotal.kind)}</dt>
          <dd>
            <Money fen={subtotal.amount} />
          </dd>
        </div>
      ))}
      {content.discount !== 0 && (
        <div>
          <dt>{t('visits:bill.discount')}</dt>
          <dd>
            <Money fen={-fenOf(content.discount)} />
          </dd>
        </div>
      )}
      {content.rounding !== 0 && (
        <div>
          <dt>{t('visits:bill.rounding')}</dt>
          <dd>
            <Money fen={-fenOf(content.rounding)} />
          </dd>
        </div>
      )}
      <div className={styles.tax}>
        <dt>
          {t('visits:bill.tax', {
            rates: content.taxes.map((tax) => formatRate(tax.rate)).join(t('words:list_separator')),
          })}
        </dt>
        <dd>
          <Money fen={content.tax} />
        </dd>
      </div>
      <div className={styles.total}>
        <dt>
          {t('visits:bill.total')} <span>{content.total_in_words}</span>
        </dt>
        <dd>
          <Money fen={content.total} strong />
        </dd>
      </div>
    </dl>
  );
}
