import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RefusalLike, refusalWords } from '../i18n/refusal';
import { Alert } from './Alert';
import { useSaysIt } from './saidOnce';

/** A refusal in the words of the trade, with the way out beside it. */
export function RefusalAlert({
  refusal,
  action,
}: {
  refusal: RefusalLike | null | undefined;
  action?: ReactNode;
}) {
  const { t } = useTranslation();
  const saysIt = useSaysIt(refusal, 'place');
  if (!refusal || !saysIt) return null;
  return <Alert type="error" showIcon title={refusalWords(t, refusal)} action={action} role="alert" />;
}
