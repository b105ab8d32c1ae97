//! A command by the function that answers it, so that its request is held
//! against the feature's own type: a field with another name does not compile.

use kernel::error::Result;
use kernel::host::{Read, Task, Write};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// How a command is run; the compiler finds it, nobody names it.
pub struct Reads;
pub struct Writes;
pub struct Works;

pub trait Command<Run, Ask, Answer> {
    /// What the lists call it: they name each command like its function.
    fn name(&self) -> &'static str {
        let path = std::any::type_name::<Self>();
        let name = path.rsplit("::").next().unwrap_or(path);
        assert!(app::PROGRAM.find(name).is_some(), "{path} stands in no list of commands");
        name
    }
}

impl<F: Fn(&Read<'_>, Ask) -> Result<Answer>, Ask, Answer> Command<Reads, Ask, Answer> for F {}
impl<F: Fn(&Write<'_>, Ask) -> Result<Answer>, Ask, Answer> Command<Writes, Ask, Answer> for F {}
impl<F: Fn(&Task<'_>, Ask) -> Result<Answer>, Ask, Answer> Command<Works, Ask, Answer> for F {}

/// A request as it goes through the door; a test may spoil it before.
pub fn request(ask: impl Serialize) -> Value {
    serde_json::to_value(ask).expect("a request crosses the door")
}

/// A part of an answer, or of what a test wrote, as a request wants it.
#[track_caller]
pub fn read<T: DeserializeOwned>(value: impl Into<Value>) -> T {
    let value = value.into();
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

/// One field of an answer, as a request wants it.
#[track_caller]
pub fn field<T: DeserializeOwned>(answer: &Value, name: &str) -> T {
    read(answer[name].clone())
}
