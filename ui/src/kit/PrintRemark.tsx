import { Children, createContext, isValidElement, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';

interface Printed {
  character: string;
  code: string;
}

/** Which characters of a text do not come out on paper as they were typed. */
export interface OnPaper {
  stood_in_for: readonly Printed[];
  left_out: readonly Printed[];
}

/** How the host is asked; the shell says it, and a page without one remarks on nothing. */
export const AskPaper = createContext<(text: string) => OnPaper | undefined>(() => undefined);

// What everybody types is in every font: the host is asked only about the rest, and only it decides.
const everyday = /^[\n\r\x20-\x7e·、。〈-】\u4e00-\u9fa5\uff01-\uff5e]*$/;

/** Says below a field which of its characters print otherwise, and how. */
export function PrintRemark({ text }: { text: string }) {
  const { t } = useTranslation();
  const useOnPaper = useContext(AskPaper);
  const found = useOnPaper(everyday.test(text) ? '' : text);
  if (!found || found.stood_in_for.length + found.left_out.length === 0) return null;
  const separator = t('words:list_separator');
  const named = found.stood_in_for.map((one) => `${one.character} (${one.code})`).join(separator);
  const codes = found.left_out.map((one) => one.code).join(separator);
  return (
    <span className="print-remark" role="status" data-testid="print-remark">
      {named && t('words:on_paper.stood_in_for', { characters: named })}
      {codes && t('words:on_paper.left_out', { codes })}
    </span>
  );
}

/** The text of a field, where the field holds one. */
export function typedText(children: ReactNode): string {
  for (const child of Children.toArray(children)) {
    const value = isValidElement<{ value?: unknown }>(child) ? child.props.value : undefined;
    if (typeof value === 'string') return value;
  }
  return '';
}
