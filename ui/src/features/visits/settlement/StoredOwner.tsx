import type { StoredOwner as Owner } from '@bindings';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money } from '../../../kit/Money';
import { Phone } from '../../../kit/Phone';
import { Quiet } from '../../../kit/Quiet';
import styles from './settlement.module.css';

interface StoredOwnerProps {
  owner: Owner;
  agreed: boolean;
  testId: string;
  onAgree: (agreed: boolean) => void;
}

/** Whose money is about to be spent, and what is there: nobody's is drawn unawares. */
export function StoredOwner({ owner, agreed, testId, onAgree }: StoredOwnerProps) {
  const { t } = useTranslation();
  const { balance } = owner;
  return (
    <div className={styles.stored} data-testid={testId} data-lack="agreed">
      <strong>
        {t('words:stored.owner', { name: owner.name })}
        {owner.phone && (
          <>
            {' '}
            <Phone number={owner.phone} />
          </>
        )}
      </strong>
      <span>
        {t('words:stored.balance')} <Money fen={balance.total} inline strong /> ({t('words:stored.paid')}{' '}
        <Money fen={balance.paid} inline />, {t('words:stored.gift')} <Money fen={balance.gift} inline />)
      </span>
      <Quiet as="p">{t('words:stored.rule')}</Quiet>
      <Checkbox
        checked={agreed}
        data-testid={`${testId}-agree`}
        onChange={(event) => onAgree(event.target.checked)}
      >
        {t('words:stored.agree', { name: owner.name })}
      </Checkbox>
    </div>
  );
}
