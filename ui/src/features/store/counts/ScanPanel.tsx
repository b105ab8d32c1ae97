import type { CountPage, CountPlace } from '@bindings';
import { App, Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { asRefusal } from '../../../api/errors';
import { useAsk, useRead } from '../../../api/read';
import { useUnits } from '../../../api/units';
import { formatQuantity, parseQuantity } from '../../../i18n/amounts';
import type { RefusalLike } from '../../../i18n/refusal';
import { formatDay } from '../../../i18n/time';
import { QuantityInput } from '../../../kit/AmountInput';
import { NumberKeys } from '../../../kit/NumberKeys';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { sameCode, scannedText } from '../../../kit/scanner';
import { useScansHere } from '../../../kit/scansHere';
import { UnitChoice } from '../../../kit/UnitChoice';
import { PartChoice } from '../part/PartField';
import { type StorePart, useFindParts } from '../part/parts';
import styles from './Counts.module.css';

interface ScanPanelProps {
  page: CountPage;
  bin: number | undefined;
  onBin: (bin: number) => void;
}

/** What is counted at this moment. */
interface AtHand {
  part: StorePart;
  batch: number | null;
}

const placePart = (place: CountPlace): StorePart => ({
  id: place.part_id,
  code: place.code,
  name: place.name,
  unit: place.unit,
  about: [place.brand, place.specification].filter(Boolean).join(' '),
  binId: null,
});

/** At the shelf: its code, a part's code, how many, Enter; and the next one. */
export function ScanPanel({ page, bin, onBin }: ScanPanelProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { count } = page;
  const enter = useCommand('enter_count');
  const find = useFindParts();
  const bins = useRead('list_bins', {}).data;
  const here = bins?.find((one) => one.active && one.id === bin);
  const places = useRead(
    'count_places',
    { id: count.id, bin_id: bin ?? 0 },
    { enabled: bin !== undefined },
  ).data;
  // A scanner presses Enter before the page is told what there is: of what is not there yet it is asked.
  const askBins = useAsk('list_bins');
  const askPlaces = useAsk('count_places');
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly StorePart[]>();
  const [atHand, setAtHand] = useState<AtHand>();
  const [quantity, setQuantity] = useState<number>();
  const [typedIn, setTypedIn] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  // What is scanned or typed takes back what was asked before and is not answered yet.
  const turn = useRef(0);
  const code = useRef<InputRef>(null);
  const figure = useRef<InputRef>(null);
  const batches =
    places?.filter((place) => place.part_id === atHand?.part.id && place.batch_id !== null) ?? [];
  const partId = atHand?.part.id;
  const units = useUnits(partId === undefined ? [] : [partId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor goes where the next thing is read
  useEffect(() => {
    if (partId === undefined) code.current?.focus();
    else figure.current?.focus();
  }, [partId, bin]);

  const take = (part: StorePart, lying = places) => {
    setFound(undefined);
    setTyped('');
    setQuantity(undefined);
    setTypedIn('');
    // Of several batches the first on the list, until another one is pressed.
    const first = lying?.find((place) => place.part_id === part.id && place.counted_quantity === null);
    setAtHand({ part, batch: first?.batch_id ?? null });
  };
  const read = async (raw: string) => {
    const text = scannedText(raw);
    if (text === '') return;
    setRefusal(undefined);
    setFound(undefined);
    turn.current += 1;
    const mine = turn.current;
    try {
      const shelves = bins ?? (await askBins({}));
      if (mine !== turn.current) return;
      const shelf = shelves.find((one) => one.active && sameCode(one.code, text));
      if (shelf) {
        setTyped('');
        setAtHand(undefined);
        onBin(shelf.id);
        return;
      }
      if (bin === undefined) {
        message.warning(t('counts:scan.bin_first'));
        return;
      }
      const parts = await find(text);
      const lying = places ?? (await askPlaces({ id: count.id, bin_id: bin }));
      if (mine !== turn.current) return;
      const [only] = parts;
      if (only && parts.length === 1) take(only, lying);
      else if (parts.length > 0) setFound(parts);
      else message.warning(t('counts:scan.unknown', { text }));
    } catch (failure) {
      setRefusal(asRefusal(failure));
    }
  };
  const write = async (counted = quantity): Promise<boolean> => {
    if (!atHand || !here || counted === undefined) return false;
    setRefusal(undefined);
    try {
      await enter({
        id: count.id,
        bin_id: here.id,
        part_id: atHand.part.id,
        batch_id: atHand.batch,
        counted_quantity: counted,
        ...(typedIn && { unit: typedIn }),
        from_sheet: false,
        when: null,
      });
      const { name } = atHand.part;
      const unit = typedIn || atHand.part.unit;
      message.success(t('counts:scan.written', { name, quantity: formatQuantity(counted), unit }));
      setAtHand(undefined);
      setQuantity(undefined);
      return true;
    } catch (failure) {
      setRefusal(asRefusal(failure));
      return false;
    }
  };
  // The next box is scanned while a figure stands there: the figure is meant, and the box is the next thing.
  const scans = useScansHere(async (text, stood) => {
    if (stood.trim() === '' || (await write(parseQuantity(stood)))) await read(text);
  });

  return (
    <Panel
      title={here ? t('counts:scan.at', { code: here.code }) : t('counts:scan.title')}
      padded
      testId="count-scan"
    >
      <div className={styles.scan} data-own-enter="">
        <RefusalAlert refusal={refusal} />
        <Input
          ref={code}
          size="large"
          autoComplete="off"
          data-testid="count-code"
          aria-label={t('counts:scan.code')}
          placeholder={t(here ? 'counts:scan.part' : 'counts:scan.bin')}
          value={typed}
          onChange={(event) => {
            turn.current += 1;
            setTyped(event.target.value);
            setFound(undefined);
          }}
          onPressEnter={() => void read(typed)}
        />
        {found && <PartChoice parts={found} onChoose={(part) => take(part)} testId="count-found" />}
        {atHand && (
          <div className={styles.atHand} data-testid="count-at-hand">
            <p className={styles.what}>
              <strong>{atHand.part.name}</strong>
              <Quiet>{[atHand.part.code, atHand.part.about].filter(Boolean).join(' · ')}</Quiet>
            </p>
            {batches.length > 0 && (
              <div className={styles.batches}>
                {batches.map((place) => (
                  <Button
                    key={place.batch_id}
                    size="large"
                    type={place.batch_id === atHand.batch ? 'primary' : 'default'}
                    onClick={() => {
                      setAtHand({ ...atHand, batch: place.batch_id });
                      figure.current?.focus();
                    }}
                  >
                    {[place.batch_number, place.expires_on && formatDay(t, place.expires_on)]
                      .filter(Boolean)
                      .join(' · ')}
                  </Button>
                ))}
              </div>
            )}
            <div className={styles.figure} onKeyDownCapture={scans}>
              <NumberKeys>
                <QuantityInput
                  ref={figure}
                  size="large"
                  aria-label={t('counts:scan.quantity')}
                  value={quantity ?? null}
                  onChange={setQuantity}
                  onPressEnter={() => void write()}
                />
              </NumberKeys>
              <UnitChoice
                units={units(partId)}
                counted={atHand.part.unit}
                value={typedIn}
                size="large"
                testId="count-unit"
                onChange={(next) => {
                  setTypedIn(next);
                  figure.current?.focus();
                }}
              />
              <Button
                size="large"
                type="primary"
                disabled={quantity === undefined}
                data-testid="count-write"
                onClick={() => void write()}
              >
                {t('counts:scan.write')}
              </Button>
              <Button size="large" data-testid="count-leave" onClick={() => setAtHand(undefined)}>
                {t('words:confirm.back')}
              </Button>
            </div>
          </div>
        )}
        {here && places && <Left places={places} onChoose={(place) => take(placePart(place))} />}
      </div>
    </Panel>
  );
}

/** What of the bin has no figure yet: it is pressed where a box bears no code. */
function Left({
  places,
  onChoose,
}: {
  places: readonly CountPlace[];
  onChoose: (place: CountPlace) => void;
}) {
  const { t } = useTranslation();
  const left = places.filter((place) => place.counted_quantity === null);
  if (left.length === 0) return <Quiet as="p">{t('counts:scan.all_here')}</Quiet>;
  return (
    <ul className={styles.left} data-testid="count-left">
      {left.map((place) => (
        <li key={`${place.part_id} ${place.batch_id ?? ''}`}>
          <button type="button" onClick={() => onChoose(place)}>
            <strong>{place.name}</strong>
            <Quiet>
              {[place.code, place.brand, place.specification, place.batch_number].filter(Boolean).join(' · ')}
            </Quiet>
            {place.recount && <span className={styles.again}>{t('counts:again')}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
