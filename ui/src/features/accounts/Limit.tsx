import type { AccountRoom } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money';
import { Quiet } from '../../kit/Quiet';

/** How much more a customer is trusted with, or that nobody set an end to it. */
export function Limit({ room }: { room: AccountRoom }) {
  const { t } = useTranslation();
  if (room.account_limit === null) return <Quiet>{t('accounts:limit.none')}</Quiet>;
  return (
    <span data-testid="account-limit">
      <Quiet>
        {t('accounts:limit.is')} <Money fen={room.account_limit} inline strong />
        {' · '}
        {t('accounts:limit.left')} <Money fen={room.left} inline strong owed={room.left === 0} />
      </Quiet>
    </span>
  );
}
