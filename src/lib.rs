//! Turns a folder of Markdown articles, photographs and figures into the website of an association's
//! yearbook (年鉴).
//!
//! The modules in reading order are the pipeline:
//!
//! 1. [`source`] takes a snapshot of the folder.
//! 2. [`theme`] compiles templates; [`article`] reads each Markdown file by itself.
//! 3. [`book`] puts the articles together: parts, order, links, figures, photographs.
//!    [`proofreading`] says what to look at again in them.
//! 4. [`photo`] plans renditions, and develops those that are missing; [`typeface`] does so with fonts,
//!    [`card`] with the cards of shared links.
//! 5. [`page`] makes pages; [`binding`] makes one of them all.
//! 6. [`output`] changes the output folder.
//! 7. [`preview`] does all of that again whenever something changes, and serves it.
//!
//! [`pipeline`] is the whole of it, one line a stage, with the [`memory`] of the last time; [`inventory`] lists the
//! photographs; [`scaffold`] is where a new yearbook comes from;
//! [`schema`] tells other programs which keys there are, and [`reference`] tells people. What stands before the stages is their vocabulary. The
//! library never prints, never exits, and reads neither the environment nor the clock.

pub mod alike;
pub mod collation;
pub mod config;
pub mod date;
pub mod diagnostic;
pub mod fields;
pub mod fingerprint;
pub mod font;
pub mod language;
pub mod numeral;

pub mod number;
pub mod path;
pub mod picture;
pub mod replace;
pub mod seal;
pub mod width;
pub mod yaml;

pub mod manuscript;

pub mod source;
pub mod theme;

pub mod article;

pub mod book;

pub mod proofreading;

pub mod photo;

pub mod typeface;

pub mod card;

pub mod page;

pub mod binding;

pub mod output;

pub mod outward;

pub mod memory;
pub mod pipeline;

pub mod fix;
pub mod inventory;
pub mod preview;
pub mod scaffold;

pub mod schema;

pub mod reference;
