//! What is asked for of bookings.

use super::calendar::BookingDay;
use super::{
    AppointmentDay, AppointmentPage, AppointmentRow, ArriveAppointment, Arrived, AskAppointment, AskOpenSlot,
    BookAppointment, BookedToday, CancelAppointment, ConfirmAppointment, EditAppointment, ListAppointments,
    ListBookingDays, MarkNoShow, RescheduleAppointment, SaveCalendar, SavedAppointment, SetOwnDay,
    UndoArrival, UndoMove, arrive_appointment, book_appointment, booked_today, cancel_appointment,
    confirm_appointment, edit_appointment, get_appointment, list_appointments, list_booking_days,
    mark_no_show, next_open_slot, reschedule_appointment, save_calendar, set_own_day, undo_arrival,
    undo_move,
};
use domain::appointment::AppointmentAction;
use domain::open_slot::OpenSlot;
use domain::shop::ShopDetails;
use domain::shop_calendar::DayTold;
use kernel::command::{ADVISOR_OR_CLERK, Access, MANAGER, Roles, SignedIn};

const fn of_booking(action: AppointmentAction) -> Access {
    Roles(action.roles())
}

kernel::commands! {
    write book_appointment(BookAppointment) -> SavedAppointment, ADVISOR_OR_CLERK, changes [Bookings];
    write confirm_appointment(ConfirmAppointment) -> SavedAppointment, of_booking(AppointmentAction::Confirm),
        changes [Bookings];
    write reschedule_appointment(RescheduleAppointment) -> SavedAppointment,
        of_booking(AppointmentAction::Reschedule), changes [Bookings];
    write edit_appointment(EditAppointment) -> SavedAppointment, of_booking(AppointmentAction::Edit),
        changes [Bookings];
    write cancel_appointment(CancelAppointment) -> SavedAppointment, of_booking(AppointmentAction::Cancel),
        changes [Bookings];
    write mark_no_show(MarkNoShow) -> SavedAppointment, of_booking(AppointmentAction::NoShow),
        changes [Bookings];
    write arrive_appointment(ArriveAppointment) -> Arrived, of_booking(AppointmentAction::Arrive),
        changes [Visits Customers Vehicles Bookings Stock];
    write undo_arrival(UndoArrival) -> SavedAppointment, of_booking(AppointmentAction::UndoArrival),
        changes [Visits Vehicles Bookings Links Stock];
    read booked_today(BookedToday) -> Option<AppointmentRow>, SignedIn, shows [Customers Vehicles Bookings];
    read get_appointment(AskAppointment) -> AppointmentPage, SignedIn,
        shows [Visits Photos Sheets Customers Vehicles Bookings Complaints Catalogue];
    read next_open_slot(AskOpenSlot) -> Option<OpenSlot>, SignedIn, shows [Bookings];
    read list_appointments(ListAppointments) -> AppointmentDay, SignedIn,
        shows [Visits Customers Vehicles Bookings];
    write undo_move(UndoMove) -> SavedAppointment, of_booking(AppointmentAction::Reschedule),
        changes [Bookings];
    read list_booking_days(ListBookingDays) -> Vec<BookingDay>, SignedIn, shows [Bookings];
    write set_own_day(SetOwnDay) -> DayTold, MANAGER, changes [Shop];
    write save_calendar(SaveCalendar) -> ShopDetails, MANAGER, changes [Shop];
}
