import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import type { Line, Visit } from '@bindings';
import { Button } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity, formatRate } from '../../../i18n/amounts';
import { claimWords } from '../../../i18n/claim';
import { warrantyWords } from '../../../i18n/warranty';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Money } from '../../../kit/Money';
import { PlainTable } from '../../../kit/PlainTable';
import { tellsAmounts } from '../visit/visit';
import { discountOf, figuresOf, groupsOf, wasWithdrawn } from './figures';
import { JudgedOf } from './Judge';
import { SupplyOf } from './LineSupply';
import styles from './lines.module.css';
import { LineProfit } from './Profit';

interface LinesTableProps {
  visit: Visit;
  /** Only where the person may change lines in this stage. */
  onEdit?: ((line: Line) => void) | undefined;
  /** Drafts whose figures are a contract's. */
  fixed?: ReadonlySet<number>;
  onRemove?: ((line: Line) => Promise<void>) | undefined;
  /** How an agreed line is dropped, beside the pencil. */
  dropping?: (line: Line) => ReactNode;
}

/** The lines by kind, as the papers list them: as the bill does, or as the job card, which bears no prices. */
export function LinesTable({ visit, onEdit, fixed, onRemove, dropping }: LinesTableProps) {
  const { t } = useTranslation();
  const word = useWords();
  const tells = tellsAmounts(visit);
  return (
    <PlainTable cell="6px 8px" className={styles.table} data-testid="lines">
      <thead>
        <tr>
          <th>{t('visits:lines.column.name')}</th>
          <th>{t('visits:lines.column.payer')}</th>
          <th className={styles.number}>{t('visits:lines.column.count')}</th>
          {tells && (
            <>
              <th className={styles.number}>{t('visits:lines.column.price')}</th>
              <th className={styles.number}>{t('visits:lines.column.discount')}</th>
              <th className={styles.number}>{t('visits:lines.column.amount')}</th>
            </>
          )}
          <th>{t('visits:lines.column.state')}</th>
          {onEdit && <th aria-label={t('visits:lines.column.edit')} />}
        </tr>
      </thead>
      <tbody>
        {groupsOf(visit.lines).map((group) => (
          <Fragment key={group.kind}>
            <tr className={styles.kind}>
              <th colSpan={tells ? 5 : 3} scope="rowgroup">
                {word('line_kind', group.kind)}
              </th>
              {tells && (
                <td className={styles.number}>
                  <Money fen={group.subtotal} />
                </td>
              )}
              <td colSpan={onEdit ? 2 : 1} />
            </tr>
            {group.lines.map((line) => (
              <tr
                key={line.id}
                className={line.state === 'superseded' || line.state === 'declined' ? styles.gone : undefined}
                data-testid={`line-${line.id}`}
              >
                <td className={styles.name}>
                  {line.name}
                  <span className={styles.detail}>
                    {[
                      line.grade && word('part_grade', line.grade),
                      line.code,
                      line.brand,
                      line.specification,
                      line.warranty && t('visits:lines.warranty', { term: warrantyWords(t, line.warranty) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    {line.kind === 'part' &&
                      line.origin !== 'stock' &&
                      ` ${word('part_origin', line.origin)}`}
                    {line.decline_reason &&
                      ` ${t(
                        wasWithdrawn(visit, line)
                          ? 'visits:lines.withdrawn_because'
                          : 'visits:lines.declined_because',
                        { reason: line.decline_reason },
                      )}`}
                  </span>
                  <JudgedOf visit={visit} line={line} />
                  <SupplyOf visit={visit} line={line} testId={`line-${line.id}-stock`} />
                </td>
                <td className={styles.category}>
                  {word('category', line.category)}
                  {line.category !== 'paid' && (
                    <span className={styles.detail}>
                      {[line.payer_name || word('payer', line.payer), claimWords(t, line)]
                        .filter(Boolean)
                        .join(' ')}
                    </span>
                  )}
                </td>
                <td className={styles.number}>
                  {line.kind === 'labour'
                    ? t('words:labour_hours', { hours: line.hours })
                    : [formatQuantity(line.quantity), line.unit].filter(Boolean).join(' ')}
                </td>
                {tells && <Prices visit={visit} line={line} />}
                <td>
                  <span className={`${styles.state} ${styles[line.state]}`}>
                    {wasWithdrawn(visit, line) ? t('visits:lines.withdrawn') : word('line_state', line.state)}
                  </span>
                </td>
                {onEdit && (
                  <td className={styles.tools}>
                    {dropping?.(line)}
                    {visit.editable_lines.includes(line.id) &&
                      !(line.state === 'draft' && fixed?.has(line.id)) && (
                        <Button
                          type="text"
                          icon={<EditOutlined />}
                          aria-label={t('visits:lines.edit', { name: line.name })}
                          data-testid={`edit-line-${line.id}`}
                          onClick={() => onEdit(line)}
                        />
                      )}
                    {line.state === 'draft' && onRemove && <RemoveButton line={line} onRemove={onRemove} />}
                  </td>
                )}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </PlainTable>
  );
}

function Prices({ visit, line }: { visit: Visit; line: Line }) {
  const { t } = useTranslation();
  const discount = discountOf(figuresOf(line));
  return (
    <>
      <td className={styles.number}>
        <Money fen={line.unit_price} />
        {line.price_basis === 'tax_added' && (
          <span className={styles.detail}>{t('words:price_basis.tax_added')}</span>
        )}
      </td>
      <td className={styles.number}>
        {discount === 0 ? '–' : <Money fen={-discount} />}
        {line.discount_rate > 0 && <span className={styles.detail}>{formatRate(line.discount_rate)}</span>}
      </td>
      <td className={styles.number}>
        <Money fen={line.amount} strong={line.state !== 'superseded'} />
        {line.authorised_amount !== null && line.authorised_amount !== line.amount && (
          <span className={styles.detail}>
            {t('visits:lines.authorised', { amount: line.authorised_amount })}
          </span>
        )}
        <span className={`${styles.detail} ${styles.profit}`}>
          <LineProfit visit={visit} line={line.id} />
        </span>
      </td>
    </>
  );
}

function RemoveButton({ line, onRemove }: { line: Line; onRemove: (line: Line) => Promise<void> }) {
  const { t } = useTranslation();
  return (
    <span title={t('visits:lines.remove', { name: line.name })}>
      <ActionButton
        label=""
        icon={<DeleteOutlined aria-label={t('visits:lines.remove', { name: line.name })} />}
        testId={`remove-line-${line.id}`}
        onAct={() => onRemove(line)}
      />
    </span>
  );
}
