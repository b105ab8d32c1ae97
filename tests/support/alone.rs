//! A shop with one person who has every role, so that nobody needs to be named
//! who asks.

use crate::typed::{Command, request};
use crate::{Folder, TestShop};
use features::office::setup::SetUpShop;
use kernel::{Refusal, Session};
use serde::Serialize;
use serde_json::Value;
use std::ops::{Deref, DerefMut};

pub struct Alone {
    test: TestShop,
    /// Who asks.
    pub me: Session,
}

impl Deref for Alone {
    type Target = TestShop;

    fn deref(&self) -> &TestShop {
        &self.test
    }
}

impl DerefMut for Alone {
    fn deref_mut(&mut self) -> &mut TestShop {
        &mut self.test
    }
}

impl Alone {
    pub fn at(moment: &str, answers: SetUpShop) -> Self {
        let test = TestShop::alone_at(moment, answers);
        let me = test.session("manager");
        Self { test, me }
    }

    /// Before the first minute: nobody is there who could sign in.
    pub fn nobody_at(moment: &str) -> Self {
        Self { test: TestShop::empty_at(moment), me: Session::nobody("counter") }
    }

    pub fn call(&self, command: &str, request: Value) -> Result<Value, Refusal> {
        self.test.ask_as(&self.me, command, request)
    }

    #[track_caller]
    pub fn run<Run, Ask: Serialize, Answer>(
        &self,
        command: impl Command<Run, Ask, Answer>,
        ask: Ask,
    ) -> Value {
        self.ok(command.name(), request(ask))
    }

    #[track_caller]
    pub fn ok(&self, command: &str, request: Value) -> Value {
        self.call(command, request).unwrap_or_else(|refusal| panic!("{command} was refused: {refusal}"))
    }

    /// The refusal as `{code, params}`; the test fails when the command went through.
    #[track_caller]
    pub fn refusal(&self, command: &str, request: Value) -> Value {
        match self.call(command, request) {
            Ok(answer) => panic!("{command} was not refused but answered {answer}"),
            Err(refusal) => told(&refusal),
        }
    }

    #[track_caller]
    pub fn refused(&self, command: &str, request: Value) -> String {
        code_in(&self.refusal(command, request))
    }

    pub fn end(self) -> Folder {
        self.test.end()
    }
}

fn told(refusal: &Refusal) -> Value {
    serde_json::to_value(refusal).expect("a refusal crosses the door")
}

fn code_in(told: &Value) -> String {
    told["code"].as_str().expect("every refusal has a code").to_owned()
}

/// Under which name a refusal crosses the door.
pub fn code(refusal: &Refusal) -> String {
    code_in(&told(refusal))
}
