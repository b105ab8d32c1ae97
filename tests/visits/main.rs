//! The visit, step by step: what each step keeps, and what it refuses by name.

mod agreed;
mod approvals;
mod attached_files;
mod check_in;
mod corrections;
mod estimate;
mod findings;
mod given_papers;
mod grades;
mod hours;
mod inspection;
mod letterhead;
mod mileage;
mod page;
mod photos;
mod photos_in_lists;
mod photos_on_papers;
mod photos_signed;
mod prices;
mod queries;
mod reprints;
mod warranties;
mod workshop;
