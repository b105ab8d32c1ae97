//! A believable shop to click around in, loaded and removed in one action.

use crate::error::Result;
use crate::host::Task;
use crate::setup::AskNothing;
use crate::tasks::TaskStatus;

pub fn load_sample_shop(_cx: &crate::host::Task, _ask: crate::setup::AskNothing) -> Result<crate::tasks::TaskStatus> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn remove_sample_shop(_cx: &crate::host::Task, _ask: crate::setup::AskNothing) -> Result<crate::tasks::TaskStatus> {
    Err(crate::Error::Fault("pending".into()))
}
