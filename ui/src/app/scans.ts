import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { asRefusal } from '../api/errors';
import { useAsk, useRead } from '../api/read';
import { refusalWords } from '../i18n/refusal';
import { oursOf, sameCode, scannedText } from '../kit/scanner';
import { watchScanner } from '../kit/scannerKeys';
import { partPage } from './registry';
import { type Choice, choicesOf, type MayOpen } from './searchChoices';

/** What the numbers of this shop's papers begin with. */
function usePrefixes(): readonly string[] {
  const { data } = useRead('get_shop', {});
  return data ? Object.values(data.settings.prefixes) : [];
}

/** The host takes no longer code; what is longer is an address, or a whole page of a paper. */
const maxCodeLength = 100;

/** All that a scan may mean: one page, when there is no doubt. */
function useMeant(mayOpen: MayOpen): (text: string, isOurs: boolean) => Promise<readonly string[]> {
  const search = useAsk('search');
  const catalogue = useAsk('find_catalogue');
  return useCallback(
    async (text, isOurs) => {
      const [answer, shelf] = await Promise.all([
        search({ query: text }),
        isOurs || text.length > maxCodeLength ? undefined : catalogue({ query: text, kind: null }),
      ]);
      const known =
        shelf &&
        (shelf.numbered.length > 0 ||
          shelf.replaced.length > 0 ||
          shelf.items.some((item) => sameCode(item.code, text)));
      const part = known && partPage(text);
      if (part) return [part];
      // The number that was scanned is meant, and not a longer one that begins with it.
      const whole = {
        ...answer,
        vehicles: [],
        customers: [],
        unknown_plate: null,
        // What stands on a box was looked for already.
        parts: [],
        documents: answer.documents.filter((hit) => hit.whole),
        bookings: answer.bookings.filter((hit) => hit.whole),
      };
      const pages = (choices: readonly Choice[]) => [...new Set(choices.map((choice) => choice.page))];
      const exact = pages(choicesOf(whole, mayOpen));
      return exact.length > 0
        ? exact
        : pages(choicesOf({ ...answer, parts: [], unknown_plate: null }, mayOpen));
    },
    [search, catalogue, mayOpen],
  );
}

/** What is said of a scan covers neither the search box nor the button that tries again. */
export const belowTheBar = { marginTop: 52 };

interface Scans {
  /** Looks for what was scanned, by a scanner or on a photo. */
  scanned: (raw: string) => Promise<void>;
  /** Of several texts on a photo the one that is meant. */
  meantOf: (texts: readonly string[]) => string | undefined;
}

/**
 * Hears a scanner on every page. What was scanned is opened when it is one thing; when it is none, or several, it
 * stands in the search box, where it can be mended or chosen from.
 */
export function useScans(
  mayOpen: MayOpen,
  open: (page: string) => void,
  show: (text: string, why: string) => void,
): Scans {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { pathname } = useLocation();
  const prefixes = usePrefixes();
  const meant = useMeant(mayOpen);
  const turn = useRef(0);

  const scanned = async (raw: string) => {
    turn.current += 1;
    const mine = turn.current;
    const ours = oursOf(raw, prefixes);
    const text = ours?.text ?? scannedText(raw);
    try {
      const pages = await meant(text, ours !== undefined);
      // The one who scans twice means the second.
      if (mine !== turn.current) return;
      const [page] = pages;
      if (page !== undefined && pages.length === 1) {
        if (page === pathname) {
          const content = t('shell:scan.here', { text });
          message.info({ content, key: 'scan', duration: 3, style: belowTheBar });
        }
        open(page);
        return;
      }
      show(text, t(page === undefined ? 'shell:scan.nothing' : 'shell:scan.several', { text }));
    } catch (failure) {
      if (mine !== turn.current) return;
      show(text, refusalWords(t, asRefusal(failure)));
    }
  };

  const latest = useRef({ prefixes, scanned });
  latest.current = { prefixes, scanned };
  useEffect(
    () =>
      watchScanner({
        prefixes: () => latest.current.prefixes,
        onScan: (raw) => void latest.current.scanned(raw),
        onBehindDialog: () => {
          const content = t('shell:scan.dialog');
          message.warning({ content, key: 'scan', duration: 5, style: belowTheBar });
        },
      }),
    [message, t],
  );

  const meantOf = (texts: readonly string[]) => {
    const ours = texts.filter((text) => oursOf(text, prefixes));
    const left = ours.length > 0 ? ours : texts;
    return left.length === 1 ? left[0] : undefined;
  };
  return { scanned, meantOf };
}
