import { Skeleton } from 'antd';
import { useRead } from '../../api/read';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { DoorPanel } from './DoorPanel';
import { JoinLater } from './JoinLater';
import { LetStationIn } from './LetStationIn';
import { StationList } from './StationList';
import { Unreachable } from './Unreachable';
import { WithoutWindow } from './WithoutWindow';

// Who is there just now stands in no record, so that no change tells of it: it is asked for while somebody looks.
const again = 5000;

/** The shop's other computers, tablets and phones: whether they may come in, which did, and who is there just now. */
export function Stations() {
  const { data, error, refetch } = useRead('list_stations', {}, { refetchInterval: again });
  // One question that fails among many takes no form and no code from the page.
  if (!data) return error ? <RefusalAlert refusal={error} /> : <Skeleton active />;
  const { door, state, stations, offer } = data;
  const connected = stations.filter((row) => row.heard !== null).length;
  return (
    <Stack gap={16}>
      <DoorPanel door={door} state={state} />
      <WithoutWindow isOpen={door.open} connected={connected} />
      <LetStationIn
        isOpen={state.is === 'open'}
        offer={offer}
        stations={stations.map((row) => row.station)}
        onOver={refetch}
      />
      {state.is === 'open' && <Unreachable port={door.port} />}
      <StationList rows={stations} />
      <JoinLater connected={connected} />
    </Stack>
  );
}
