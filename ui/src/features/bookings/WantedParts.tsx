import type { BookedPart } from '@bindings';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { Quiet } from '../../kit/Quiet';
import { StockWords } from '../parts/StockWords';
import styles from './WantedParts.module.css';

/** What there is of the parts a customer asked for when booking, so that the day can be told with the price. */
export function WantedParts({ parts }: { parts: readonly BookedPart[] }) {
  const word = useWords();
  const asked = parts.map((part) => part.part_id);
  const there = useRead('parts_availability', { parts: asked }, { enabled: asked.length > 0 });
  if (parts.length === 0) return null;
  return (
    <ul className={styles.parts} data-testid="wanted-parts">
      {parts.map((part) => {
        const stock = there.data?.parts.find((one) => one.part_id === part.part_id);
        return (
          <li key={`${part.item}-${part.part_id}`} data-testid={`wanted-part-${part.part_id}`}>
            {part.name}{' '}
            <Quiet>
              {[part.code, part.brand, part.specification, part.grade && word('part_grade', part.grade)]
                .filter(Boolean)
                .join(' · ')}
            </Quiet>
            {stock && <StockWords stock={stock} unit={part.unit} />}
          </li>
        );
      })}
    </ul>
  );
}
