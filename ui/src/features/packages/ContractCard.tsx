import type { ContractRow, ItemRest } from '@bindings';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import styles from './Packages.module.css';
import { endSaid, heldSaid, restSaid, validitySaid } from './said';

interface ContractCardProps {
  row: ContractRow;
  /** The page of the contract itself does not lead to itself. */
  plain?: boolean;
  /** What may be done with an item of it here. */
  drawing?: (rest: ItemRest) => ReactNode;
}

/** One contract: what is left of it, until when, and why nothing more is drawn. */
export function ContractCard({ row, plain, drawing }: ContractCardProps) {
  const { t } = useTranslation();
  return (
    <section
      className={styles.contract}
      data-testid={`contract-${row.id}`}
      data-ended={row.end?.why ?? undefined}
    >
      <header>
        {plain ? <strong>{row.name}</strong> : <Link to={`/contracts/${row.id}`}>{row.number}</Link>}
        {!plain && <strong>{row.name}</strong>}
        {row.plate !== null && (
          <PlateBadge plate={row.plate} colour={row.plate_colour ?? 'blue'} size="small" />
        )}
        <Quiet>{validitySaid(t, row)}</Quiet>
        {row.end && (
          <Tag color={row.end.why === 'used_up' || row.end.why === 'closed' ? undefined : 'orange'}>
            {endSaid(t, row.end)}
          </Tag>
        )}
      </header>
      <ul>
        {row.rests.map((rest) => (
          <li key={rest.position} data-testid={`rest-${row.id}-${rest.position}`}>
            <span>{rest.name}</span>
            <strong>{restSaid(t, rest)}</strong>
            <Quiet>{heldSaid(t, rest)}</Quiet>
            {drawing?.(rest)}
          </li>
        ))}
      </ul>
    </section>
  );
}
