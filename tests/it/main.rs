//! The tests of the whole: one program, so that it links once; a file a feature.
//!
//! Each test makes a yearbook in a folder of its own (`yearbook`), does what an editor does, and looks at what
//! comes out. What users read is written out beside the test that says it.

#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::disallowed_methods,
    clippy::panic,
    clippy::print_stdout,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test writes files, spells out what it expects, says how long it took, and fails loudly"
)]

mod yearbook;

mod articles;
mod bad_photos;
mod base_url;
mod build;
mod cache;
mod cards;
mod charts;
mod chronicle;
mod cli;
mod config;
mod confinement;
mod contents;
mod determinism;
mod docs;
mod drawings;
#[cfg(target_os = "linux")]
mod endurance;
mod errors;
mod explain;
mod external;
mod figures;
mod font_file;
mod fonts;
mod formats;
mod hostile;
mod imprint;
mod index;
mod interrupt;
mod invented;
mod links;
mod manual;
mod markdown;
mod meanwhile;
mod memory;
mod output;
mod own_theme;
mod people;
mod photolist;
mod photos;
mod plates;
mod preview;
mod proofreading;
mod publish;
mod quick_start;
mod rebuild;
mod references;
mod reviews;
mod saves;
mod schema;
mod series;
mod slips;
mod slow;
mod statistics;
mod template_errors;
mod theme;
mod theme_settings;
mod tidy;
mod tones;
mod verify;
mod whole;
mod withdrawal;
mod words;
