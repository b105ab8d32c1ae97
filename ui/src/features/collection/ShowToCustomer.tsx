import type { PartShown, PaymentMeans } from '@bindings';
import { useEffect, useRef, useState } from 'react';
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
  /** Nobody has chosen any of them yet. */
  isOffered: boolean;
}

/**
 * Tells the host what this till collects, for the screen that faces the customer. A means that was chosen is a customer
 * who pays; before that only a press shows it, as a page is also opened to look something up, and offers what the payer
 * has with the shop by itself.
 */
export function ShowToCustomer({ sheet, collects, parts, isOffered }: ShowToCustomerProps) {
  const { t } = useTranslation();
  const [pressed, setPressed] = useState<number>();
  const [offered, setOffered] = useState(false);
  // The screen ended it by itself: it stands in the open, and shows nothing for long.
  const [ended, setEnded] = useState(false);
  const [again, setAgain] = useState(0);
  const begun = useRef(0);
  const frame = useRef<HTMLDivElement>(null);
  const chosen = parts.flatMap(({ means, amount }): PartShown[] => (means ? [{ means, amount }] : []));
  const shows = pressed === sheet || (!isOffered && chosen.length > 0);
  const said = JSON.stringify(chosen);
  useEffect(() => {
    let gone = false;
    const say = () =>
      inTurn(async () => {
        if (gone) return;
        const asked = { settlement_id: sheet, collects, shows, parts: JSON.parse(said) };
        // Money is taken without it as well; who has to sign in is told by the page itself.
        const answer = await call('show_to_customer', asked).catch(() => undefined);
        if (gone) return;
        setOffered(answer?.can_be_shown ?? false);
        if (answer) setEnded(shows && !answer.is_shown);
      });
    if (begun.current !== again) {
      begun.current = again;
      // What ended begins anew: said once more it would only go on, and that is over.
      inTurn(() => call('show_to_customer', { settlement_id: sheet, collects, shows: false, parts: [] }));
    }
    say();
    const beat = setInterval(say, sayAgain);
    return () => {
      gone = true;
      clearInterval(beat);
    };
  }, [sheet, collects, shows, said, again]);
  useEffect(
    () => () => {
      inTurn(() => call('show_to_customer', { settlement_id: sheet, collects, shows: false, parts: [] }));
    },
    [sheet, collects],
  );
  if (!offered) return null;
  const isSeen = shows && !ended;
  return (
    <div ref={frame} tabIndex={-1} className={isSeen ? styles.shown : styles.show}>
      {isSeen ? (
        <Quiet as="p" testId="shown-to-customer">
          {t('cashier:customer.shown')}
        </Quiet>
      ) : (
        <ActionButton
          label={t('cashier:customer.show')}
          size="small"
          opens
          onAct={() => {
            // The button goes, and Tab would begin at the top of the page again.
            frame.current?.focus({ preventScroll: true });
            setEnded(false);
            setPressed(sheet);
            if (ended) setAgain((times) => times + 1);
          }}
          testId="show-to-customer"
        />
      )}
    </div>
  );
}
