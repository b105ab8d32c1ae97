import { Skeleton } from 'antd';
import { Navigate, useParams } from 'react-router';
import { useRead } from '../../api/read';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { addressOf } from './debtor';

/** A statement that was found by its number stands with the account it is of. */
export default function StatementPage() {
  const id = Number(useParams().id);
  const { data, error } = useRead('get_account_statement', { id });
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  return (
    <Navigate to={addressOf(data)} replace state={{ statement: { id: data.id, number: data.number } }} />
  );
}
