//! Several stations that ask at the very same moment.

use std::fmt::Debug;
use std::sync::Barrier;

/// What each of them is answered, in the order in which they stand here. None asks
/// before all of them are there; who comes first is the machine's to say.
pub fn at_once<Ask: Send, Answer: Send, const STATIONS: usize>(
    asks: [Ask; STATIONS],
    ask: impl Fn(Ask) -> Answer + Sync,
) -> [Answer; STATIONS] {
    let ready = &Barrier::new(STATIONS);
    let ask = &ask;
    std::thread::scope(|scope| {
        let stations = asks.map(|own| {
            scope.spawn(move || {
                ready.wait();
                ask(own)
            })
        });
        stations.map(|station| station.join().expect("every station is answered"))
    })
}

/// Of two that cannot both have it one is let through: why the other one was not.
#[track_caller]
pub fn one_refused<Answer: Debug, Why: Debug>(answers: [Result<Answer, Why>; 2]) -> Why {
    match answers {
        [Ok(_), Err(why)] | [Err(why), Ok(_)] => why,
        both => panic!("one of two is let through: {both:?}"),
    }
}
