import { useNavigate } from 'react-router';
import type { ListShown } from './FilterText';

interface Asked<Row> {
  data: { pages: { rows: Row[] }[] } | undefined;
  isPlaceholderData: boolean;
  isError: boolean;
}

/** What Enter in the text of a list does: it opens the only row, and of several it goes to the first. */
export function useListShown<Row>(
  asked: Asked<Row>,
  pageOf: (row: Row) => string,
  rowTestId: string,
): ListShown {
  const navigate = useNavigate();
  const rows = asked.data?.pages.flatMap((page) => page.rows);
  return {
    isAnswered: rows !== undefined && !asked.isPlaceholderData,
    isRefused: asked.isError,
    open: () => {
      const only = rows?.length === 1 ? rows[0] : undefined;
      if (only) navigate(pageOf(only));
      else document.querySelector<HTMLElement>(`[data-testid^="${rowTestId}-"]`)?.focus();
    },
  };
}
