//! Who may give a command.

use domain::role::Role;
use domain::work_order::stage::Action;

#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// Before anybody signed in.
    Public,
    SignedIn,
    /// Whoever is signed in, and a station that was let in for the wall.
    Wall,
    /// Who takes money, and a station that was let in to face the customer of a till.
    TillDisplay,
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
            Self::TillDisplay | Self::Roles(_) => {
                self.roles().unwrap_or_default().iter().any(|role| roles.contains(role))
            }
        }
    }

    /// Of whom one has to be who is signed in; none where it goes by no role.
    pub const fn roles(self) -> Option<&'static [Role]> {
        match self {
            Self::Roles(roles) => Some(roles),
            Self::TillDisplay => Some(Action::TakePayment.roles()),
            Self::Public | Self::SignedIn | Self::Wall | Self::Customer => None,
        }
    }
}
