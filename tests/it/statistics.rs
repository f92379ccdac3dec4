//! Statistical tables.
