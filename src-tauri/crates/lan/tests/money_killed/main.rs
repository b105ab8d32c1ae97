//! Every movement of money, killed in the middle: the program gets no time to end,
//! starts again on the same file, and what was asked is there once and whole, or
//! not at all. Then it is posted twice, from two stations at once, under the key
//! it had, and stands there once.
//!
//! A first run makes every movement in turn and is killed as soon as each answer
//! is here: it says what the file holds before and after, and how long each took.
//! Every further run makes the same movements and is killed within each of them,
//! at moments spread over that time. What the file holds then is compared by
//! every row of every table, but for the moments at which they were written.

mod asks;
mod movements;
mod shop;
#[path = "../support/mod.rs"]
mod support;

use chrono::Utc;
use domain::settlement::PaymentMeans;
use kernel::topic::{Topic, topic_of};
use movements::{MONEY_ROWS, MOVEMENTS, Movement};
use serde_json::{Value, json};
use shop::{Look, Waiting, waiting};
use shop_tests::rows::{Rows, untimed};
use shop_tests::typed::request;
use shop_tests::{Folder, PIN};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};
use support::Station;
use support::served::serve;

/// How many runs are killed within the movements; more of them by this name.
const RUNS: usize = 2;
const MORE_RUNS: &str = "WORKBAY_KILLS";
/// The last moments lie behind the answer.
const MAX_PERCENT: u32 = 115;

/// The program with its two tills.
struct Till {
    child: Child,
    stations: [Station; 2],
}

impl Till {
    /// Each start is some minutes after the last: nobody set a clock back.
    fn opens(folder: &Path, start: usize, tokens: &[Option<String>; 2]) -> Self {
        let moment = format!("2026-03-02T{:02}:{:02}:00+08:00", 12 + start / 60, start % 60);
        let (child, station) = serve(folder, Some(&moment));
        let stations = [0, 1].map(|place| Station { token: tokens[place].clone(), ..station.clone() });
        Self { child, stations }
    }

    fn killed(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }
}

