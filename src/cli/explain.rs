//! `explain`: the long form of what the program tells, by its code. [edge: prints]

use std::process::ExitCode;

use yearbook::diagnostic::Code;
use yearbook::reference;

use super::show;
use super::voice::Voice;

/// Explains the code that was typed, or lists all codes.
pub fn run(typed: Option<&str>, voice: Voice) -> ExitCode {
    let Some(typed) = typed else {
        let lines = reference::messages().into_iter().map(|message| line(message.code, voice));
        show::say(&lines.collect::<Vec<_>>().join("\n"));
        show::say(voice.say(
            "\n要看其中一条的详细说明，写上编号，例如：yearbook explain Y0030",
            "\nFor one of them at length, give its code: yearbook explain Y0030",
        ));
        return ExitCode::SUCCESS;
    };
    match reference::message(typed) {
        Ok(message) => {
            let text = message.text(voice.language);
            show::say(&format!("{}\n\n{}", message.code.code, plain(&text)));
            ExitCode::SUCCESS
        }
        Err(near) => {
            let near: Vec<String> = near.iter().map(|code| ["\n", &line(code, voice)].concat()).collect();
            let near = near.concat();
            show::complain(&voice.say(
                format!("没有“{typed}”这个编号。编号写成 Y0030 或 30；运行 yearbook explain 列出全部。{near}"),
                format!(
                    "There is no code “{typed}”. Codes are typed as Y0030 or 30; yearbook explain lists them all.{near}"
                ),
            ));
            ExitCode::from(2)
        }
    }
}

/// A code, how grave it is, and what is wrong.
fn line(code: &Code, voice: Voice) -> String {
    let word = show::padded(code.severity.word(voice.language), 8);
    format!("{}  {word}{}", code.code, code.text(voice.language))
}

/// Markdown as it is read in a terminal: without marks around words, and what stands between fences further in.
fn plain(text: &str) -> String {
    let mut fence = None;
    let mut plain = Vec::new();
    for line in text.lines() {
        let marks = line.len() - line.trim_start_matches('`').len();
        match fence {
            Some(open) if marks == open && line.len() == marks => fence = None,
            Some(_) => plain.push(format!("    {line}").trim_end().to_owned()),
            None if marks >= 3 => fence = Some(marks),
            None => plain.push(line.replace("**", "").replace('`', "")),
        }
    }
    plain.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_shows_no_marks() {
        let text =
            "**错误：甲**\n\n写 `乙`。\n\n`a.md`\n\n````markdown\n---\n```数据\n编号: `x`\n```\n````\n\n完。";
        let plain_text =
            "错误：甲\n\n写 乙。\n\na.md\n\n    ---\n    ```数据\n    编号: `x`\n    ```\n\n完。";
        assert_eq!(plain(text), plain_text);
    }
}
