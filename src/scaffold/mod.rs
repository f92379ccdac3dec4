//! Where a new yearbook and a new article come from.
//!
//! The first yearbook is a folder of real files, `first/`, that the tests build: so what an editor starts from
//! can never be broken. This module only fills in names; the command line writes the files.

use include_dir::{Dir, include_dir};

use crate::article::{self, Kind, PART_FILE};
use crate::path::{SourcePath, order_prefix};
use crate::source::{CONTENT, Snapshot};
use crate::yaml::quoted;

static FIRST: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/first");

/// The line of the first yearbook's `yearbook.yaml` that holds the title.
const TITLE_LINE: &str = "标题: 我的年鉴";

/// The files of a new yearbook, by their path in its folder.
pub fn yearbook(title: Option<&str>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![&FIRST];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
            let bytes = match (file.contents_utf8(), title) {
                (Some(text), Some(title)) if parts == [crate::config::FILE] => {
                    text.replacen(TITLE_LINE, &format!("标题: {}", quoted(title)), 1).into_bytes()
                }
                _ => file.contents().to_owned(),
            };
            files.push((parts.join("/"), bytes));
        }
    }
    files.sort();
    files
}

/// A new article of `kind` in the yearbook of `snapshot`: its path and its text. It goes where articles of its
/// kind already are; where there are none, into a new part named after the kind.
pub fn article(kind: Kind, title: &str, snapshot: &Snapshot) -> Option<(SourcePath, String)> {
    let folder = folder(kind, snapshot);
    let names: Vec<&str> = snapshot
        .texts
        .keys()
        .filter(|path| path.folder() == folder && path.name() != PART_FILE)
        .map(SourcePath::name)
        .collect();
    let last = names.iter().filter_map(|name| order_prefix(name).0).max();
    let number = if names.is_empty() { Some(1) } else { last.map(|last| last + 1) };
    let number = number.map(|number| format!("{number:02}-")).unwrap_or_default();
    let path = SourcePath::new(&format!("{folder}/{number}{}.md", file_name(title)))?;
    (!snapshot.texts.contains_key(&path)).then(|| (path, text(kind, title)))
}

fn folder(kind: Kind, snapshot: &Snapshot) -> String {
    let articles =
        snapshot.texts_in(CONTENT).filter(|(path, _)| path.extension() == "md" && path.name() != PART_FILE);
    let mut folders: Vec<String> = articles
        .filter_map(|(path, text)| article::parse(path, text).value)
        .filter(|article| article.kind == kind)
        .map(|article| article.path.folder().to_owned())
        .collect();
    folders.sort();
    let count = |folder: &String| folders.iter().filter(|other| *other == folder).count();
    if let Some(folder) = folders.iter().max_by_key(|folder| count(folder)) {
        return folder.clone();
    }
    let parts = snapshot.texts_in(CONTENT).filter_map(|(path, _)| path.inside(CONTENT)?.split_once('/'));
    let last = parts.filter_map(|(part, _)| order_prefix(part).0).max().unwrap_or(0);
    format!("{CONTENT}/{:02}-{}", last + 1, kind.label())
}

