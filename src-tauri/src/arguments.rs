//! What the program was asked for at its start.

use std::ffi::OsString;
use std::path::PathBuf;

/// The program is to work without its window, for the shop's other computers.
pub const WITHOUT_WINDOW: &str = "--without-window";
/// The program is to serve the shop like `workbay-serve`, without anything of a desktop: a
/// service of the system does so before anybody signs in.
pub const SERVE: &str = "--serve";
/// The folder of the shop's file comes next, where it is not the system's place.
pub const DATA: &str = "--data";

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    pub without_window: bool,
    pub serve: bool,
    pub folder: Option<PathBuf>,
}

impl Arguments {
    /// What means nothing here is passed over: a desktop may add words of its own.
    pub fn of(mut arguments: impl Iterator<Item = OsString>) -> Self {
        let mut asked = Self::default();
        while let Some(argument) = arguments.next() {
            if argument == WITHOUT_WINDOW {
                asked.without_window = true;
            } else if argument == SERVE {
                asked.serve = true;
            } else if argument == DATA {
                asked.folder = arguments.next().filter(|folder| !folder.is_empty()).map(PathBuf::from);
            }
        }
        asked
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;
    use std::path::PathBuf;

    fn asked(arguments: &[&str]) -> Arguments {
        Arguments::of(arguments.iter().map(Into::into))
    }

    #[test]
    fn a_start_says_which_folder_and_whether_a_window_is_wanted() {
        assert_eq!(asked(&["workbay", "-psn_0_1234"]), Arguments::default());
        let folder = Some(PathBuf::from("/home/shop/工位 data"));
        assert_eq!(
            asked(&["workbay", "--data", "/home/shop/工位 data", "--without-window"]),
            Arguments { without_window: true, serve: false, folder }
        );
        assert!(asked(&["workbay", "--data", "/srv/shop", "--serve", "--port", "7878"]).serve);
        assert_eq!(asked(&["workbay", "--data"]), Arguments::default());
    }
}
