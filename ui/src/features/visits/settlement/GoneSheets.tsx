import type { SheetRow, Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Fold } from '../../../kit/Panel';
import { SheetCard } from './SheetCard';

/** Sheets that were voided: past, and folded away. */
export function GoneSheets({ visit, sheets }: { visit: Visit; sheets: readonly SheetRow[] }) {
  const { t } = useTranslation();
  if (sheets.length === 0) return null;
  return (
    <Fold
      name="voided-sheets"
      title={t('visits:preparation.gone')}
      summary={sheets.map((sheet) => sheet.number).join(t('words:list_separator'))}
    >
      {sheets.map((sheet) => (
        <SheetCard key={sheet.id} visit={visit} sheet={sheet} />
      ))}
    </Fold>
  );
}
