import { useCommand } from '../api/command';
import { useRead } from '../api/read';
import type { Printing } from '../kit/printing';

/** How papers are printed from every page: by the printers of the shop's computers. */
export const printing: Printing = {
  usePrinters: (wanted) => useRead('printers', {}, { enabled: wanted, staleTime: 0 }).data,
  usePrints: (about) =>
    useRead('prints_of', about ?? { kind: 'receipt', id: 0 }, { enabled: about !== undefined }).data,
  useActs() {
    const send = useCommand('print_document');
    const handOver = useCommand('hand_over_document');
    const cancel = useCommand('cancel_print_job');
    const again = useCommand('send_print_job_again');
    const putAway = useCommand('put_print_job_away');
    return {
      send: ({ size = null, address, ...order }) => send({ ...order, ...address, size }),
      handOver: ({ size = null, ...paper }) => handOver({ ...paper, size }),
      cancel: ({ id, version }) => cancel({ id, version }),
      again: ({ id, version }, elsewhere) =>
        again({ id, version, ...(elsewhere ?? { printer: null, printer_at: null }) }),
      putAway: ({ id, version }) => putAway({ id, version }),
    };
  },
};
