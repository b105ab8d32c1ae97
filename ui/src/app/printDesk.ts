import { useCommand } from '../api/command';
import { useRead } from '../api/read';
import type { PrintDesk } from '../kit/printDesk';

/** How papers are printed from every page: by the printers of the computer that keeps the shop. */
export const printDesk: PrintDesk = {
  usePrinters: (wanted) => useRead('printers', {}, { enabled: wanted, staleTime: 0 }).data,
  usePrints: (about) =>
    useRead('prints_of', about ?? { kind: 'receipt', id: 0 }, { enabled: about !== undefined }).data,
  useActs() {
    const send = useCommand('print_document');
    const cancel = useCommand('cancel_print_job');
    const again = useCommand('send_print_job_again');
    const putAway = useCommand('put_print_job_away');
    return {
      send: ({ size = null, ...order }) => send({ ...order, size }),
      cancel: ({ id, version }) => cancel({ id, version }),
      again: ({ id, version }, printer) => again({ id, version, printer: printer ?? null }),
      putAway: ({ id, version }) => putAway({ id, version }),
    };
  },
};
