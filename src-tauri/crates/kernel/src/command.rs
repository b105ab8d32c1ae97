//! What a command is, and how a feature names its own: at the end of its file,
//! each with what it asks and answers and who may give it. The window's `rpc`,
//! the HTTP door and the screen's types all come from these lists; what stands
//! in none does not exist.

use crate::error::Result;
use crate::host::{Prepare, Read, Task, Write};
use crate::shop::Shop;
use crate::topic::Topic;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::work_order::stage::Action;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;

pub use crate::access::Access;

pub enum Run {
    Read(fn(&Read, Value) -> Result<Value>),
    Write(fn(&Write, Value) -> Result<Value>),
    Prepared(fn(&Prepare, Value) -> Result<Work>),
    Task(fn(&Task, Value) -> Result<Value>),
}

/// What is left to be written once the slow part is done: nobody else's write
/// waited for that.
pub type Work = Box<dyn FnOnce(&Write) -> Result<Value>>;

pub struct Command {
    pub name: &'static str,
    pub access: Access,
    /// What a reading command shows, what another may change.
    pub topics: &'static [Topic],
    pub run: Run,
}

impl Command {
    pub const fn kind(&self) -> &'static str {
        match self.run {
            Run::Read(_) => "read",
            Run::Write(_) | Run::Prepared(_) => "write",
            Run::Task(_) => "task",
        }
    }
}

/// Hears every command's types; the TypeScript is written from it.
pub trait Visitor {
    fn command<Ask: ts_rs::TS + 'static, Answer: ts_rs::TS + 'static>(&mut self, command: &Command);
}

/// The request of a command in its type.
///
/// # Errors
/// `UnreadableRequest` where it has another shape.
pub fn parse_request<T: DeserializeOwned>(command: &str, request: Value) -> Result<T> {
    serde_json::from_value(request).map_err(|error| {
        let detail = error.to_string().chars().take(200).collect();
        Refusal::UnreadableRequest { command: command.to_owned(), detail }.into()
    })
}

/// The commands of one file, named once: the function of the same name answers.
///
/// ```text
/// kernel::commands! {
///     read get_customer(AskCustomer) -> CustomerPage, SignedIn, shows [Customers Vehicles];
///     write save_customer(SaveCustomer) -> SavedCustomer, COUNTER, changes [Customers];
///     prepared add_photo(AddPhoto) -> PhotoAdded, ALL, changes [Photos];
/// }
/// ```
///
/// What is prepared is made ready without holding up anybody's write: its function
/// answers what is then to be written.
#[macro_export]
macro_rules! commands {
    (@run read $name:ident $ask:ty, $answer:ty) => {
        $crate::command::Run::Read($crate::commands!(@answered $name $ask, $answer))
    };
    (@run write $name:ident $ask:ty, $answer:ty) => {
        $crate::command::Run::Write($crate::commands!(@answered $name $ask, $answer))
    };
    (@run task $name:ident $ask:ty, $answer:ty) => {
        $crate::command::Run::Task($crate::commands!(@answered $name $ask, $answer))
    };
    (@run prepared $name:ident $ask:ty, $answer:ty) => {
        $crate::command::Run::Prepared(|cx, request| {
            let ask: $ask = $crate::command::parse_request(stringify!($name), request)?;
            let work = $name(cx, ask)?;
            Ok(Box::new(move |cx| {
                let answer: $answer = work(cx)?;
                $crate::answer::redacted(&answer, cx.audience())
            }))
        })
    };
    (@answered $name:ident $ask:ty, $answer:ty) => {
        |cx, request| {
            let ask: $ask = $crate::command::parse_request(stringify!($name), request)?;
            let answer: $answer = $name(cx, ask)?;
            $crate::answer::redacted(&answer, cx.audience())
        }
    };
    (@topics read shows [$($topic:ident)*]) => { &[$($crate::topic::Topic::$topic),*] };
    (@topics write changes [$($topic:ident)*]) => { &[$($crate::topic::Topic::$topic),*] };
    (@topics prepared changes [$($topic:ident)*]) => { &[$($crate::topic::Topic::$topic),*] };
    (@topics task changes [$($topic:ident)*]) => { &[$($crate::topic::Topic::$topic),*] };
    ($($kind:ident $name:ident($ask:ty) -> $answer:ty, $access:expr, $does:ident [$($topic:ident)*];)*) => {
        pub const COMMANDS: &[$crate::command::Command] = &[$($crate::command::Command {
            name: stringify!($name),
            access: $access,
            topics: $crate::commands!(@topics $kind $does [$($topic)*]),
            run: $crate::commands!(@run $kind $name $ask, $answer),
        }),*];

        /// Shows the types of these commands to who writes them down.
        pub fn visit(visitor: &mut impl $crate::command::Visitor) {
            let mut commands = COMMANDS.iter();
            $(
                let _ = stringify!($name);
                if let Some(command) = commands.next() {
                    visitor.command::<$ask, $answer>(command);
                }
            )*
        }
    };
}

