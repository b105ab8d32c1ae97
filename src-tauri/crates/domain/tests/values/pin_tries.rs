use domain::pin_tries::{FREE_TRIES, TRIES_OF_STATION, stops_station, wait_after};

#[test]
fn who_goes_on_typing_wrong_pins_waits_longer_each_time() {
    let waits: Vec<_> = (0..14).map(|wrong| wait_after(wrong).as_secs()).collect();
    assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
    assert_eq!(wait_after(u32::MAX).as_secs(), 900);
    assert_eq!(FREE_TRIES, 5);
}

#[test]
fn a_station_asks_for_a_manager_after_fifty() {
    assert!(!stops_station(TRIES_OF_STATION - 1));
    assert!(stops_station(TRIES_OF_STATION) && stops_station(u32::MAX));
    assert_eq!(TRIES_OF_STATION, 50);
}
