import type { PartsRow } from '@bindings';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { formatQuantity } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import type { AtHand } from './atHand';
import { IssueForm } from './IssueForm';
import styles from './Page.module.css';
import { marksOf } from './picking';
import { StockWords } from './StockWords';

/** One part a car takes: what of it went out, where the rest lies, and what may be done. */
export function PartLine({ row, hand }: { row: PartsRow; hand: AtHand }) {
  const { t } = useTranslation();
  const word = useWords();
  const layReady = useCommand('lay_ready');
  const place = useRef<HTMLLIElement>(null);
  const open = hand.issuing === row.line_id && row.may_issue;
  // A line that was scanned may lie far below.
  useEffect(() => {
    if (open) place.current?.scrollIntoView?.({ block: 'center' });
  }, [open]);
  const unit = row.stock?.counted_in || row.unit;
  const of = (quantity: number) => [formatQuantity(quantity), unit].filter(Boolean).join(' ');
  const stands = row.state === 'approved';
  return (
    <li ref={place} className={open ? styles.picked : undefined} data-testid={`part-${row.line_id}`}>
      <div className={styles.row}>
        <span className={styles.part}>
          <strong className={stands ? undefined : styles.gone}>{row.name}</strong>
          <span className={styles.quiet}>{marksOf(row).join(' · ')}</span>
        </span>
        {row.grade && <span className={styles.origin}>{word('part_grade', row.grade)}</span>}
        {row.origin !== 'stock' && <span className={styles.origin}>{word('part_origin', row.origin)}</span>}
        {row.stock?.bin_code && <span className={styles.bin}>{row.stock.bin_code}</span>}
        <span className={styles.quantity} data-testid={`part-${row.line_id}-quantity`}>
          {row.issued !== 0 && (
            <span className={row.open === 0 && row.to_take_back === 0 ? styles.issued : undefined}>
              {t('parts:issued', { quantity: formatQuantity(row.issued) })}
            </span>
          )}
          <strong>
            {formatQuantity(row.quantity)} {row.unit}
          </strong>
          {row.wanted !== row.quantity && <span>{`= ${of(row.wanted)}`}</span>}
        </span>
      </div>
      <div className={styles.row}>
        <span className={styles.part}>
          {row.stock && <StockWords stock={row.stock} unit={unit} />}
          {row.other_unit && (
            <span className={styles.short}>
              {t('parts:other_unit', { unit: row.unit, counted: row.stock?.counted_in ?? '' })}
            </span>
          )}
          {row.to_take_back > 0 && (
            <span className={styles.short}>
              {t('parts:to_take_back', { quantity: of(row.to_take_back) })}
            </span>
          )}
          {row.laid_at !== null && <span className={styles.issued}>{t('parts:laid')}</span>}
        </span>
        {hand.keeps && !open && (
          <Buttons>
            {row.may_link && (
              <ActionButton
                size="large"
                opens
                label={t('parts:link.verb')}
                onAct={() => hand.link(row)}
                testId={`link-${row.line_id}`}
              />
            )}
            {row.may_lay_ready && (
              <ActionButton
                size="large"
                label={t(row.laid_at === null ? 'parts:lay_ready' : 'parts:lay_not_ready')}
                onAct={() => layReady({ line_id: row.line_id, ready: row.laid_at === null })}
                testId={`lay-${row.line_id}`}
              />
            )}
            {row.issued > 0 && (
              <ActionButton
                size="large"
                opens
                label={t('parts:take_back.verb')}
                onAct={() => hand.takeBack(row)}
                testId={`take-back-${row.line_id}`}
              />
            )}
            {row.may_issue && (
              <ActionButton
                size="large"
                opens
                label={t('parts:issue.verb')}
                onAct={() => hand.issue(row.line_id)}
                testId={`issue-${row.line_id}`}
              />
            )}
          </Buttons>
        )}
      </div>
      {open && (
        <IssueForm
          key={`${row.line_id} ${hand.box}`}
          row={row}
          unit={unit}
          box={hand.box}
          onCode={hand.scanned}
          onDone={() => hand.issue(undefined)}
        />
      )}
    </li>
  );
}
