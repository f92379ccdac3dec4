//! Measures the time from the write of a file to the first answer of the preview that holds the new text, or with
//! `endurance` what the preview holds while it is edited thousands of times.
//! `cargo run --release --manifest-path benches/preview/Cargo.toml -- [endurance] PROGRAM FOLDER ARTICLES [EDITS]`

mod endurance;
mod server;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use server::{Server, wait};

/// Sentences of an article: about 1,200 Han characters.
const SENTENCES: usize = 44;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let endures = arguments.first().is_some_and(|first| first == "endurance");
    let [program, folder, articles, rest @ ..] = &arguments[usize::from(endures)..] else {
        eprintln!("usage: preview-bench [endurance] PROGRAM FOLDER ARTICLES [EDITS]");
        return ExitCode::from(2);
    };
    let articles: usize = articles.parse().expect("a number of articles");
    let edits: usize = rest.first().map_or(if endures { 10_000 } else { 15 }, |edits| edits.parse().expect("a number of edits"));
    let root = PathBuf::from(folder).join(format!("preview-{articles}"));
    write(&root, articles);
    let began = Instant::now();
    let server = Server::start(program, &root);
    wait("/contents.html", "目录", began);
    println!("{articles} articles: first page after {:.0?}", began.elapsed());
    if endures {
        return endurance::run(&server, &root, articles, edits);
    }
    measure("body", edits, |edit| {
        let (path, route) = article(&root, edit * 7 % articles);
        let token = format!("改动{edit}之后");
        let began = Instant::now();
        fs::write(path, text(edit * 7 % articles, None, Some(&token))).expect("an article");
        wait(&route, &token, began)
    });
    measure("title", edits, |edit| {
        let (path, _) = article(&root, edit * 11 % articles);
        let title = format!("新题目{edit}号");
        let began = Instant::now();
        fs::write(path, text(edit * 11 % articles, Some(&title), None)).expect("an article");
        wait("/contents.html", &title, began)
    });
    let template = root.join("themes/yanghu/templates/404.html");
    fs::create_dir_all(template.parent().expect("a folder")).expect("a folder");
    measure("template", edits, |edit| {
        let token = format!("模板{edit}改过");
        let page = format!("{{% extends \"base.html\" %}}\n{{%- block main %}}<h1>{token}</h1>{{%- endblock main %}}\n");
        let began = Instant::now();
        fs::write(&template, page).expect("a template");
        wait("/no-such-page.html", &token, began)
    });
    drop(server);
    ExitCode::SUCCESS
}

fn measure(what: &str, edits: usize, mut edit: impl FnMut(usize) -> Duration) {
    let mut times: Vec<Duration> = (0..edits)
        .map(|number| {
            // As an editor does, with a pause between two saves.
            std::thread::sleep(Duration::from_millis(300));
            edit(number)
        })
        .collect();
    times.sort();
    println!("{what}: median {:.1?}, fastest {:.1?}, slowest {:.1?}", times[edits / 2], times[0], times[edits - 1]);
}

fn article(root: &Path, number: usize) -> (PathBuf, String) {
    let part = number / 100;
    let path = root.join(format!("content/{part:03}-part{part}/{:03}-a{number}.md", number % 100));
    (path, format!("/part{part}/a{number}.html"))
}

fn write(root: &Path, articles: usize) {
    for number in 0..articles {
        let (path, _) = article(root, number);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text(number, None, None)).expect("an article");
    }
    fs::write(root.join("yearbook.yaml"), "title: 预览\nedition_year: 2025\n").expect("yearbook.yaml");
}

fn text(number: usize, title: Option<&str>, token: Option<&str>) -> String {
    let title = title.map_or_else(|| format!("第{number}篇"), str::to_owned);
    let token = token.unwrap_or("没有改动");
    let sentences = "这一年做过的事和数过的数，一句一句写在这里，供人查。".repeat(SENTENCES / 4);
    let parts = [
        format!("---\ntitle: {title}\nsummary: 摘要\n---\n"),
        format!("{token}。{sentences}[^1]"),
        format!("## 一、做法\n\n{sentences}"),
        "| 项目 | 数 |\n| --- | --- |\n| 讲座 | 12 |\n| 展览 | 3 |".to_owned(),
        format!("- 其一\n- 其二\n\n> 引一句话。\n\n{sentences}"),
        format!("### 结果\n\n{sentences}"),
        "[^1]: 据台账。".to_owned(),
    ];
    parts.join("\n\n") + "\n"
}
