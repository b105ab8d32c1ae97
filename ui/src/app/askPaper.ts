import { useRead } from '../api/read';
import type { OnPaper } from '../kit/PrintRemark';

/** Asks the host what of a text prints otherwise; about nothing, it is not asked. */
export function useOnPaper(text: string): OnPaper | undefined {
  const { data } = useRead('characters_on_paper', { text }, { enabled: text !== '', staleTime: Infinity });
  return text === '' ? undefined : data;
}
