//! What is asked for of complaints.

use super::{
    AddComplaintStep, AgreeRemedy, AnswerComplaint, AskComplaint, AskRemedy, ComplaintList, ComplaintPage,
    DecideRemedy, OpenComplaint, SavedComplaint, TellCustomer, add_complaint_step, agree_remedy,
    answer_complaint, ask_remedy, decide_remedy, get_complaint, list_complaints, open_complaint,
    tell_customer,
};
use kernel::command::{COMPLAINTS, MANAGER};
use kernel::host::AskNothing;

kernel::commands! {
    write open_complaint(OpenComplaint) -> SavedComplaint, COMPLAINTS, changes [Complaints];
    read list_complaints(AskNothing) -> ComplaintList, COMPLAINTS, shows [Visits Vehicles Complaints];
    read get_complaint(AskComplaint) -> ComplaintPage, COMPLAINTS, shows [Visits Vehicles Complaints];
    write add_complaint_step(AddComplaintStep) -> SavedComplaint, COMPLAINTS, changes [Complaints];
    write agree_remedy(AgreeRemedy) -> SavedComplaint, COMPLAINTS, changes [Complaints];
    write tell_customer(TellCustomer) -> SavedComplaint, COMPLAINTS, changes [Complaints];
    write ask_remedy(AskRemedy) -> SavedComplaint, COMPLAINTS, changes [Complaints];
    write decide_remedy(DecideRemedy) -> SavedComplaint, MANAGER, changes [Complaints];
    write answer_complaint(AnswerComplaint) -> SavedComplaint, COMPLAINTS, changes [Calls Complaints];
}
