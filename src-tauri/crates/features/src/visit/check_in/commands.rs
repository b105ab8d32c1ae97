//! What is asked for at check-in.

use super::lists::{CheckInLists, SaveCheckInList, list_check_in_lists, save_check_in_list};
use super::{
    AskNotices, ConfirmCheckIn, CorrectCheckIn, Notices, ProposedPromise, SaveCheckIn, SavedCheckIn,
    check_in_notices, confirm_check_in, correct_check_in, propose_promise, save_check_in,
};
use crate::visit::changes::AskVisit;
use crate::visit::flow::VisitUpdate;
use domain::check_in_list::CheckInList;
use domain::work_order::stage::Action;
use kernel::command::{MANAGER, SignedIn, of};
use kernel::host::AskNothing;

kernel::commands! {
    write save_check_in(SaveCheckIn) -> SavedCheckIn, of(Action::EditCheckIn), changes [Visits Stock];
    write confirm_check_in(ConfirmCheckIn) -> VisitUpdate, of(Action::ConfirmCheckIn),
        changes [Visits Vehicles Stock];
    write correct_check_in(CorrectCheckIn) -> SavedCheckIn, of(Action::CorrectCheckIn),
        changes [Visits Vehicles Stock];
    read check_in_notices(AskNotices) -> Notices, SignedIn, shows [Visits Sheets Vehicles Complaints];
    read propose_promise(AskVisit) -> ProposedPromise, of(Action::MovePromise),
        shows [Visits Vehicles People];
    read list_check_in_lists(AskNothing) -> CheckInLists, SignedIn, shows [Visits People];
    write save_check_in_list(SaveCheckInList) -> CheckInList, MANAGER, changes [Visits];
}
