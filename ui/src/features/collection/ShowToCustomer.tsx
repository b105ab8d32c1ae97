import type { PartShown, PaymentMeans } from '@bindings';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call';
import { ActionButton } from '../../kit/ActionButton';
import { Quiet } from '../../kit/Quiet';
import styles from './collection.module.css';

/** The host forgets a till that says nothing more: it may have been switched off. */
const sayAgain = 10_000;

// One after the other: an amount on its way when the page is left would come after the word that it was.
let saying: Promise<unknown> = Promise.resolve();

function inTurn(say: () => Promise<unknown>): void {
  saying = saying.then(say).catch(() => undefined);
}

interface ShowToCustomerProps {
  sheet: number;
  /** What is on account is collected, and not what is owed. */
  collects: boolean;
  parts: readonly { means: PaymentMeans | null; amount: number }[];
}

/**
 * Tells the host what this till collects, for the screen that faces the customer. A means that was chosen is a customer
 * who pays; before that only a press shows it, as a page is also opened to look something up.
 */
export function ShowToCustomer({ sheet, collects, parts }: ShowToCustomerProps) {
  const { t } = useTranslation();
  const [pressed, setPressed] = useState<number>();
  const [offered, setOffered] = useState(false);
  const chosen = parts.flatMap(({ means, amount }): PartShown[] => (means ? [{ means, amount }] : []));
  const shows = pressed === sheet || chosen.length > 0;
  const said = JSON.stringify(chosen);
  useEffect(() => {
    let gone = false;
    const say = () =>
      inTurn(async () => {
        if (gone) return;
        const asked = { settlement_id: sheet, collects, shows, parts: JSON.parse(said) };
        // Money is taken without it as well; who has to sign in is told by the page itself.
        const answer = await call('show_to_customer', asked).catch(() => undefined);
        if (!gone) setOffered(answer?.can_be_shown ?? false);
      });
    say();
    const beat = setInterval(say, sayAgain);
    return () => {
      gone = true;
      clearInterval(beat);
    };
  }, [sheet, collects, shows, said]);
  useEffect(
    () => () => {
      inTurn(() => call('show_to_customer', { settlement_id: sheet, collects, shows: false, parts: [] }));
    },
    [sheet, collects],
  );
  if (!offered) return null;
  return shows ? (
    <Quiet as="p" testId="shown-to-customer">
      {t('cashier:customer.shown')}
    </Quiet>
  ) : (
    <div className={styles.show}>
      <ActionButton
        label={t('cashier:customer.show')}
        size="small"
        opens
        onAct={() => setPressed(sheet)}
        testId="show-to-customer"
      />
    </div>
  );
}
