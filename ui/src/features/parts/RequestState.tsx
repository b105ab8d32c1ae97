import type { PartRequestRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import styles from './RequestState.module.css';

/** What the parts counter answered, and when it comes. */
export function RequestState({ request }: { request: PartRequestRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const said = [
    word('part_request_state', request.state),
    request.expected_on && formatDay(t, request.expected_on),
    request.note,
  ];
  return (
    <span className={`${styles.state} ${styles[request.state] ?? ''}`} data-state={request.state}>
      {said.filter(Boolean).join(' · ')}
    </span>
  );
}
