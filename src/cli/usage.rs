//! What is wrong with what was typed, in the language of whoever typed it.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};
use yearbook::diagnostic::nearest;
use yearbook::language::Language;

/// Whether `error` is no mistake: help or the version was asked for.
pub fn is_asked_for(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

/// What `error` says of what was `typed` to `program`, and where to read how it is done.
pub fn told(error: &Error, program: &Command, typed: &[String], language: Language) -> String {
    let command = typed.iter().find_map(|word| program.find_subcommand(word));
    let help = match command {
        Some(command) => format!("yearbook {} --help", command.get_name()),
        None => "yearbook --help".to_owned(),
    };
    let reason = reason(error, command.unwrap_or(program), program, language);
    language.of(format!("{reason}\n用法见 {help}"), format!("{reason}\nSee {help} for how to type it."))
}

fn reason(error: &Error, command: &Command, program: &Command, language: Language) -> String {
    let text = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    // `--jobs <NUMBER>`: the option's own name is enough.
    let argument = text(ContextKind::InvalidArg);
    let name = argument.split(' ').next().unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            unknown_command(&text(ContextKind::InvalidSubcommand), program, language)
        }
        ErrorKind::UnknownArgument => unknown_option(name, command, language),
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            language.of(format!("“{name}”后面要写它的值。"), format!("“{name}” needs a value after it."))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let typed = text(ContextKind::InvalidValue);
            let known = choices(error, language).or_else(|| help(command, name)).unwrap_or_default();
            language.of(
                format!("“{name}”不能是“{typed}”。{known}"),
                format!("“{name}” cannot be “{typed}”. {known}"),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = match error.get(ContextKind::InvalidArg) {
                Some(ContextValue::Strings(missing)) => missing.join(language.of("、", ", ")),
                _ => argument,
            };
            language.of(format!("还要写：{missing}"), format!("This is missing: {missing}"))
        }
        ErrorKind::ArgumentConflict => {
            language.of(format!("“{name}”写了两次。"), format!("“{name}” is typed twice."))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            language.of("还要写一个命令。".to_owned(), "A command is missing.".to_owned())
        }
        _ => error.to_string().lines().next().unwrap_or_default().to_owned(),
    }
}

fn unknown_command(typed: &str, program: &Command, language: Language) -> String {
    let known: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
    let meant = meant(nearest(typed, known.iter().copied()), language).unwrap_or_else(|| {
        language
            .of(format!("命令有：{}", known.join("、")), format!("The commands are: {}.", known.join(", ")))
    });
    language.of(format!("没有“{typed}”这个命令。{meant}"), format!("There is no command “{typed}”. {meant}"))
}

fn unknown_option(typed: &str, command: &Command, language: Language) -> String {
    let options: Vec<String> =
        command.get_arguments().filter_map(|known| Some(format!("--{}", known.get_long()?))).collect();
    let near = nearest(typed, options.iter().map(String::as_str)).filter(|_| typed.starts_with('-'));
    let meant = meant(near, language).unwrap_or_default();
    let said = language
        .of(format!("这里不能写“{typed}”。{meant}"), format!("“{typed}” cannot be typed here. {meant}"));
    said.trim_end().to_owned()
}

fn meant(near: Option<&str>, language: Language) -> Option<String> {
    near.map(|near| language.of(format!("是否想写“{near}”？"), format!("Did you mean “{near}”?")))
}

/// The values that could have been typed.
fn choices(error: &Error, language: Language) -> Option<String> {
    match error.get(ContextKind::ValidValue)? {
        ContextValue::Strings(known) if !known.is_empty() => Some(language.of(
            format!("可以写的有：{}", known.join("、")),
            format!("These can be typed: {}.", known.join(", ")),
        )),
        _ => None,
    }
}

/// What the option `name` is for.
fn help(command: &Command, name: &str) -> Option<String> {
    let long = name.strip_prefix("--")?;
    let argument = command.get_arguments().find(|known| known.get_long() == Some(long))?;
    Some(argument.get_help()?.to_string())
}
