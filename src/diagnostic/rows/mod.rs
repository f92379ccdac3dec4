//! The table of problems, a file for each group of codes. A new group is a file, a line here and a name in `problem.rs`.

#[macro_use]
mod book;
#[macro_use]
mod charts;
#[macro_use]
mod chronicle;
#[macro_use]
mod edition;
#[macro_use]
mod figures;
#[macro_use]
mod files;
#[macro_use]
mod fonts;
#[macro_use]
mod index;
#[macro_use]
mod keys;
#[macro_use]
mod links;
#[macro_use]
mod names;
#[macro_use]
mod output;
#[macro_use]
mod outward;
#[macro_use]
mod photographs;
#[macro_use]
mod prose;
#[macro_use]
mod proofreading;
#[macro_use]
mod records;
#[macro_use]
mod slips;
#[macro_use]
mod tables;
#[macro_use]
mod theme;
