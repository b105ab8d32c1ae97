//! The places at the door. Who comes is a guest until a request shows that a
//! station is at the other end. Guests have few places between them, and must ask
//! something soon to keep theirs; where all are taken, the computer that holds the
//! most gives one up, and one that has its share gives up its own: behind one router
//! it may be a tablet that comes, and somebody else's phone that holds. So a station
//! that comes back finds the door free, however many connections somebody holds open
//! and whatever they drip through them.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch::Receiver;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{Instant, sleep_until};

/// Twenty tablets behind one router have one address between them, and after an
/// outage all greet at once.
const GUESTS_OF_ONE: usize = 32;
/// Of all together.
const ALL_GUESTS: usize = 192;
/// Kept for who showed that it was let in. Both together: the system has not many
/// more handles for one program, and the file needs some.
const STATIONS: usize = 320;
/// A browser keeps one to this door, six where something between speaks the old HTTP.
const CONNECTIONS: usize = 128;

/// A greeting and the first request take a few round trips, also through a slow Wi-Fi.
const TO_ASK: Duration = Duration::from_secs(10);
/// A customer's phone asks again every fifteen seconds, and fetches a photo in less.
const TO_ASK_AGAIN: Duration = Duration::from_secs(60);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Who came, from where, and the place it has.
#[derive(Clone)]
pub struct Arrived {
    pub address: IpAddr,
    pub place: Arc<Place>,
}

impl fmt::Debug for Arrived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.address)
    }
}

struct Guest {
    from: IpAddr,
    until: watch::Sender<Option<Instant>>,
}

/// By the order in which they came.
#[derive(Default)]
struct Guests {
    next: u64,
    here: BTreeMap<u64, Guest>,
}

impl Guests {
    fn of(&self, computer: IpAddr) -> usize {
        self.here.values().filter(|guest| guest.from == computer).count()
    }

    /// Of the computer that holds the most places the one it holds longest.
    fn let_one_go(&mut self) {
        let mut held: HashMap<IpAddr, usize> = HashMap::new();
        for guest in self.here.values() {
            *held.entry(guest.from).or_default() += 1;
        }
        let most = held.values().copied().max();
        self.let_longest_go(|from| held.get(&from).copied() == most);
    }

    fn let_longest_go(&mut self, whose: impl Fn(IpAddr) -> bool) {
        let longest = self.here.iter().find(|(_, guest)| whose(guest.from)).map(|(number, _)| *number);
        if let Some(gone) = longest.and_then(|number| self.here.remove(&number)) {
            gone.until.send_replace(Some(Instant::now()));
        }
    }
}

/// All places of one door.
#[derive(Clone)]
pub struct Places {
    guests: Arc<Mutex<Guests>>,
    stations: Arc<Semaphore>,
    connected: OpenConnections,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            guests: Arc::default(),
            stations: Arc::new(Semaphore::new(STATIONS)),
            connected: OpenConnections::default(),
        }
    }
}

impl Places {
    /// One for who comes from there, unless that computer has too many connections as it is.
    pub fn take(&self, from: IpAddr) -> Option<Arrived> {
        let connected = self.connected.one_more(from, CONNECTIONS)?;
        let computer = one_computer(from);
        let mut guests = lock(&self.guests);
        if guests.of(computer) >= GUESTS_OF_ONE {
            guests.let_longest_go(|from| from == computer);
        } else if guests.here.len() >= ALL_GUESTS {
            guests.let_one_go();
        }
        let (until, _) = watch::channel(Some(Instant::now() + TO_ASK));
        let number = guests.next;
        guests.next += 1;
        guests.here.insert(number, Guest { from: computer, until: until.clone() });
        let place =
            Place { number, until, all: self.clone(), station: Mutex::default(), _connected: connected };
        Some(Arrived { address: from, place: Arc::new(place) })
    }
}

/// The place of one connection, until it is dropped.
pub struct Place {
    number: u64,
    /// None: as long as it likes.
    until: watch::Sender<Option<Instant>>,
    all: Places,
    station: Mutex<Option<OwnedSemaphorePermit>>,
    _connected: OpenConnection,
}

impl Place {
    /// A guest asked something it may ask.
    pub fn heard(&self) {
        // Not one that was let go meanwhile: its place is another's.
        if lock(&self.all.guests).here.contains_key(&self.number) {
            self.until.send_replace(Some(Instant::now() + TO_ASK_AGAIN));
        }
    }

    /// A station asked something; it holds no guest's place any more.
    pub fn is_a_station_s(&self) {
        let mut guests = lock(&self.all.guests);
        if !guests.here.contains_key(&self.number) {
            return;
        }
        if let Ok(kept) = self.all.stations.clone().try_acquire_owned() {
            guests.here.remove(&self.number);
            *lock(&self.station) = Some(kept);
            self.until.send_replace(None);
        } else {
            self.until.send_replace(Some(Instant::now() + TO_ASK_AGAIN));
        }
    }

    /// The station was shut out: what it holds open ends soon.
    pub fn is_nobody_s(&self) {
        if lock(&self.station).take().is_some() {
            self.until.send_replace(Some(Instant::now() + TO_ASK));
        }
    }

