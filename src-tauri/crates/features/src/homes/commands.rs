//! What each seat sees first.

use super::{
    AdvisorHome, AskJobProposals, BoardOfDay, CashierHome, CloseFirstHour, ComebackFigures, ForemanHome,
    InspectorHome, JobProposals, LookAtPlan, ManagerHome, NavCounts, PartsHome, PlanLooked, TechnicianHome,
    WallScreen, advisor_home, cashier_home, close_first_hour, comeback_figures, foreman_home,
    foreman_next_day, inspector_home, job_proposals, look_at_plan, manager_home, nav_counts, parts_home,
    technician_home, wall_screen,
};
use kernel::command::{MANAGER, SignedIn, TILL, WORKSHOP, Wall};
use kernel::host::AskNothing;

kernel::commands! {
    read advisor_home(AskNothing) -> AdvisorHome, SignedIn,
        shows [Visits Photos Sheets Customers Vehicles Bookings Stock Purchasing Catalogue Shop];
    read foreman_home(AskNothing) -> ForemanHome, SignedIn,
        shows [Visits Photos Sheets Customers Vehicles Stock Purchasing Catalogue Shop];
    read foreman_next_day(AskNothing) -> BoardOfDay, WORKSHOP,
        shows [Visits Customers Vehicles Stock Catalogue];
    read job_proposals(AskJobProposals) -> JobProposals, WORKSHOP,
        shows [Visits Customers Vehicles Stock Catalogue];
    read look_at_plan(LookAtPlan) -> PlanLooked, WORKSHOP,
        shows [Visits Customers Vehicles Stock Catalogue];
    read technician_home(AskNothing) -> TechnicianHome, SignedIn,
        shows [Visits Sheets Customers Vehicles Stock];
    read inspector_home(AskNothing) -> InspectorHome, SignedIn,
        shows [Visits Photos Sheets Customers Vehicles];
    read parts_home(AskNothing) -> PartsHome, SignedIn,
        shows [Visits Sheets Customers Vehicles Stock Purchasing Catalogue];
    read cashier_home(AskNothing) -> CashierHome, TILL,
        shows [Visits Sheets Customers Vehicles Bookings Shifts Sales];
    read manager_home(AskNothing) -> ManagerHome, MANAGER,
        shows [Visits Sheets Customers Vehicles Calls Complaints Approvals Shop People Catalogue Imports
            Stations Printing];
    read comeback_figures(AskNothing) -> ComebackFigures, MANAGER, shows [Visits People];
    write close_first_hour(CloseFirstHour) -> (), MANAGER, changes [Shop];
    read wall_screen(AskNothing) -> WallScreen, Wall,
        shows [Shop Visits Sheets Vehicles Customers People Stock Purchasing Catalogue];
    read nav_counts(AskNothing) -> NavCounts, SignedIn, shows [Visits Bookings Calls Complaints Suggestions];
}
