//! 个人信息请求: what people ask of their own data, taken down at the counter and answered by the
//! manager.

mod answered;
pub mod commands;
mod erased;
mod held;
mod taken;

pub use answered::{
    AnswerDataRequest, EraseCustomer, RefuseDataRequest, answer_data_request, erase_customer,
    refuse_data_request,
};
pub use commands::{COMMANDS, visit};
pub(crate) use taken::open_requests;
pub use taken::{
    AskDataRequest, AskDataRequests, CheckIdentity, DataRequestList, DataRequestPage, DataRequestRow,
    ErasedCount, TakeDataRequest, check_identity, get_data_request, list_data_requests, take_data_request,
};
