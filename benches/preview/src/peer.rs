//! The programs: how each is started, where it keeps an article, and templates that show as much as ours must: the
//! article with its title, part and neighbours, a list for each part, and one of all articles.

use std::path::Path;

use crate::text;

/// A program with a preview.
pub struct Peer {
    pub name: &'static str,
    pub port: u16,
    /// The folder of a part, and the name of an article's file without its ending.
    pub part: fn(usize) -> String,
    pub file: fn(usize) -> String,
    /// Where an article is, by its part and name, and where all are listed.
    pub route: fn(usize, &str) -> String,
    pub contents: &'static str,
    /// The template of every article, and its text with 模板原样 somewhere in it.
    pub template: &'static str,
    pub template_text: fn(&Path) -> String,
    /// Writes the whole project.
    pub write: fn(&Path, usize),
    /// What is called, in the project's folder.
    pub command: fn(&str, &Path, u16) -> Vec<String>,
}

const PEERS: [&Peer; 3] = [&YEARBOOK, &HUGO, &ELEVENTY];

/// The program of this name.
pub fn named(name: &str) -> Option<&'static Peer> {
    PEERS.into_iter().find(|peer| peer.name == name)
}

fn as_written(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a template")
}

fn command(program: &str, arguments: &[&str]) -> Vec<String> {
    std::iter::once(program).chain(arguments.iter().copied()).map(str::to_owned).collect()
}

const YEARBOOK: Peer = Peer {
    name: "yearbook",
    port: 8931,
    part: |part| format!("{part:03}-part{part}"),
    file: |number| format!("{:03}-a{number}", number % text::PART),
    route: |part, name| format!("/part{part}/{name}.html"),
    contents: "/contents.html",
    template: "themes/yanghu/templates/article.html",
    template_text: |_| {
        include_str!("../../../themes/yanghu/templates/article.html").to_owned().replacen("{%- block main %}", "{%- block main %}<p>模板原样</p>", 1)
    },
    write: |root, articles| {
        text::write(root, articles, YEARBOOK.part, YEARBOOK.file);
        text::file(root, "yearbook.yaml", "title: 预览\nedition_year: 2025\n");
    },
    command: |program, _, port| command(program, &["serve", "--port", &port.to_string()]),
};

const HUGO: Peer = Peer {
    name: "hugo",
    port: 8932,
    part: |part| format!("part{part}"),
    file: |number| format!("a{number}"),
    route: |part, name| format!("/part{part}/{name}/"),
    contents: "/",
    template: "layouts/_default/single.html",
    template_text: as_written,
    write: |root, articles| {
        text::write(root, articles, HUGO.part, HUGO.file);
        text::file(root, "hugo.toml", "baseURL = 'http://localhost/'\nlocale = 'zh-CN'\ntitle = '预览'\ndisableKinds = ['taxonomy', 'term', 'RSS']\n");
        for (path, template) in [
            ("layouts/_default/baseof.html", "<!doctype html><html lang=zh-CN><head><meta charset=utf-8><title>{{ .Title }}</title></head><body><header><a href=\"/\">预览</a></header><main>{{ block \"main\" . }}{{ end }}</main></body></html>"),
            ("layouts/_default/single.html", "{{ define \"main\" }}<p>模板原样</p><p>{{ .CurrentSection.Title }}</p><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>{{ .Content }}<nav>{{ with .PrevInSection }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}</nav>{{ end }}"),
            ("layouts/_default/list.html", "{{ define \"main\" }}<h1>{{ .Title }}</h1><ol>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ol>{{ end }}"),
            ("layouts/index.html", "{{ define \"main\" }}<h1>目录</h1><ol>{{ range .Site.RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ol>{{ end }}"),
        ] {
            text::file(root, path, template);
        }
    },
    command: |program, _, port| {
        let port = port.to_string();
        command(program, &["server", "--port", &port, "--bind", "127.0.0.1", "--renderToMemory"])
    },
};

const ELEVENTY: Peer = Peer {
    name: "eleventy",
    port: 8933,
    part: |part| format!("part{part}"),
    file: |number| format!("a{number}"),
    route: |part, name| format!("/content/part{part}/{name}/"),
    contents: "/",
    template: "_includes/article.njk",
    template_text: as_written,
    write: |root, articles| {
        text::write(root, articles, ELEVENTY.part, ELEVENTY.file);
        let parts: Vec<String> = (0..articles.div_ceil(text::PART)).map(ELEVENTY.part).collect();
        for part in &parts {
            text::file(root, &format!("content/{part}/{part}.json"), &format!("{{\"layout\": \"article.njk\", \"tags\": [\"{part}\", \"all\"], \"part\": \"{part}\"}}"));
            text::file(root, &format!("{part}.njk"), &format!("---\nlayout: base.njk\ntitle: {part}\n---\n<h1>{part}</h1><ol>{{% for a in collections.{part} %}}<li><a href=\"{{{{ a.url }}}}\">{{{{ a.data.title }}}}</a> {{{{ a.data.summary }}}}</li>{{% endfor %}}</ol>\n"));
        }
        for (path, template) in [
            ("_includes/base.njk", "<!doctype html><html lang=zh-CN><head><meta charset=utf-8><title>{{ title }}</title></head><body><header><a href=\"/\">预览</a></header><main>{{ content | safe }}</main></body></html>"),
            ("_includes/article.njk", "---\nlayout: base.njk\n---\n<p>模板原样</p><p>{{ part }}</p><h1>{{ title }}</h1><p>{{ summary }}</p>{{ content | safe }}<nav>{% set before = collections[part] | getPreviousCollectionItem(page) %}{% if before %}<a href=\"{{ before.url }}\">{{ before.data.title }}</a>{% endif %}{% set after = collections[part] | getNextCollectionItem(page) %}{% if after %}<a href=\"{{ after.url }}\">{{ after.data.title }}</a>{% endif %}</nav>"),
            ("index.njk", "---\nlayout: base.njk\ntitle: 目录\n---\n<h1>目录</h1><ol>{% for a in collections.all %}<li><a href=\"{{ a.url }}\">{{ a.data.title }}</a> {{ a.data.summary }}</li>{% endfor %}</ol>\n"),
        ] {
            text::file(root, path, template);
        }
    },
    command: |program, _, port| {
        let port = port.to_string();
        command(program, &["--serve", "--quiet", "--port", &port])
    },
};
