//! What can be asked about the requests of people about their own data.

use super::{
    AnswerDataRequest, AskDataRequest, AskDataRequests, CheckIdentity, DataRequestList, DataRequestPage,
    EraseCustomer, RefuseDataRequest, TakeDataRequest, answer_data_request, check_identity, erase_customer,
    get_data_request, list_data_requests, refuse_data_request, take_data_request,
};
use domain::ids::DataRequestId;
use kernel::command::{COUNTER, MANAGER};

kernel::commands! {
    read list_data_requests(AskDataRequests) -> DataRequestList, COUNTER, shows [Customers People];
    read get_data_request(AskDataRequest) -> DataRequestPage, COUNTER,
        shows [Customers Vehicles Visits Sheets Bookings Calls Complaints Suggestions Invoices Packages
            Sales Loans People Imports];
    write take_data_request(TakeDataRequest) -> DataRequestId, COUNTER, changes [Customers];
    write check_identity(CheckIdentity) -> DataRequestId, COUNTER, changes [Customers];
    write answer_data_request(AnswerDataRequest) -> DataRequestId, MANAGER, changes [Customers];
    write refuse_data_request(RefuseDataRequest) -> DataRequestId, MANAGER, changes [Customers];
    write erase_customer(EraseCustomer) -> DataRequestId, MANAGER,
        changes [Customers Vehicles Visits Bookings Calls Complaints Suggestions Invoices Photos Imports];
}