/// The title without what file systems do not take, at most 40 characters.
fn file_name(title: &str) -> String {
    let plain: String =
        title.chars().filter(|c| !c.is_control() && !r#"/\:*?"<>|"#.contains(*c)).take(40).collect();
    let plain = plain.trim().trim_matches('.').to_owned();
    if plain.is_empty() { "文章".to_owned() } else { plain }
}

/// The fields of a new article of `kind`, and what its body says.
fn proposed(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Preface => ("# 署名: 写署名\n# 职务: 写职务\n", "在这里写卷首语。"),
        Kind::Notes => ("", "1. 本年鉴记述……\n2. 本年鉴的数据……"),
        Kind::Feature => (
            "# 作者: 甲、乙\n# 发文单位: 写单位名称\n# 日期: 2024-09-01\n",
            "## 第一个小标题\n\n在这里写正文。",
        ),
        Kind::DataHighlights => (
            "数据:\n#  - 编号: members          # 正文里写 {{members}} 就显示这个数\n#    名称: 会员人数\n#    数值: 1200\n#    单位: 人\n#    限定: 超过             # 超过、约、多、余、以上……\n#    时期: 2024年\n#    历年: [[2023, 1100], [2024, 1200]]   # 从早到晚；有了它就能画图\n#    分组: 组织\n",
            "在这里说明这些数据。",
        ),
        Kind::Statistics => (
            "表格:\n#  - 编号: members-by-kind\n#    表名: 会员人数\n#    单位: 人\n#    时期: 2024年底\n#    出处: 年度统计报表\n#    注: [写需要说明的话]\n#    栏目: [类别, 2023年, 2024年]\n#    行:                       # 也可以改写“文件: 会员.csv”\n#      - [合计, 1100, 1200]    # 合计不等于各行之和，会提醒您\n#      - [个人会员, 1000, 1080]\n#      - [\"#青年会员\", \"…\", \"\"]  # “#”是其中，“…”是不足单位一半，空格是不详\n#      - [单位会员, 100, 120]\n",
            "在这里说明这些表格。",
        ),
        Kind::Event => (
            "# 日期: 2024-09-01        # 只知道年、月时写 2024 或 2024-09\n# 结束日期: 2024-09-02\n# 地点: 写地点\n# 主办: 写主办单位\n# 人数: 120\n# 配图: 图片的文件名或编号\n# 图集: [图片一, 图片二]\n",
            "在这里写活动的经过和成果。",
        ),
        Kind::Plates => (
            "# 图片: [图片一, 图片二]   # 图片的文件名，或 assets/photos.yaml 里的编号\n",
            "在这里写图片专辑的说明。",
        ),
        Kind::Chronicle => (
            "条目:\n#  - 日期: 2024-09-01      # 也可以写 2024年9月上旬、2024-09、2024\n#    内容: 写一句话，何人在何地做了何事\n#    地点: 写地点\n#    文章: ../04-活动纪实/科普日.md   # 详细记述它的文章\n#    图片: 图片的文件名或编号\n",
            "有日期的活动纪实，以及标了“入大事记: 是”的文章和图片，会自动排在这里。",
        ),
        Kind::People => (
            "人物:\n#  - 姓名: 写姓名\n#    编号: zhang            # 别处写 [[zhang]] 就链接到这里；不写就是姓名\n#    单位: 机构的编号或名称\n#    职务: 写职务\n#    出生: 1950             # 还有：逝世、排序音、区别（同名的人用）、撤下\n#    照片: 图片的文件名或编号\n#    简介: 写一两句话\n# 文件: 人物.csv           # 人多时放在表格里，第一行写各项的名称\n",
            "在这里写几句开头的话。",
        ),
        Kind::Honours => (
            "荣誉:\n#  - 名称: 写荣誉的名称\n#    级别: 省级\n#    授予单位: 机构的编号或名称\n#    获得者: [人物或机构的编号、名称, 或任何文字]\n#    日期: 2024-09          # 有日期的自动排进大事记\n#    说明: 写说明\n# 文件: 荣誉.csv           # 项目多时放在表格里，第一行写各项的名称\n",
            "在这里写几句开头的话。",
        ),
        Kind::Organisations => (
            "机构:\n#  - 名称: 写全称\n#    简称: 写简称\n#    编号: office           # 别处写 [[office]] 就链接到这里；不写就是名称\n#    负责人: 人物的编号或姓名\n#    成立: 1985-06\n#    地址: 写地址           # 还有：电话、网址、说明、排序音、撤下\n# 文件: 机构.csv           # 机构多时放在表格里，第一行写各项的名称\n",
            "在这里写几句开头的话。",
        ),
        Kind::Members => (
            "会员:\n#  - 姓名: 写姓名\n#    人物: 收录在人物里的，写他的编号\n#    单位: 机构的编号或名称\n#    职务: 写职务\n#    专业: 写专业\n#    入会: 2020             # 还有：说明\n# 文件: 会员.csv           # 会员多时放在表格里，第一行写各项的名称\n",
            "在这里写几句开头的话。",
        ),
        Kind::Appendix => ("", "在这里写附录。"),
        Kind::Closing => ("", "在这里写结束语。"),
        Kind::Page => ("", "在这里写正文。"),
    }
}

