//! What the parts counter does, and what is asked of it.

use super::issue::{IssueAll, IssueParts, IssuedParts, TakeBackPart, issue_all, issue_parts, take_back_part};
use super::laid::{LayReady, LinkPart, lay_ready, link_part};
use super::requests::{
    AnswerPartRequest, PartRequested, RequestPart, WithdrawPartRequest, answer_part_request, request_part,
    withdraw_part_request,
};
use super::shown::{AskAvailability, PartsAvailability, parts_availability};
use domain::role::Role;
use kernel::command::{Access, JOB_WORKERS, Roles, SignedIn};

const KEEPERS: Access = Roles(domain::stock::KEEPS);
/// Whoever asked, and whoever sees that it is not wanted.
const WITHDRAW: Access =
    Roles(&[Role::Technician, Role::Foreman, Role::Advisor, Role::PartsKeeper, Role::Manager]);

kernel::commands! {
    read parts_availability(AskAvailability) -> PartsAvailability, SignedIn,
        shows [Stock Purchasing Catalogue];
    write issue_parts(IssueParts) -> IssuedParts, KEEPERS, changes [Stock Visits Catalogue];
    write issue_all(IssueAll) -> IssuedParts, KEEPERS, changes [Stock Visits Catalogue];
    write take_back_part(TakeBackPart) -> IssuedParts, KEEPERS, changes [Stock Visits Catalogue];
    write lay_ready(LayReady) -> IssuedParts, KEEPERS, changes [Stock Visits];
    write link_part(LinkPart) -> (), KEEPERS, changes [Stock Visits];
    write request_part(RequestPart) -> PartRequested, JOB_WORKERS, changes [Stock];
    write answer_part_request(AnswerPartRequest) -> IssuedParts, KEEPERS, changes [Stock Visits];
    write withdraw_part_request(WithdrawPartRequest) -> (), WITHDRAW, changes [Stock];
}
