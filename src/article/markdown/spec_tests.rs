//! Emphasis beside CJK punctuation, against the examples of the `CommonMark` specification and
//! examples of Chinese text.

use pulldown_cmark::{Options, Parser, html::push_html};

use super::marks::JOINT;
use super::source::Source;
use super::testing::html;

/// The inputs of the specification's examples (CC-BY-SA-4.0, see the file itself).
const EXAMPLES: &str = include_str!("fixtures/commonmark-0.31.2-inputs.json");

fn plain(text: &str, options: Options) -> String {
    let mut html = String::new();
    push_html(&mut html, Parser::new_ext(text, options));
    html
}

#[test]
fn the_specifications_examples_keep_their_result() {
    let file: serde_json::Value = serde_json::from_str(EXAMPLES).unwrap();
    let examples = file["inputs"].as_array().unwrap();
    assert_eq!(examples.len(), 652);
    for options in [Options::empty(), Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES] {
        for example in examples {
            let text = example.as_str().unwrap();
            let source = Source::new(text);
            let ours = plain(&source.text, options).replace(JOINT, "").replace("%EF%B7%90", "");
            assert_eq!(ours, plain(text, options), "{text}");
        }
    }
}

#[test]
fn emphasis_works_beside_chinese_punctuation() {
    for (text, expected) in [
        ("**“全国科普示范区”**创建", "<strong>“全国科普示范区”</strong>创建"),
        ("**时间：**2023年", "<strong>时间：</strong>2023年"),
        ("他说：*“好。”*大家鼓掌", "他说：<em>“好。”</em>大家鼓掌"),
        ("~~（试行）~~办法", "<del>（试行）</del>办法"),
        ("印发~~《办法》~~文件", "印发<del>《办法》</del>文件"),
        ("荣获**《科学》**杂志", "荣获<strong>《科学》</strong>杂志"),
        ("**甲（A）**、**乙。**丙", "<strong>甲（A）</strong>、<strong>乙。</strong>丙"),
        ("我们**\"科普\"**活动", "我们<strong>\"科普\"</strong>活动"),
        ("***重点：***甲", "<em><strong>重点：</strong></em>甲"),
        ("甲**（乙**丙）**丁", "甲<strong>（乙</strong>丙）**丁"),
        ("この**`文`**は、**。**か", "この<strong><code>文</code></strong>は、<strong>。</strong>か"),
        ("**이 용어(term)**를", "<strong>이 용어(term)</strong>를"),
        ("𠮷**(a)**𠮷", "𠮷<strong>(a)</strong>𠮷"),
        ("葛\u{E0100}**(a)**葛", "葛\u{E0100}<strong>(a)</strong>葛"),
        ("㐂\u{FE00}**(a)**葛", "㐂\u{FE00}<strong>(a)</strong>葛"),
        ("\\**（甲）*乙", "*<em>（甲）</em>乙"),
    ] {
        assert_eq!(html(text), format!("<p>{expected}</p>\n"), "{text}");
    }
}

#[test]
fn what_is_no_emphasis_stays() {
    for text in [
        "5*3*2",
        "3~5月…6~8月",
        "约 ~5、6~ 月",
        "（~5）（6~）",
        "~5~",
        "甲~~~（乙）~~~丙",
        "甲_（乙）_丙",
        "甲__：乙__丙",
        "甲 * 乙 * 丙",
        "\\*\\*甲：\\*\\*乙",
    ] {
        let shown = text.replace('\\', "").replace("5*3*2", "5<em>3</em>2");
        assert_eq!(html(text), format!("<p>{shown}</p>\n"), "{text}");
    }
}

#[test]
fn joints_never_come_out() {
    let text = "`甲：**乙` <u a=：**b> <https://a.cn/：**b> [c](d：**e \"f：**g\")[^h：**i]\n\n```j：**k\nl：**m\n```\n\n## n：**o {#p：**q .r：**s}\n\n![t：**u](v：**w \"x：**y\")\n\n<div>：**z\n\n[^h：**i]: ：**k ~5\n";
    let page = format!("{:?}", super::testing::read(text));
    assert!(!page.contains("fdd0") && !page.contains(JOINT) && !page.contains("EF%B7"), "{page}");
    for kept in [
        "甲：**乙",
        "d：**e",
        "f：**g",
        "l：**m",
        "j：**k",
        "p：**q",
        "v：**w",
        "x：**y",
        "t：**u",
        "：**z",
        "：**k ~5",
    ] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
}
