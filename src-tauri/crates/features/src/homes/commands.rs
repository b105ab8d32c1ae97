//! What each seat sees first.

use super::{
    AdvisorHome, CashierHome, CloseFirstHour, ForemanHome, InspectorHome, ManagerHome, NavCounts, PartsHome,
    TechnicianHome, WallScreen, advisor_home, cashier_home, close_first_hour, foreman_home, inspector_home,
    manager_home, nav_counts, parts_home, technician_home, wall_screen,
};
use kernel::command::{MANAGER, SignedIn, TILL, Wall};
use kernel::host::AskNothing;

kernel::commands! {
    read advisor_home(AskNothing) -> AdvisorHome, SignedIn,
        shows [Visits Photos Sheets Customers Vehicles Bookings];
    read foreman_home(AskNothing) -> ForemanHome, SignedIn, shows [Visits Photos Sheets Customers Vehicles];
    read technician_home(AskNothing) -> TechnicianHome, SignedIn, shows [Visits Sheets Customers Vehicles];
    read inspector_home(AskNothing) -> InspectorHome, SignedIn,
        shows [Visits Photos Sheets Customers Vehicles];
    read parts_home(AskNothing) -> PartsHome, SignedIn, shows [Visits Sheets Customers Vehicles];
    read cashier_home(AskNothing) -> CashierHome, TILL,
        shows [Visits Sheets Customers Vehicles Bookings Shifts];
    read manager_home(AskNothing) -> ManagerHome, MANAGER,
        shows [Visits Sheets Customers Vehicles Calls Complaints Approvals Shop People Catalogue Imports
            Stations Printing];
    write close_first_hour(CloseFirstHour) -> (), MANAGER, changes [Shop];
    read wall_screen(AskNothing) -> WallScreen, Wall,
        shows [Shop Visits Sheets Vehicles Customers People];
    read nav_counts(AskNothing) -> NavCounts, SignedIn, shows [Visits Bookings Calls Complaints Suggestions];
}