fn text(kind: Kind, title: &str) -> String {
    let (fields, body) = proposed(kind);
    let common = "# 副标题: 写副标题\n# 摘要: 一两句话，显示在目录和分享的链接里\n";
    format!("---\n标题: {}\n类型: {}\n{common}{fields}---\n\n{body}\n", quoted(title), kind.label())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript;

    #[test]
    fn titles_survive_yaml() {
        for title in ["攀登", "a: b", "“数”说", "- x", "\"x\" \\ y", "# x", "yes", "2023", "", "@x", "a\nb"]
        {
            let yaml = format!("标题: {}\n", quoted(title));
            let node = crate::yaml::parse(&yaml, 0).unwrap();
            let crate::yaml::Value::Map(entries) = node.value else { panic!() };
            let wanted = title.replace('\n', "");
            assert_eq!(entries[0].1.scalar().unwrap_or_default(), wanted, "{yaml}");
        }
    }

    #[test]
    fn a_new_yearbook_has_the_title_and_every_kind() {
        let files = yearbook(Some("某某: 年鉴"));
        let config = files.iter().find(|(path, _)| path == "yearbook.yaml").unwrap();
        assert!(String::from_utf8_lossy(&config.1).contains("标题: \"某某: 年鉴\"\n"));
        let mut kinds: Vec<Kind> = Vec::new();
        for (path, bytes) in
            files.iter().filter(|(path, _)| path.contains(".md") && !path.ends_with(PART_FILE))
        {
            let path = SourcePath::new(path).unwrap();
            let text = manuscript::read(&path, bytes).unwrap();
            assert_eq!(text.proof, None, "{path}");
            let article = article::parse(&path, &text.text);
            assert_eq!(article.diagnostics, [], "{path}");
            kinds.push(article.value.unwrap().kind);
        }
        kinds.sort();
        kinds.dedup();
        assert_eq!(kinds.len(), Kind::ALL.len());
    }

    #[test]
    fn a_new_article_goes_where_its_kind_is() {
        let mut snapshot = Snapshot::default();
        let mut put =
            |path: &str, text: &str| snapshot.texts.insert(SourcePath::new(path).unwrap(), text.into());
        put("content/04-活动/03-甲.md", "---\n标题: 甲\n类型: 活动纪实\n---\n");
        put("content/04-活动/_part.md", "---\n标题: 活动\n---\n");
        let place = |kind, title| article(kind, title, &snapshot).unwrap().0.to_string();
        assert_eq!(place(Kind::Event, "科普日/开幕"), "content/04-活动/04-科普日开幕.md");
        assert_eq!(place(Kind::Closing, "后记"), "content/05-结束语/01-后记.md");
        assert_eq!(
            article(Kind::Event, "x", &Snapshot::default()).unwrap().0.as_str(),
            "content/01-活动纪实/01-x.md"
        );
    }

    #[test]
    fn every_new_article_can_be_read() {
        for kind in Kind::ALL {
            let (path, text) = article(kind, "新的: 文章", &Snapshot::default()).unwrap();
            let read = article::parse(&path, &text.into());
            assert_eq!(read.diagnostics, [], "{kind:?}");
            assert_eq!(
                (read.value.as_ref().unwrap().kind, read.value.unwrap().title.as_str()),
                (kind, "新的: 文章")
            );
        }
    }
}