/// A folder's commands are those of its files.
#[macro_export]
macro_rules! lists {
    ($($($file:ident)::+),* $(,)?) => {
        pub const LISTS: &[&[$crate::command::Command]] = &[$($($file)::+::COMMANDS),*];

        pub fn visit_all(visitor: &mut impl $crate::command::Visitor) {
            $($($file)::+::visit(visitor);)*
        }
    };
}

/// What a program is made of: its features' commands, and what each of them puts
/// right when a file is opened. A test may make a smaller one.
pub struct Program {
    pub lists: &'static [&'static [&'static [Command]]],
    pub at_start: &'static [fn(&Arc<Shop>)],
}

impl Program {
    pub fn commands(&self) -> impl Iterator<Item = &'static Command> {
        self.lists.iter().flat_map(|lists| lists.iter()).flat_map(|commands| commands.iter())
    }

    pub fn find(&self, name: &str) -> Option<&'static Command> {
        self.commands().find(|command| command.name == name)
    }
}

/// For the sum of all lists to be asked while the program is compiled.
pub const fn no_name_stands_twice(lists: &[&[&[Command]]]) -> bool {
    let (mut folder, mut file, mut place) = (0, 0, 0);
    while let Some(at) = next(lists, &mut folder, &mut file, &mut place) {
        let (mut later_folder, mut later_file, mut later_place) = (folder, file, place);
        while let Some(other) = next(lists, &mut later_folder, &mut later_file, &mut later_place) {
            if same(at.name, other.name) {
                return false;
            }
        }
    }
    true
}

const fn next<'a>(
    lists: &'a [&'a [&'a [Command]]],
    folder: &mut usize,
    file: &mut usize,
    place: &mut usize,
) -> Option<&'a Command> {
    while *folder < lists.len() {
        while *file < lists[*folder].len() {
            let commands = lists[*folder][*file];
            if *place < commands.len() {
                *place += 1;
                return Some(&commands[*place - 1]);
            }
            *file += 1;
            *place = 0;
        }
        *folder += 1;
        *file = 0;
    }
    None
}

/// Whether two names are one, asked while the program is compiled.
pub const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut place = 0;
    while place < one.len() {
        if one[place] != other[place] {
            return false;
        }
        place += 1;
    }
    true
}

pub use Access::{Customer, Public, Roles, SignedIn, TillDisplay, Wall};

pub const MANAGER: Access = Roles(&[Role::Manager]);
pub const COUNTER: Access = Roles(&[Role::Advisor, Role::Manager]);
pub const ADVISOR_OR_CLERK: Access = Roles(&[Role::Advisor, Role::CallbackClerk, Role::Manager]);
pub const TILL: Access = Roles(&[Role::Cashier, Role::Manager]);
pub const WORKSHOP: Access = Roles(&[Role::Foreman, Role::Manager]);
pub const JOB_WORKERS: Access = Roles(Action::WorkOnJobs.roles());
pub const COMPLAINTS: Access = Roles(&domain::complaint::HANDLERS);
/// Who writes lines and who makes bills; which of both, the request itself asks.
pub const ASKS: Access = Roles(&[Role::Advisor, Role::Foreman, Role::Cashier, Role::Manager]);

pub const fn of(action: Action) -> Access {
    Roles(action.roles())
}
