import { Activity } from 'react';
import { Seat } from '../api/session';
import { type Session, transport } from '../api/transport';
import { Dials } from '../kit/Phone';
import { AskPaper } from '../kit/PrintRemark';
import { PrintingContext } from '../kit/printing';
import { useOnPaper } from './askPaper';
import { Dressed } from './Dressed';
import { InputMethodGuard } from './InputMethodGuard';
import { printing } from './printing';
import { SignedInRoutes } from './SignedInRoutes';
import { WindowHands } from './WindowHands';

interface InsideProps {
  /** Whose pages these are; nobody's before anybody signed in. */
  seat: Session | undefined;
  /** They have to sign in again: their pages stay as they were, out of sight. */
  away: boolean;
}

/** Everything behind the first screen. */
export default function Inside({ seat, away }: InsideProps) {
  return (
    <Dressed>
      <InputMethodGuard />
      <WindowHands />
      {seat && (
        // Out of sight nothing of it listens: no key, no clock, no question.
        <Activity key={seat.person_id} mode={away ? 'hidden' : 'visible'}>
          <Dials value={transport().place !== 'window'}>
            <AskPaper value={useOnPaper}>
              <PrintingContext value={printing}>
                <Seat value={seat}>
                  <SignedInRoutes />
                </Seat>
              </PrintingContext>
            </AskPaper>
          </Dials>
        </Activity>
      )}
    </Dressed>
  );
}