/// Also when the test fails: nobody is left who holds the file, or what the test
/// itself was started with.
impl Drop for Till {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a movement did when nothing came in between.
struct Known {
    ask: Value,
    answer: Value,
    after: Rows,
    took: Duration,
}

/// How it was when the program was gone.
#[derive(Default, Debug)]
struct Ends {
    answered: usize,
    whole: usize,
    nothing: usize,
}

fn post(station: &Station, movement: &Movement, body: &Value) -> Option<Value> {
    let answer =
        station.try_post(&format!("/api/rpc/{}", movement.command), body.to_string().as_bytes()).ok()?;
    assert_eq!(answer.status, 200, "{}: {}", movement.does, answer.json());
    Some(answer.json())
}

/// Asks, and kills the program so long afterwards, or as soon as it has answered.
fn killed_in(
    till: Till,
    movement: &Movement,
    body: &Value,
    after: Option<Duration>,
) -> (Option<Value>, Duration) {
    let station = till.stations[0].clone();
    thread::scope(|scope| {
        let begun = Instant::now();
        let asked = scope.spawn(move || (post(&station, movement, body), begun.elapsed()));
        match after {
            Some(after) => {
                while begun.elapsed() < after {
                    std::hint::spin_loop();
                }
            }
            None => {
                while !asked.is_finished() {
                    thread::yield_now();
                }
            }
        }
        till.killed();
        asked.join().expect("a station that only lost its line")
    })
}

/// The same post from both stations at once.
fn posted_twice(till: &Till, movement: &Movement, body: &Value) -> Value {
    let [one, other] = thread::scope(|scope| {
        let both = [0, 1].map(|place| {
            let station = &till.stations[place];
            scope.spawn(move || post(station, movement, body).expect("an answer"))
        });
        both.map(|station| station.join().expect("a station"))
    });
    assert_eq!(one, other, "{}: the two stations were told one thing", movement.does);
    one
}

fn body_of(number: usize, ask: &Value) -> Value {
    json!({ "request": ask, "key": format!("money-killed-{number:04}") })
}

/// What is to be seen of a movement that went through: its own rows and no others.
fn adds_its_rows(movement: &Movement, before: &Rows, after: &Rows) {
    let grown: BTreeSet<(&str, i64)> =
        after.grown_since(before).filter(|(table, _)| MONEY_ROWS.contains(table)).collect();
    assert_eq!(grown, movement.adds.iter().copied().collect(), "{}", movement.does);
    assert_eq!(after.more_than(before, "command_log"), 1, "{} is one command", movement.does);
}

fn is_sound(folder: &Path, told: &str) {
    let db = storage::Db::open(folder, Utc::now()).expect("the file opens again");
    db.read(|r| -> storage::Result<()> {
        assert_eq!(r.faults()?, Vec::<String>::new(), "{told}");
        assert_eq!(storage::replay::differs(r)?, Vec::<String>::new(), "{told}");
        Ok(())
    })
    .expect("readable");
}

/// What the movements were when nobody was killed, and when each is killed now.
type Moments<'a> = (&'a [Known], &'a dyn Fn(usize) -> Duration);

/// One run through all of them; `known` says when each is killed, and what there is to find.
fn run(shop: &Waiting, known: Option<Moments<'_>>, ends: &mut Ends) -> Vec<Known> {
    let folder: Folder = shop.again();
    let path = folder.path();
    let mut till = Till::opens(path, 0, &[None, None]);
    for station in &mut till.stations {
        station.sign_in(shop.cashier, PIN);
    }
    // Who sits at a station goes on sitting there.
    let tokens = [0, 1].map(|place: usize| till.stations[place].token.clone());
    let mut before = Rows::of(path);
    let mut found = Vec::new();
    for (number, movement) in MOVEMENTS.iter().enumerate() {
        let does = movement.does;
        let (ask, after) = match known {
            Some((known, moment)) => (known[number].ask.clone(), Some(moment(number))),
            None => ((movement.ask)(&Look { folder: path, ids: &shop.ids }), None),
        };
        let body = body_of(number, &ask);
        let (answer, took) = killed_in(till, movement, &body, after);
        till = Till::opens(path, number + 1, &tokens);
        let stands = Rows::of(path);
        let whole = known.map_or(&stands, |(known, _)| &known[number].after);
        if answer.is_some() {
            assert!(stands == *whole, "{does} was answered and is not whole:\n{}", stands.unlike(whole));
            ends.answered += 1;
        } else if stands == *whole {
            ends.whole += 1;
        } else {
            assert!(
                stands == before,
                "{does} is there in part, killed after {after:?} of it:\n{}",
                stands.unlike(&before)
            );
            ends.nothing += 1;
        }
        let again = posted_twice(&till, movement, &body);
        let stands = Rows::of(path);
        if let Some((known, _)) = known {
            let whole = &known[number];
            assert!(stands == whole.after, "{does}, asked again:\n{}", stands.unlike(&whole.after));
            assert_eq!(untimed(&again.to_string()), untimed(&whole.answer.to_string()), "{does}");
        } else {
            adds_its_rows(movement, &before, &stands);
        }
        if let Some(answer) = &answer {
            assert_eq!(answer, &again, "{does}: who asks again is told what was told");
        }
        before = stands.clone();
        found.push(Known { ask, answer: again, after: stands, took });
    }
    till.killed();
    is_sound(path, "after all movements");
    found
}

#[test]
fn a_movement_of_money_that_is_killed_is_there_once_and_whole_or_not_at_all() {
    let shop = waiting();
    let mut ends = Ends::default();
    let known = run(&shop, None, &mut ends);
    assert_eq!(ends.answered, MOVEMENTS.len());
    every_means_has_paid(&known);

    let runs = std::env::var(MORE_RUNS).map_or(RUNS, |more| more.parse().expect("a number of runs"));
    let mut ends = Ends::default();
    for turn in 0..runs {
        // The moments of one movement are spread evenly, each movement's begin elsewhere.
        let moment = |number: usize| {
            let [turn, runs] = [turn, runs].map(|count| u32::try_from(count).expect("few runs"));
            let phase = u32::try_from(number * 618 % 1_000).expect("below a thousand");
            known[number].took * (turn * 1_000 + phase) / 1_000 * MAX_PERCENT / 100 / runs
        };
        run(&shop, Some((&known, &moment)), &mut ends);
    }
    eprintln!("{runs} runs of {} movements: {ends:?}", MOVEMENTS.len());
    assert!(ends.nothing > 0 && ends.answered + ends.whole > 0, "the moments lie all on one side: {ends:?}");
}

fn every_means_has_paid(known: &[Known]) {
    let payments = MOVEMENTS.iter().zip(known).filter(|(movement, _)| movement.command == "take_payment");
    let parts = payments.flat_map(|(_, known)| known.ask["parts"].as_array().cloned().unwrap_or_default());
    let paid: BTreeSet<String> = parts.map(|part| part["means"].to_string()).collect();
    let every = PaymentMeans::ALL.map(|means| request(means).to_string());
    assert_eq!(paid, every.into_iter().collect());
}

/// A command that is added to the program is added here, or this fails: what a
/// write says it changes, and what rows are about, tell which of them move money.
#[test]
fn every_command_that_moves_money_is_among_the_movements() {
    let of_money: BTreeSet<Topic> = MONEY_ROWS
        .iter()
        .map(|row| topic_of(row).unwrap_or_else(|| panic!("{row} is about nothing")))
        .collect();
    let commands = app::PROGRAM.commands().filter(|command| command.kind() != "read");
    let moving = commands.filter(|command| command.topics.iter().any(|topic| of_money.contains(topic)));
    let moving: BTreeSet<&str> = moving.map(|command| command.name).collect();
    let killed: BTreeSet<&str> = MOVEMENTS.iter().map(|movement| movement.command).collect();
    assert_eq!(moving.difference(&killed).collect::<Vec<_>>(), Vec::<&&str>::new(), "not killed anywhere");
    let names: BTreeSet<&str> = MOVEMENTS.iter().map(|movement| movement.does).collect();
    assert_eq!(names.len(), MOVEMENTS.len(), "two movements of one name");
}
