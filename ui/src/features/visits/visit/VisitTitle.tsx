import type { Visit } from '@bindings';
import type { ReactNode } from 'react';
import { CarTitle } from '../../../kit/CarTitle';

interface VisitTitleProps {
  visit: Pick<Visit, 'vehicle'>;
  /** The job or the line at which it is asked, unless the title names it. */
  job?: ReactNode;
  children: ReactNode;
}

/** The title of a dialog on a visit's page, which names the car. */
export function VisitTitle({ visit: { vehicle }, job, children }: VisitTitleProps) {
  return (
    <CarTitle plate={vehicle.plate} colour={vehicle.plate_colour} job={job}>
      {children}
    </CarTitle>
  );
}