    /// When this place has to be given up.
    pub fn over(&self) -> impl Future<Output = ()> + Send + use<> {
        over(self.until.subscribe())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        lock(&self.all.guests).here.remove(&self.number);
    }
}

async fn over(mut until: Receiver<Option<Instant>>) {
    loop {
        let moment = *until.borrow_and_update();
        let changed = match moment {
            Some(moment) => tokio::select! {
                () = sleep_until(moment) => return,
                changed = until.changed() => changed,
            },
            None => until.changed().await,
        };
        if changed.is_err() {
            // Nobody holds the place any more, nor a connection at it.
            return;
        }
    }
}

/// One computer has as many addresses of IPv6 as it likes, all of one network (RFC 4291, 2.5.1).
pub fn one_computer(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
    }
}

/// How many of something each address has open just now.
#[derive(Clone, Default)]
struct OpenConnections(Arc<Mutex<HashMap<IpAddr, usize>>>);

impl OpenConnections {
    /// One more of this address, unless it has so many already.
    fn one_more(&self, from: IpAddr, max: usize) -> Option<OpenConnection> {
        let from = one_computer(from);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let open = all.entry(from).or_default();
        if *open >= max {
            return None;
        }
        *open += 1;
        Some(OpenConnection { of: self.clone(), from })
    }
}

/// One of them, until it is dropped.
struct OpenConnection {
    of: OpenConnections,
    from: IpAddr,
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        let mut all = self.of.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = all.get_mut(&self.from) {
            *open -= 1;
            if *open == 0 {
                all.remove(&self.from);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL_GUESTS, GUESTS_OF_ONE, OpenConnections, Place, Places, STATIONS};
    use std::net::{IpAddr, Ipv4Addr};
    use std::sync::Arc;
    use std::time::Duration;

    fn address(number: u32) -> IpAddr {
        IpAddr::V4(Ipv4Addr::from(number))
    }

    fn taken(places: &Places, number: u32, many: usize) -> Vec<Arc<Place>> {
        (0..many).map_while(|_| places.take(address(number))).map(|arrived| arrived.place).collect()
    }

    async fn is_over(place: &Place) -> bool {
        tokio::time::timeout(Duration::from_millis(50), place.over()).await.is_ok()
    }

    #[tokio::test]
    async fn who_holds_the_most_places_gives_them_up_to_who_comes() {
        let places = Places::default();
        let held = taken(&places, 1, 100);
        assert_eq!(held.len(), 100, "who comes from behind the same router finds a place");
        let (gone, one) = held.split_at(100 - GUESTS_OF_ONE);
        for place in gone {
            assert!(is_over(place).await, "no computer has more: its own give way, the oldest first");
        }
        let few = taken(&places, 2, 8);
        let many: Vec<_> = (10..29).flat_map(|from| taken(&places, from, 8)).collect();
        assert_eq!(one.len() + few.len() + many.len(), ALL_GUESTS);
        let tablet = places.take(address(3)).expect("a place").place;
        assert!(is_over(&one[0]).await, "the oldest of who has the most");
        for place in [&one[1], &few[0], &few[1], &many[0], &tablet] {
            assert!(!is_over(place).await);
        }
        one[0].heard();
        one[0].is_a_station_s();
        assert!(is_over(&one[0]).await, "what was given up stays so");
    }

    #[tokio::test]
    async fn a_station_that_showed_itself_holds_no_guest_s_place_and_is_not_let_go() {
        let places = Places::default();
        let station = places.take(address(1)).expect("a place").place;
        station.is_a_station_s();
        let _guests: Vec<_> = (10..60).flat_map(|from| taken(&places, from, GUESTS_OF_ONE)).collect();
        assert!(!is_over(&station).await);
        assert_eq!(places.stations.available_permits(), STATIONS - 1);
        station.is_nobody_s();
        assert_eq!(places.stations.available_permits(), STATIONS, "one that was shut out gives it back");
        assert!(station.until.borrow().is_some(), "and is let go soon");
    }

    #[test]
    fn a_guest_has_a_while_and_a_place_that_is_left_is_free() {
        let places = Places::default();
        let guest = places.take(address(1)).expect("a place").place;
        let (soon, now) = (guest.until.borrow().expect("a moment"), tokio::time::Instant::now());
        assert!(soon <= now + super::TO_ASK);
        guest.heard();
        assert!(guest.until.borrow().expect("a moment") > soon);
        drop(guest);
        assert!(places.guests.lock().expect("not poisoned").here.is_empty());
        assert!(places.connected.0.lock().expect("not poisoned").is_empty());
    }

    #[test]
    fn what_is_open_is_counted_for_each_address_and_given_back() {
        let open = OpenConnections::default();
        let held: Vec<_> = (0..3).map_while(|_| open.one_more(address(1), 3)).collect();
        assert_eq!(held.len(), 3);
        assert!(open.one_more(address(1), 3).is_none());
        assert!(open.one_more(address(2), 3).is_some());
        drop(held);
        assert!(open.one_more(address(1), 3).is_some());
        assert!(open.0.lock().expect("not poisoned").is_empty(), "what is not open takes up no room");
    }
}
