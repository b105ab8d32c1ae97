//! Which of the three languages a person meets before anybody could choose one.

/// The nearest of our three languages to the computer's.
pub fn of_the_computer() -> &'static str {
    lan::recovery::nearest(&sys_locale::get_locale().unwrap_or_default())
}
