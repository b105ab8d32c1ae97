import type { CustomerLinkRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { DateTimeText } from '../../../kit/DateTimeText';
import { Quiet } from '../../../kit/Quiet';
import { Opened } from './Opened';
import styles from './ownPhone.module.css';

interface LiveLinkProps {
  link: CustomerLinkRow;
  /** Its code is looked at once more. */
  onShow: () => void;
}

/** One thing a customer has on the phone: whether it was opened, until when it is good, and the way to take it back. */
export function LiveLink({ link, onShow }: LiveLinkProps) {
  const { t } = useTranslation();
  const word = useWords();
  const end = useCommand('end_customer_link');
  return (
    <li data-testid={`live-link-${link.kind}`}>
      <div className={styles.what}>
        <strong>{word('customer_link_kind', link.kind)}</strong>
        <Opened at={link.opened_at} isOfBefore={link.is_of_before} />
        <div className={styles.terms}>
          <Quiet as="p">
            {t('visits:own_phone.given', { name: link.offered_by_name })}{' '}
            <DateTimeText at={link.offered_at} />
            {' · '}
            <span className={styles.term}>
              {t('visits:own_phone.until')} <DateTimeText at={link.until} weekday />
            </span>
          </Quiet>
          {!link.can_be_shown && <Quiet as="p">{t('visits:own_phone.unshown')}</Quiet>}
        </div>
      </div>
      {link.can_be_shown && (
        <ActionButton
          label={t('visits:own_phone.look')}
          inDialog
          opens
          testId={`link-look-${link.id}`}
          onAct={onShow}
        />
      )}
      <ActionButton
        label={t('visits:own_phone.take_back')}
        inDialog
        sleeps
        testId={`link-end-${link.id}`}
        onAct={() => end({ id: link.id })}
      />
    </li>
  );
}
