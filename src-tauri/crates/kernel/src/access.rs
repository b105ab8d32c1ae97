//! Who may give a command.

use domain::role::Role;

#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// Before anybody signed in.
    Public,
    SignedIn,
    /// Whoever is signed in, and a station that was let in for the wall.
    Wall,
    /// The customer, on their own phone, by a link: nobody of the shop, and nobody else.
    Customer,
    Roles(&'static [Role]),
}

impl Access {
    /// Whether somebody signed in with these roles may.
    pub fn allows(&self, roles: &[Role]) -> bool {
        match self {
            Self::Public | Self::SignedIn | Self::Wall => true,
            Self::Customer => false,
            Self::Roles(wanted) => wanted.iter().any(|role| roles.contains(role)),
        }
    }
}
