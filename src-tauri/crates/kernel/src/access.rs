//! Who may give a command.

use domain::role::Role;

#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// Before anybody signed in.
    Public,
    SignedIn,
    /// Whoever is signed in, and a station that was let in for the wall.
    Wall,
    Roles(&'static [Role]),
}

impl Access {
    /// Whether somebody signed in with these roles may.
    pub fn allows(&self, roles: &[Role]) -> bool {
        match self {
            Self::Public | Self::SignedIn | Self::Wall => true,
            Self::Roles(wanted) => wanted.iter().any(|role| roles.contains(role)),
        }
    }
}
