//! What is asked for of imports.

use super::{
    AskImport, ImportFile, ImportReport, get_import, list_imports, preview_import, run_import, undo_import,
};
use kernel::command::MANAGER;
use kernel::host::AskNothing;
use kernel::tasks::TaskStatus;

kernel::commands! {
    task preview_import(ImportFile) -> TaskStatus, MANAGER, changes [Tasks];
    task run_import(ImportFile) -> TaskStatus, MANAGER,
        changes [Customers Vehicles Catalogue Imports Tasks Stock Purchasing];
    read list_imports(AskNothing) -> Vec<ImportReport>, MANAGER, shows [Imports];
    read get_import(AskImport) -> ImportReport, MANAGER, shows [Imports];
    task undo_import(AskImport) -> TaskStatus, MANAGER,
        changes [Customers Vehicles Catalogue Imports Tasks Stock Purchasing];
}
