//! Who does a job: what people can, when they are there, who is proposed for it, and what speaks against a
//! place somebody lays it on. It warns; the foreman decides.

pub mod absence;
pub mod fit;
pub mod presence;
pub mod proposal;
pub mod warning;
pub mod worker;
