import type { ContractRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { MoneyBackDialog } from '../../kit/MoneyBackDialog';

interface GiveBackDialogProps {
  row: ContractRow;
  /** What nobody used of the price. */
  most: number;
  onClose: () => void;
}

const ways = ['as_it_came', 'cash', 'transfer'] as const;

/** A contract goes back: how much of what nobody used, how, and why. It is closed then. */
export function GiveBackDialog({ row, most, onClose }: GiveBackDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const give = useCommand('give_contract_back');
  return (
    <MoneyBackDialog
      open
      title={t('packages:back.title', { number: row.number })}
      most={most}
      wrong={t('packages:back.too_much', { most })}
      orNothing
      amountLabel={t('packages:back.amount')}
      ways={ways}
      wayWord={(way) => (way === 'as_it_came' ? t('packages:back.as_it_came') : word('payment_means', way))}
      verb={t('packages:back.send')}
      testId="give-back"
      sendId="action-give_contract_back"
      onGive={({ means, ...back }) =>
        give({ id: row.id, version: row.version, means: means === 'as_it_came' ? null : means, ...back })
      }
      onClose={onClose}
    >
      <p>{t('packages:back.explained', { most })}</p>
    </MoneyBackDialog>
  );
}
