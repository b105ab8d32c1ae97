import type { ContractRow, DrawOffer, ItemRest, Line } from '@bindings';
import { App, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf, formatMoney } from '../../i18n/amounts';
import { refusalOf, refusalWords } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { type CarOfDialog, CarTitle } from '../../kit/CarTitle';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import { Fold, Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { ContractCard } from './ContractCard';
import { endSaid, shortSaid } from './said';

interface VisitContractsProps {
  order: number;
  car: CarOfDialog;
  lines: readonly Line[];
  /** It is in the way of nothing: one line until it is looked at. */
  folded: boolean;
}

/** What was bought for this car or by its customer, and one press to a line from it. */
export function VisitContracts({ order, car, lines, folded }: VisitContractsProps) {
  const { t } = useTranslation();
  const { data, error } = useRead('visit_contracts', { work_order_id: order });
  if (error) return <RefusalAlert refusal={error} />;
  const rows = data?.contracts ?? [];
  if (rows.length === 0) return null;
  const cards = rows.map((row) => (
    <ContractCard
      key={row.id}
      row={row}
      drawing={(rest) => (
        <DrawButton
          order={order}
          car={car}
          row={row}
          rest={rest}
          lines={lines}
          offers={offersOf(data?.offers ?? [], row, rest)}
        />
      )}
    />
  ));
  const running = rows.filter((row) => row.end === null);
  if (!folded) {
    return (
      <Panel title={t('packages:contracts')} count={rows.length} testId="visit-contracts">
        {cards}
      </Panel>
    );
  }
  return (
    <Fold
      name="contracts"
      title={t('packages:contracts')}
      summary={(running.length > 0 ? running : rows)
        .map((row) => `${row.name} ${row.end ? endSaid(t, row.end) : leftSaid(row)}`)
        .join(t('words:list_separator'))}
    >
      {cards}
    </Fold>
  );

  function leftSaid(row: ContractRow): string {
    return row.rests.map((rest) => shortSaid(t, rest)).join(' · ');
  }
}

function offersOf(offers: readonly DrawOffer[], row: ContractRow, rest: ItemRest): DrawOffer[] {
  return offers.filter((offer) => offer.service_contract_id === row.id && offer.position === rest.position);
}

interface DrawButtonProps {
  order: number;
  car: CarOfDialog;
  row: ContractRow;
  rest: ItemRest;
  lines: readonly Line[];
  /** What the host lets through of it, and what it waits for. */
  offers: readonly DrawOffer[];
}

/** One time of a thing becomes a line; an amount covers a draft the customer would pay. */
function DrawButton({ order, car, row, rest, lines, offers }: DrawButtonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const draw = useCommand('draw_from_contract');
  const cover = useCommand('cover_by_contract');
  const [asking, setAsking] = useState<DrawOffer>();
  const [one] = offers;
  if (one === undefined) return null;
  const lineOf = (offer: DrawOffer) => lines.find((line) => line.id === offer.line_id);
  const send = async (offer: DrawOffer, reason?: string) => {
    const of = { service_contract_id: offer.service_contract_id, position: offer.position };
    const why = reason === undefined ? {} : { reason };
    if (offer.line_id === null) await draw({ work_order_id: order, ...of, times: 1, ...why });
    // Only lines that this page shows are chosen from.
    else await cover({ line_id: offer.line_id, version: lineOf(offer)?.version ?? 0, ...of, ...why });
    message.success(t('packages:drawn', { number: row.number }));
  };
  const act = (offer: DrawOffer) => (offer.wants_reason ? setAsking(offer) : send(offer));
  const optionOf = (offer: DrawOffer) => {
    const line = lineOf(offer);
    const says = line ? [`${line.name} ${formatMoney(fenOf(line.amount))}`] : [];
    if (offer.missing) says.push(refusalWords(t, offer.missing));
    return { value: offer.line_id ?? 0, label: says.join(' · '), disabled: offer.missing !== null };
  };
  return (
    <>
      {rest.is_amount ? (
        <Select<number>
          size="small"
          value={null}
          placeholder={t('packages:cover')}
          aria-label={t('packages:cover')}
          data-testid={`cover-${row.id}-${rest.position}`}
          style={{ width: 180 }}
          popupMatchSelectWidth={false}
          options={offers.filter((offer) => lineOf(offer) !== undefined).map(optionOf)}
          onChange={(id: number) => {
            const offer = offers.find((chosen) => chosen.line_id === id);
            if (offer)
              void Promise.resolve(act(offer)).catch((failure: unknown) =>
                message.error(refusalWords(t, refusalOf(failure))),
              );
          }}
        />
      ) : (
        <ActionButton
          label={t('packages:draw')}
          size="small"
          opens={one.wants_reason}
          missing={one.missing ? [refusalWords(t, one.missing)] : []}
          testId={`draw-${row.id}-${rest.position}`}
          onAct={() => act(one)}
        />
      )}
      <ConfirmWithReason
        open={asking !== undefined}
        title={
          <CarTitle plate={car.plate} colour={car.plate_colour}>
            {t('packages:let_through', { number: row.number })}
          </CarTitle>
        }
        verb={t('packages:draw')}
        onConfirm={(reason) => (asking === undefined ? Promise.resolve() : send(asking, reason))}
        onClose={() => setAsking(undefined)}
      >
        {row.end && <span>{endSaid(t, row.end)}</span>}
      </ConfirmWithReason>
    </>
  );
}
