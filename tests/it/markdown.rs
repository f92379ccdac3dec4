//! Markdown through the whole pipeline: what an editor types, and what stands on the page.

use super::yearbook::Yearbook;

fn shown(body: &str) -> String {
    Yearbook::saying(body).built().prose("juan-shou/pan-deng.html")
}

#[test]
fn footnotes_are_gathered_at_the_end() {
    insta::assert_snapshot!(shown("一句[^a]，又一句[^a]。\n\n[^a]: 出处。"), @r##"
    <p>一句<sup class="footnote-ref"><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup>，又一句<sup class="footnote-ref"><a id="fnref-1-2" href="#fn-1" role="doc-noteref">1</a></sup>。</p>
    <section class="footnotes" role="doc-endnotes" aria-label="脚注">
    <ol>
    <li id="fn-1">
    <p>出处。 <a href="#fnref-1" role="doc-backlink" aria-label="返回正文 1">↩</a> <a href="#fnref-1-2" role="doc-backlink" aria-label="返回正文 1-2">↩<sup>2</sup></a></p>
    </li>
    </ol>
    </section>
    "##);
}

#[test]
fn alerts_have_chinese_titles() {
    insta::assert_snapshot!(shown("> [!NOTE]\n> 看这里。"), @r#"
    <div class="alert alert-note" role="note">
    <p class="alert-title">说明</p>
    <p>看这里。</p>
    </div>
    "#);
}

#[test]
fn tables_scroll_and_are_named() {
    insta::assert_snapshot!(shown("| 项 | 数 |\n|:--|--:|\n| 甲 | 1 |"), @r#"
    <section class="table-scroll" tabindex="0" aria-label="表格 1">
    <table>
    <thead>
    <tr><th scope="col" class="align-left">项</th><th scope="col" class="align-right">数</th></tr>
    </thead>
    <tbody>
    <tr><td class="align-left">甲</td><td class="align-right">1</td></tr>
    </tbody>
    </table>
    </section>
    "#);
}

#[test]
fn emphasis_works_beside_chinese_punctuation() {
    assert_eq!(
        shown("这是**“重点”**的话，*（斜）*也行。"),
        "<p>这是<strong>“重点”</strong>的话，<em>（斜）</em>也行。</p>"
    );
}

#[test]
fn a_line_break_between_chinese_is_no_space() {
    assert_eq!(shown("第一行\n第二行 and\nthird  \n换行"), "<p>第一行第二行 and\nthird<br>\n换行</p>");
}

#[test]
fn a_bare_address_ends_where_chinese_goes_on() {
    assert_eq!(
        shown("见https://example.org/a，又见<https://example.org/b>。"),
        "<p>见<a href=\"https://example.org/a\" rel=\"noopener\">https://example.org/a</a>，又见<a href=\"https://example.org/b\" rel=\"noopener\">https://example.org/b</a>。</p>"
    );
}

#[test]
fn raw_html_is_text_and_told() {
    let book = Yearbook::saying("H<sub>2</sub>O <div onclick=\"x()\">甲</div> <script>alert(1)</script>");
    insta::assert_snapshot!(book.told(), @r#"
    警告[Y0020]：正文里的网页代码“<div>”按普通文字显示
      位置：content/01-卷首/01-攀登.md:4:16
      原文：H<sub>2</sub>O <div onclick="x()">甲</div> <script>alert(1)</script>
      办法：删去它，或改用 Markdown 写法。可用的只有不带属性、成对的 br、sub、sup、u、mark、small、kbd、ruby、rb、rt、rp。
    警告[Y0020]：正文里的网页代码“<script>”按普通文字显示
      位置：content/01-卷首/01-攀登.md:4:43
      原文：H<sub>2</sub>O <div onclick="x()">甲</div> <script>alert(1)</script>
      办法：删去它，或改用 Markdown 写法。可用的只有不带属性、成对的 br、sub、sup、u、mark、small、kbd、ruby、rb、rt、rp。
    "#);
    let prose = book.prose("juan-shou/pan-deng.html");
    assert!(prose.starts_with("<p>H<sub>2</sub>O &lt;div"), "{prose}");
    assert!(!prose.contains("<script"));
}

#[test]
fn links_that_run_code_are_text_and_told() {
    let book =
        Yearbook::saying("[点](javascript:alert(1)) [点](data:text/html,x) [信](mailto:a@example.org)");
    insta::assert_snapshot!(book.told(), @"
    警告[Y0021]：链接“javascript:alert(1)”不是网址、邮箱、电话或站内文件，已按普通文字显示
      位置：content/01-卷首/01-攀登.md:4:1
      原文：[点](javascript:alert(1)) [点](data:text/html,x) [信](mailto:a@example.org)
      办法：网址以 https:// 开头，邮箱以 mailto: 开头，电话以 tel: 开头。
    警告[Y0021]：链接“data:text/html,x”不是网址、邮箱、电话或站内文件，已按普通文字显示
      位置：content/01-卷首/01-攀登.md:4:26
      原文：[点](javascript:alert(1)) [点](data:text/html,x) [信](mailto:a@example.org)
      办法：网址以 https:// 开头，邮箱以 mailto: 开头，电话以 tel: 开头。
    ");
    assert_eq!(book.prose("juan-shou/pan-deng.html"), "<p>点 点 <a href=\"mailto:a@example.org\">信</a></p>");
}

#[test]
fn headings_have_anchors_and_begin_below_the_title() {
    insta::assert_snapshot!(shown("# 一\n\n## 二\n\n## 二\n\n### 三 {#own}\n\n[到三](#own)"), @r##"
    <h2 id="一">一<a class="heading-link" href="#一" data-unbound aria-label="链接到：一"></a></h2>
    <h3 id="二">二<a class="heading-link" href="#二" data-unbound aria-label="链接到：二"></a></h3>
    <h3 id="二-2">二<a class="heading-link" href="#二-2" data-unbound aria-label="链接到：二"></a></h3>
    <h4 id="own">三<a class="heading-link" href="#own" data-unbound aria-label="链接到：三"></a></h4>
    <p><a href="pan-deng.html#own">到三</a></p>
    "##);
}

#[test]
fn slips_have_their_places() {
    let book = Yearbook::saying(
        "甲[^没有]。\n\n[^多余]: 脚注\n\n## \n\n{{不是 编号}}\n\n![图](https://example.org/x.jpg)",
    );
    insta::assert_snapshot!(book.told(), @"
    警告[Y0024]：没有名为“[^没有]”的脚注
      位置：content/01-卷首/01-攀登.md:4:2
      原文：甲[^没有]。
      办法：另起一段写“[^没有]: 脚注内容”（冒号用半角）。
    警告[Y0023]：脚注“[^多余]”没有被引用，不会显示
      位置：content/01-卷首/01-攀登.md:6:1
      原文：[^多余]: 脚注
      办法：在正文需要的地方写上“[^多余]”，或删去这条脚注。
    警告[Y0033]：小标题是空的，没有显示
      位置：content/01-卷首/01-攀登.md:8:1
      原文：## 
      办法：在井号后面空一格，写上文字；或删去这一行。
    警告[Y0044]：“{{不是 编号}}”不是数据编号，按普通文字显示
      位置：content/01-卷首/01-攀登.md:10:1
      原文：{{不是 编号}}
      办法：双花括号里只写数据的编号，例如 {{bases-national}}；要显示花括号本身，在前面加反斜杠。
    警告[Y0022]：图片“https://example.org/x.jpg”在别的网站上，没有采用
      位置：content/01-卷首/01-攀登.md:12:1
      原文：![图](https://example.org/x.jpg)
      办法：把图片下载到 assets/photos 文件夹，再写它的文件名。
    ");
}

#[test]
fn hostile_depth_ends() {
    let book = Yearbook::saying(&format!("{}\n\n{}", "> ".repeat(5000), "[".repeat(5000)));
    assert_eq!(super::yearbook::codes(&book.build()), [""; 0]);
}
