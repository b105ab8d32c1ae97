import type { PartsCar, PartsRow } from '@bindings';
import { App, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asRefusal } from '../../api/errors';
import { useAsk } from '../../api/read';
import { refusalWords } from '../../i18n/refusal';
import { useHotkey } from '../../kit/hotkeys';
import { KeyHint } from '../../kit/KeyHint';
import { scannedText } from '../../kit/scanner';
import styles from './Page.module.css';
import { linesOf, listsCode, nextOf, wantingCode } from './picking';

/** What a code off a box leads to: the line that waits for it is picked; the same code once more, the next car's. */
export function usePickByCode(
  cars: readonly PartsCar[],
  last: number | undefined,
  onLine: (line: number, box: string) => void,
): (text: string) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const ask = useAsk('find_catalogue');
  const pick = (rows: readonly PartsRow[], listed: boolean, code: string) => {
    const row = nextOf(rows, last);
    if (!row) {
      message.warning(t(listed ? 'parts:scan.all_issued' : 'parts:scan.nothing', { code }));
      return;
    }
    if (rows.length > 1) message.info(t('parts:scan.several', { count: rows.length }));
    onLine(row.line_id, code);
  };
  // The box bears a number of its maker, or of another brand: the price list knows whose it is.
  const pickNumbered = async (code: string) => {
    try {
      const { numbered } = await ask({ query: code, kind: 'part' });
      const lines = linesOf(cars, numbered);
      pick(
        lines.filter((row) => row.may_issue),
        lines.length > 0,
        code,
      );
    } catch (failure) {
      message.error(refusalWords(t, asRefusal(failure)));
    }
  };
  return (text) => {
    const code = scannedText(text);
    if (code === '') return;
    if (listsCode(cars, code)) pick(wantingCode(cars, code), true, code);
    else void pickNumbered(code);
  };
}

/** A code off a box, scanned or typed, and Enter. */
export function ScanField({ onCode }: { onCode: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const field = useRef<InputRef>(null);
  useHotkey('F4', () => field.current?.focus(), t('parts:scan.label'));
  const find = () => {
    setText('');
    onCode(text);
  };
  return (
    <div className={styles.scan} data-own-enter="">
      <Input
        ref={field}
        size="large"
        autoFocus
        autoComplete="off"
        value={text}
        placeholder={t('parts:scan.hint')}
        aria-label={t('parts:scan.label')}
        data-testid="parts-scan"
        onChange={(event) => setText(event.target.value)}
        onPressEnter={find}
      />
      <KeyHint combo="F4" />
    </div>
  );
}
