import type { ComebackFigures } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/read';
import { formatRate } from '../../i18n/amounts';
import { formatDay } from '../../i18n/time';
import { Fact, Facts } from '../../kit/Facts';
import { Nothing, Panel } from '../../kit/Panel';

const rated = (rate: number | null): string => (rate === null ? '–' : formatRate(rate));

/** 返修率: of the cars that left, how many came back, and whose work it was. */
export function Comebacks() {
  const { data } = useRead('comeback_figures', {});
  return data ? <Figures figures={data} /> : null;
}

function Figures({ figures }: { figures: ComebackFigures }) {
  const { t } = useTranslation();
  const { came_back, delivered, from, hands, rate } = figures;
  return (
    <Panel title={t('office:comebacks.title')} testId="panel-comebacks">
      <Facts names="apart">
        <Fact label={t('office:comebacks.all')}>
          <Link to="/work-orders?comeback=1">
            {rated(rate)} · {t('office:comebacks.of', { back: came_back, visits: delivered })}
          </Link>
        </Fact>
        {hands.map((hand) => (
          <Fact key={hand.person_id} label={hand.name}>
            {rated(hand.rate)} · {t('office:comebacks.of', { back: hand.came_back, visits: hand.visits })}
          </Fact>
        ))}
      </Facts>
      <Nothing>{t('office:comebacks.since', { day: formatDay(t, from) })}</Nothing>
    </Panel>
  );
}
