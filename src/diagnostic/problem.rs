//! Every problem that can be told, and its texts: one table, so that a second language is a second column.
//!
//! Codes are stable: scripts and the documentation name them. The tens group them: 000 YAML and keys, 010
//! files, 020 Markdown, 030 links, 040 figures, 050 photographs, 060 directives, 070 the book, 080
//! `yearbook.yaml` and the theme, 090 the output folder, 100 the edition, 110 the chronicle, 120 statistical tables, 130 persons,
//! organisations, honours and members, 150 the index, 160 fonts, 167 charts, 176 the settings of a theme and its templates, 250
//! proofreading.

use super::font::{font_hint, font_message};
use super::number::{NumberFault, number_message};
use super::picture::{drawing_hint, drawing_message, picture_hint, picture_message};
use super::table::problems;
use super::{Domain, Severity};
use crate::font::FontFlaw;
use crate::picture::{Fault, Flaw, Stowaway};

problems! {
    /// YAML that cannot be read.
    YamlSyntax { reason: String, colon: bool } = "Y0001" Error Content,
        format!("这里的 YAML 写法读不懂：{reason}"),
        if *colon { "冒号、引号、方括号要用半角（英文）符号，冒号后面空一格，例如“标题: 攀登”。" }
        else { "检查缩进、引号和冒号；文字里含有冒号、井号时，用英文双引号把整段文字括起来。" };
    /// One key twice.
    KeyTwice { key: String } = "Y0002" Error Content,
        format!("“{key}”写了两次"),
        "只保留一处；同一项的中文名和英文名也只能写一个。";
    /// A key that nothing reads.
    KeyUnknown { key: String, nearest: Option<String>, known: String } = "Y0003" Warning Content,
        format!("不认识“{key}”这一项，它不会起作用"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => format!("这里可以写：{known}"),
        };
    /// A key that must be there.
    KeyMissing { key: String } = "Y0004" Error Content,
        format!("缺少“{key}”"),
        format!("加一行“{key}: ……”。");
    /// A value of the wrong kind.
    ValueKind { key: String, expected: String } = "Y0005" Error Content,
        format!("“{key}”的值应当是{expected}"),
        "";
    /// No date, or a day that does not exist.
    DateInvalid { key: String, value: String } = "Y0006" Error Content,
        format!("“{key}”的值“{value}”不是日期，或者没有这一天"),
        "写成 2023-09-01、2023年9月1日；只知道年、月时写 2023 或 2023-09。";
    /// A value that is not among the possible ones.
    ValueUnknown { key: String, value: String, nearest: Option<String>, known: String } = "Y0007" Error Content,
        format!("“{key}”不能是“{value}”"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？可以写的有：{known}"),
            None => format!("可以写的有：{known}"),
        };
    /// The end date comes before the date.
    DatesReversed { start: String, end: String } = "Y0008" Error Content,
        format!("结束日期 {end} 早于开始日期 {start}"),
        "核对两个日期。";

    /// No front matter.
    FrontMatterMissing = "Y0010" Error Content,
        "文章开头没有基本信息",
        "在第一行写三个减号“---”，下面写“标题: ……”，再用一行“---”结束。";
    /// Front matter without an end.
    FrontMatterOpen = "Y0011" Error Content,
        "文章开头的基本信息没有结束",
        "在基本信息之后、正文之前加一行三个减号“---”。";
    /// Bytes that are no UTF-8.
    NotUtf8 = "Y0012" Error Content,
        "文件不是 UTF-8 编码，文字无法正确读出",
        "用记事本打开，选“另存为”，编码选“UTF-8”，再保存。";
    /// A symbolic link, or something that is neither file nor folder.
    NotAFile = "Y0013" Warning Content,
        "这不是普通文件（可能是快捷链接），没有读取",
        "把文件本身复制到这里。";
    /// A file that cannot be read.
    Unreadable { reason: String } = "Y0014" Error Environment,
        format!("文件读不出来：{reason}"),
        "检查文件是否正被别的程序占用，以及有没有读取权限。";
    /// A file larger than what is published.
    FileTooLarge { limit_mb: u64 } = "Y0015" Error Content,
        format!("文件太大，超过 {limit_mb} MB"),
        "文章拆成几篇；要供人下载的大文件放到别的网站，在文章里写它的网址。";

    /// Raw HTML.
    RawHtml { tag: String } = "Y0020" Warning Content,
        format!("正文里的网页代码“<{tag}>”按普通文字显示"),
        "删去它，或改用 Markdown 写法。可用的只有不带属性、成对的 br、sub、sup、u、mark、small、kbd、ruby、rb、rt、rp。";
    /// A link that is not let through.
    LinkRefused { url: String } = "Y0021" Warning Content,
        format!("链接“{url}”不是网址、邮箱、电话或站内文件，已按普通文字显示"),
        "网址以 https:// 开头，邮箱以 mailto: 开头，电话以 tel: 开头。";
    /// A picture from elsewhere.
    PictureElsewhere { url: String } = "Y0022" Warning Content,
        format!("图片“{url}”在别的网站上，没有采用"),
        "把图片下载到 assets/photos 文件夹，再写它的文件名。";
    /// A footnote that nothing refers to.
    FootnoteUnused { label: String } = "Y0023" Warning Content,
        format!("脚注“[^{label}]”没有被引用，不会显示"),
        format!("在正文需要的地方写上“[^{label}]”，或删去这条脚注。");
    /// A reference to no footnote.
    FootnoteMissing { label: String } = "Y0024" Warning Content,
        format!("没有名为“[^{label}]”的脚注"),
        format!("另起一段写“[^{label}]: 脚注内容”（冒号用半角）。");

    /// An allowed tag without its partner.
    HtmlUnbalanced { tag: String } = "Y0025" Warning Content,
        format!("网页代码“<{tag}>”没有配对，按普通文字显示"),
        "开始和结束要成对，写在同一段里，例如 H<sub>2</sub>O。";
    /// What looks like a photo but is none.
    PhotoNotTaken { name: String } = "Y0034" Warning Content,
        format!("图片“{name}”的写法不对，没有显示"),
        format!("感叹号、方括号、圆括号都用半角（英文）符号；文件名里有空格时写成 ![图说](<{}>)。", name.trim());
    /// A file of the writer's own machine.
    LocalPath { path: String } = "Y0035" Error Content,
        format!("“{path}”是自己电脑上的位置，别人打不开"),
        "把文件复制到文章旁边或 assets 文件夹里，只写文件名。";
    /// Two footnotes of one name.
    FootnoteTwice { label: String } = "Y0026" Warning Content,
        format!("有两条名为“[^{label}]”的脚注，只用了第一条"),
        "给第二条换一个名字。";
    /// Two headings with one typed anchor.
    AnchorTwice { id: String } = "Y0027" Warning Content,
        format!("两个小标题的链接名都是“{id}”，后一个加了数字"),
        "给后一个小标题换一个“{#链接名}”。";
    /// A typed anchor that footnotes use.
    AnchorReserved { id: String } = "Y0028" Warning Content,
        format!("链接名“{id}”的开头留给了程序编的号（脚注、条文、索引和提到人物的地方等），前面加了“h-”"),
        "给这个小标题换一个“{#链接名}”。";
    /// A heading's attribute that is not let through.
    HeadingAttribute { name: String } = "Y0029" Warning Content,
        format!("小标题的属性“{name}”不起作用"),
        "小标题后面的花括号里只能写“#链接名”和“.样式名”。";
    /// A heading of nothing.
    HeadingEmpty = "Y0033" Warning Content,
        "小标题是空的，没有显示",
        "在井号后面空一格，写上文字；或删去这一行。";

    /// A link to nothing.
    LinkBroken { target: String, nearest: Option<String> } = "Y0030" Error Content,
        format!("链接“{target}”指向的文件不存在"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "写出从本文所在文件夹到那个文件的路径，例如“../02-特载/报告.md”。可以链接的有文章，以及 PDF、Office 文档、压缩包等附件；图片不能链接。".to_owned(),
        };
    /// A link to a heading that is not there.
    AnchorMissing { target: String, nearest: Option<String> } = "Y0031" Error Content,
        format!("链接“{target}”要跳到的小标题不存在"),
        match nearest {
            Some(nearest) => format!("是否想写“#{nearest}”？"),
            None => "核对那篇文章里的小标题。".to_owned(),
        };
    /// A link to a draft.
    LinkToDraft { target: String } = "Y0032" Warning Content,
        format!("链接“{target}”指向一篇草稿，暂时改为指向目录"),
        "等那篇文章定稿，删去它的“草稿: 是”，链接就会指向它。";

    /// A cross-reference to nothing.
    ReferenceUnknown { name: String, nearest: Option<String> } = "Y0036" Error Content,
        format!("没有标题或文件名是“{name}”的文章，也没有叫这个名字的人物或机构"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "写那篇文章的完整标题或文件名（不带序号和 .md），或者人物、机构的编号或名称。".to_owned(),
        };
    /// A cross-reference to several articles.
    ReferenceAmbiguous { name: String, articles: String } = "Y0037" Error Content,
        format!("标题或文件名是“{name}”的文章不止一篇：{articles}"),
        "改用链接，写出文件的路径：[文字](../文件夹/文章.md)。";

    /// A link to a withdrawn article.
    LinkToWithdrawn { target: String } = "Y0038" Warning Content,
        format!("“{target}”指向的文章已经撤下，暂时改为指向目录"),
        "删去这个链接，或改指别的文章。";

    /// A figure that is not recorded.
    FigureUnknown { id: String, nearest: Option<String> } = "Y0040" Error Content,
        format!("没有编号为“{id}”的数据"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "先在数据要览文章或 figures.yaml 的“数据”里记录它。".to_owned(),
        };
    /// One id for two figures.
    FigureTwice { id: String, first: String } = "Y0041" Error Content,
        format!("数据编号“{id}”用了两次"),
        format!("另一处在 {first}；一个数据只记录一次，别处用 {{{{{id}}}}} 引用。");
    /// An id that cannot be one.
    IdInvalid { id: String } = "Y0042" Error Content,
        format!("编号“{id}”含有不能用的字符"),
        "编号用字母、数字、汉字、减号和下划线，不要有空格。";
    /// Braces around what cannot be an id.
    FigureName { text: String } = "Y0044" Warning Content,
        format!("“{{{{{text}}}}}”不是数据编号，按普通文字显示"),
        "双花括号里只写数据的编号，例如 {{bases-national}}；要显示花括号本身，在前面加反斜杠。";
    /// A number beside a figure's label that is not the record's.
    FigureContradicted { label: String, typed: String, recorded: String, id: String } = "Y0045" Warning Content,
        format!("“{label}”在这里写的是 {typed}，记录里是 {recorded}"),
        format!("核对哪一个对；正文里写 {{{{{id}}}}}，就总和记录一致。");
    /// A form for numbers, asked for a value that is none.
    FormatUnfit { format: String, value: String } = "Y0046" Error Content,
        format!("数值“{value}”不是数，不能写成以“{format}”为单位"),
        "删去“写法”，数值就照原样印；或者把数值写成阿拉伯数字。";
    /// A period of a series that is none, or stands where it cannot.
    SeriesPeriod { period: String, wrong: String } = "Y0047" Error Content,
        format!("“历年”里的时期“{period}”{wrong}"),
        "每行写“[时期, 数值]”，从早到晚，一个时期一行，例如“历年: [[2022, 120], [2023, 135]]”。";
    /// A value of a series that is no number.
    SeriesValue { period: String, value: String } = "Y0048" Error Content,
        format!("“历年”里{period}的值“{value}”不是数"),
        "写阿拉伯数字，不带单位；那一年没有数，就不写那一行。";
    /// A series whose last value is not the figure's own.
    SeriesDiffers { period: String, last: String, value: String } = "Y0049" Warning Content,
        format!("“历年”最后一个数（{period}）是 {last}，“数值”却是 {value}"),
        "同一个数不能有两种说法：核对哪一个对，改成一样的。";
    /// A group with no figure.
    GroupUnknown { group: String, nearest: Option<String> } = "Y0043" Error Content,
        format!("没有名为“{group}”的数据分组"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "分组写在每个数据的“分组”里。".to_owned(),
        };

    /// A photograph that is not there.
    PhotoMissing { name: String, nearest: Option<String> } = "Y0050" Error Content,
        format!("找不到图片“{name}”"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。".to_owned(),
        };
    /// A photograph that cannot be used.
    PhotoUnusable { fault: Fault } = "Y0051" Error Content,
        picture_message(fault),
        picture_hint(fault);
    /// A published picture that somebody else put there.
    PhotoReplaced { file: String } = "Y0059" Error Environment,
        format!("网站里的图片“{file}”和发布时的不一样"),
        "有人换过或改过它。删去这个文件，再生成一次。";
    /// A format of published photographs that there is none of, or not in this build.
    PhotoFormat { name: String, is_left_out: bool } = "Y0069" Error Configuration,
        if *is_left_out { format!("这个程序不带“{name}”，做不了这种格式的图片") }
        else { format!("网页上的图片没有“{name}”这种格式") },
        if *is_left_out { "删去它；或者换用带 AVIF 的程序（编译时加 --features avif）。" }
        else { "可以写 avif、webp、jpeg，例如“格式: [webp, jpeg]”。" };
    /// Photographs that some browsers could not show.
    PhotoFallback = "Y0068" Error Configuration,
        "“格式”里没有 jpeg",
        "加上 jpeg，例如“格式: [webp, jpeg]”：旧的浏览器只认得它，分享网页时带的图片也是它。";
    /// A drawing that is not taken.
    DrawingRefused { file: String, line: u32, flaw: Flaw } = "Y0067" Error Content,
        format!("不能采用图形“{file}”：第 {line} 行，{}", drawing_message(flaw)),
        drawing_hint(flaw);
    /// A file of records to which none can be added.
    PhotoRecordsUnfit = "Y0063" Error Content,
        "这个文件的写法接不上新的记录，没有改动它",
        "每张图片顶格写一行“编号:”，下面缩进写它的各项；不用花括号，末尾不留“...”。改好以后再运行一次。";
    /// A file of records that is a link.
    PhotoRecordsLinked = "Y0065" Error Content,
        "这里是一个链接，可能指向年鉴以外，没有往里添加记录",
        "把原来的文件（文件夹）本身复制到这里，再运行一次。";
    /// A photograph whose name no record can give.
    PhotoUnnameable = "Y0064" Warning Content,
        "文件名里有记录中写不出的字符，没有给这张图片添加记录",
        "给文件换一个名字。";
    /// A second record for one photograph.
    PhotoRecordTwice { id: String, first: String } = "Y0055" Error Content,
        format!("“{id}”和“{first}”记录的是同一张图片"),
        "一张图片只写一条记录，别处用它的编号。";
    /// A caption that does not say when, where, who or what.
    CaptionLacks { lacks: String, keys: String } = "Y0056" Note Content,
        format!("图说没有说{lacks}"),
        if keys.is_empty() { "写一句话，说出这是什么事；不是照片的，在图片的记录里写“示意图: 是”。".to_owned() }
        else { format!("在图片的记录里写{keys}，或者写进图说；不是照片的，在记录里写“示意图: 是”。") };
    /// A focal point that is none.
    PhotoFocus { value: String } = "Y0057" Error Content,
        format!("“焦点”的值“{value}”看不出是图上的哪一点"),
        "写两个数，离左边和上边百分之几，例如“焦点: 30 40”；或者写左、中、右、上、下，例如“焦点: 左上”。";
    /// Text that YAML takes for a comment.
    CommentCut { key: String, cut: String } = "Y0009" Warning Content,
        format!("“{key}”里“{cut}”以后的字没有读进来"),
        "空格后面的“#”是说明的开头：文字里要用“#”，就用英文双引号把整段括起来；真是说明，就在“#”后面空一格。";
    /// A photograph with neither caption nor description.
    PhotoSilent { name: String } = "Y0052" Warning Content,
        format!("图片“{name}”没有图说，看不见的读者无从知道它是什么"),
        "在 assets/photos.yaml 里给它写“图说”和“替代文字”；放在正文里的，也可以在方括号里写图说。";
    /// A photograph whose file holds where it was taken.
    PhotoLocated = "Y0053" Note Content,
        "这张照片的文件里带有拍摄地点；网站上的图片不含这些信息",
        "如要把原图另发给别人，先清除其中的位置信息。";
    /// A published picture that carries more than its pixels.
    PhotoCarries { file: String, found: Stowaway } = "Y0058" Error Environment,
        format!("网站里的图片“{file}”带有{}", found.name()),
        "这个文件不是 yearbook 做的，或者做好以后被改动过。删去它，再生成一次。";
    /// The photograph changed between being seen and being developed.
    PhotoChanged = "Y0054" Error Environment,
        "图片在生成网站的时候被改动了",
        "再生成一次。";

    /// A directive without what it needs.
    DirectiveEmpty { name: String, needed: String } = "Y0060" Error Content,
        format!("“{name}”里缺少要显示的内容"),
        format!("写上{needed}。");

    /// A chart of a figure that has no series.
    ChartWithoutSeries { id: String } = "Y0061" Error Content,
        format!("数据“{id}”没有历年的数，画不成图"),
        "在它的记录里写“历年: [[2022, 120], [2023, 135]]”，至少要有两个时期；只比几个数的大小，写“样式: 横条”。";

    /// Two pages at one address.
    RouteTwice { route: String, first: String } = "Y0070" Error Content,
        format!("这篇文章和 {first} 的网址都是“{route}”"),
        "给其中一篇写上不同的“网址名: ……”。";
    /// No article at all.
    BookEmpty = "Y0071" Error Content,
        "content 文件夹里没有文章",
        "在 content 里新建一篇文章（.md 文件），或运行“yearbook new 专文 标题”。";
    /// A slug of nothing.
    SlugEmpty { value: String } = "Y0072" Error Content,
        format!("“{value}”里没有可以用作网址的字母、数字或汉字"),
        "写上“网址名: ……”，用字母和数字。";

    /// An article that is to be reviewed and is not.
    NotReviewed { title: String, missing: String } = "Y0073" Error Content,
        format!("《{title}》没有审完三审，缺{missing}"),
        "审完以后写上“审读: [初审 姓名, 复审 姓名, 终审 姓名]”；这次先不发表，就写“草稿: 是”。";

    /// What was withdrawn and is still named.
    WithdrawnShown { name: String, pages: String } = "Y0074" Warning Content,
        format!("“{name}”已经撤下，这些页面里还写着它：{pages}"),
        "改写这些文章里的句子、图说或数据，不再提到它。";

    /// No `yearbook.yaml`.
    ConfigMissing { folder: String } = "Y0080" Error Configuration,
        format!("在 {folder} 和它的上级文件夹里都没有找到 yearbook.yaml"),
        "进入年鉴所在的文件夹再运行，或用“yearbook init 文件夹名”新建一部年鉴。";
    /// A `base_url` that is no web address.
    BaseUrlInvalid { value: String } = "Y0081" Error Configuration,
        format!("“网址”的值“{value}”不是完整的网址"),
        "写成 https://域名/ 或 https://域名/文件夹/，只用英文字母、数字和符号；中文域名写它以 xn-- 开头的形式。";
    /// No `base_url`.
    BaseUrlMissing = "Y0082" Note Configuration,
        "没有写“网址”（base_url），所以不生成订阅源、站点地图和分享用的完整网址",
        "网站的地址定下来以后，在 yearbook.yaml 里写“网址: https://……/”。";
    /// A theme that is not there.
    ThemeMissing { name: String, known: String } = "Y0083" Error Configuration,
        format!("没有名为“{name}”的主题"),
        format!("可用的主题：{known}；自己的主题放在 themes/{name}/ 里。");
    /// Themes that extend each other.
    ThemeCircle { name: String } = "Y0084" Error Configuration,
        format!("主题“{name}”绕了一圈又扩展到它自己"),
        "改正 theme.yaml 里的“extends”。";
    /// A template that does not work.
    TemplateBroken { reason: String, advice: String, pages: String } = "Y0085" Error Configuration,
        format!("模板出错{pages}：{reason}"),
        advice;
    /// A value in `theme.yaml` outside its bounds.
    ThemeValue { key: String, allowed: String } = "Y0086" Error Configuration,
        format!("“{key}”的值应当是{allowed}"),
        "";
    /// A value of `theme.yaml` that is no colour.
    ColourInvalid { value: String } = "Y0176" Error Configuration,
        format!("“{value}”不是颜色"),
        "写 # 和六个（或三个）十六进制数字，前后加英文双引号，如 \"#a8321f\"；透明的颜色不能用。";
    /// A colour that the theme does not have.
    ColourUnknown { name: String, nearest: Option<String>, known: String } = "Y0177" Error Configuration,
        format!("这个主题没有叫“{name}”的颜色"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => format!("它的颜色有：{known}"),
        };
    /// Text that is hard to read.
    ColourFaint { scheme: &'static str, text: String, ground: String, ratio: String } = "Y0178" Warning Configuration,
        format!("{scheme}下，文字的颜色“{text}”在“{ground}”上的对比度是 {ratio}，不到 4.5:1"),
        "字会看不清：把其中一种改得再深些或再浅些。4.5:1 是 WCAG 2.2 对文字的要求（AA 级）。";
    /// A logo that is not there.
    LogoMissing { name: String, nearest: Option<String> } = "Y0179" Error Configuration,
        format!("找不到标志“{name}”"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "放进主题的 static 文件夹或年鉴的 assets 文件夹，写文件名，后缀也要写。".to_owned(),
        };
    /// A section that no cover has.
    CoverSection { name: String, nearest: Option<String>, known: String } = "Y0180" Error Configuration,
        format!("封面没有“{name}”这一栏"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => format!("可以写：{known}"),
        };
    /// A part on the cover that the book does not have.
    CoverPart { title: String, nearest: Option<String>, known: String } = "Y0181" Error Configuration,
        format!("书里没有“{title}”这个类目，封面上列不出来"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => format!("写类目的标题；有的是：{known}"),
        };
    /// A component that the program calls and no template defines.
    ComponentMissing { name: &'static str, call: String } = "Y0182" Error Configuration,
        format!("没有一个模板定义了程序要用的组件“{name}”"),
        format!("在 components.html 里写：{{% component {call} %}} … {{% endcomponent {name} %}}；各组件显示什么，见 themes/README.md。");

    /// What cannot be an ISBN or an ISSN.
    IdentifierShape { name: String, value: String, shape: String } = "Y0100" Error Content,
        format!("“{value}”不是 {name}"),
        format!("{name} 是 {shape}；还没有就不写这一项。");
    /// An ISBN or an ISSN whose last digit does not go with the others.
    CheckDigit { name: String, value: String, check: char } = "Y0101" Error Content,
        format!("{name}“{value}”里有一位写错了：照前面各位推算，最后一位应当是 {check}"),
        "对照出版单位的通知或封底的条码，逐位核对。";
    /// What is no address of a page.
    WebAddressInvalid { key: String, value: String } = "Y0102" Error Content,
        format!("“{key}”的值“{value}”不是完整的网址"),
        "从浏览器的地址栏里复制，以 https:// 开头。";
    /// One short name for two full ones.
    ShortNameTwice { short: String, first: usize } = "Y0103" Error Content,
        format!("简称“{short}”用了两次，读者分不清指的是谁"),
        format!("另一处在第 {first} 行；给其中一个换一个简称，或删去重复的一条。");
    /// Two short names for one full one.
    FullNameTwice { name: String, first: usize } = "Y0104" Warning Content,
        format!("“{name}”有两个简称"),
        format!("另一处在第 {first} 行；全书只用一个简称，删去另一条。");
    /// What happened outside the period that the yearbook covers.
    OutsidePeriod { date: String, period: String } = "Y0110" Warning Content,
        format!("{date}不在本年鉴的记述时段（{period}）之内"),
        "核对日期；确实要记的可以保留，或者改 yearbook.yaml 里的“记述起”“记述止”。";
    /// Asks to be in the chronicle, but has no date.
    ChronicleUndated = "Y0111" Warning Content,
        "没有写日期，进不了大事记",
        "写上“日期: ……”，只知道年份的写年份；不入大事记，就删去这一行。";
    /// Asks to be in a chronicle that the book does not have.
    ChronicleMissing = "Y0112" Warning Content,
        "有文章或图片标了“入大事记”，可是全书没有大事记",
        "新建一篇“类型: 大事记”的文章，或在文章里放一个“时间线”；它们会自动排在里面。";
    /// A timeline in whose period nothing happened.
    TimelineEmpty = "Y0113" Warning Content,
        "时间线里一条也没有",
        "核对“起”“止”；入时间线的是大事记的条目、有日期的活动纪实，以及标了“入大事记: 是”的文章和图片。";
    /// A chronicle entry's article that is none.
    ChronicleArticle { target: String } = "Y0114" Error Content,
        format!("“{target}”不是一篇文章"),
        "写出从本文所在文件夹到那篇文章的路径，以 .md 结尾，例如“../04-活动纪实/科普日.md”。";
    /// A table that is not recorded.
    TableUnknown { id: String, nearest: Option<String> } = "Y0120" Error Content,
        format!("没有编号为“{id}”的表格"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "先在统计资料文章或 tables.yaml 的“表格”里记录它。".to_owned(),
        };
    /// One id for two tables, or for a table and a figure.
    TableTwice { id: String, first: String } = "Y0121" Error Content,
        format!("编号“{id}”用了两次"),
        format!("另一处在 {first}；表格的编号不能和别的表格、数据相同，换一个。");
    /// A row with another number of cells than there are columns.
    TableRowLength { expected: usize, found: usize } = "Y0122" Error Content,
        format!("这一行有 {found} 格，栏目却有 {expected} 个"),
        "补上缺的格子（不详的留空，但逗号不能少），或删去多的；一格里有逗号时，用英文双引号把这一格括起来。";
    /// A table without columns or rows.
    TableEmpty { id: String } = "Y0123" Error Content,
        format!("表格“{id}”里没有可排的数"),
        "至少要有两个栏目和一行；CSV 文件的第一行是栏目，用英文逗号或制表符隔开。";
    /// A CSV file that is not there.
    TableFileMissing { name: String, nearest: Option<String> } = "Y0124" Error Content,
        format!("找不到表格文件“{name}”"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "CSV 文件放在文章旁边或 assets 文件夹里，写它的文件名，连同“.csv”。".to_owned(),
        };
    /// A total that is not the sum of its parts.
    TableTotal { cell: String, stated: String, sum: String } = "Y0125" Warning Content,
        format!("{cell}是 {stated}，各部分相加却是 {sum}"),
        "核对各数。只是“其中”的行，在名称前面加 #，就不参加相加；四舍五入造成的差不会提示。";
    /// A figure whose unit is not the table's.
    TableUnit { id: String, own: String, unit: String } = "Y0126" Warning Content,
        format!("数据“{id}”的单位是“{own}”，表格的单位却是“{unit}”"),
        format!("换一个数据，改表格的“单位”，或在栏目的名称后面写明“（{own}）”。");
    /// Words in a column of numbers.
    TableCell { cell: String, column: String } = "Y0127" Note Content,
        format!("“{column}”一栏都是数，这一格“{cell}”却不是"),
        "不足单位一半写“…”，没有写“-”，不详留空；要说明的话，写进表格的“注”。";
    /// A row or column that the table does not have.
    TableNameUnknown { key: String, name: String, nearest: Option<String> } = "Y0128" Error Content,
        format!("“{key}”写的“{name}”，表格里没有"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "写表格里某一行第一格的文字；“合计”也可以写栏目的名称。".to_owned(),
        };
    /// Cells both in the record and in a file.
    TableContentTwice { key: String } = "Y0129" Error Content,
        format!("已经写了“文件”，不能再写“{key}”"),
        "表格的内容或者写在这里，或者放在 CSV 文件里，只留一处。";
    /// One id for two records.
    RecordTwice { noun: &'static str, id: String, first: String } = "Y0130" Error Content,
        format!("{noun}“{id}”记了两次"),
        format!("另一处在 {first}；是同一个，就删去一条；不是，就给它写一个别的“编号”。");
    /// Records that no article shows.
    RecordsUnshown { kind: String } = "Y0131" Warning Content,
        "这个文件里的记录没有地方显示",
        format!("新建一篇“类型: {kind}”的文章，它们就排在里面。");
    /// Homonyms that nothing tells apart.
    HomonymUntold { name: String, other: String } = "Y0132" Error Content,
        format!("有同名的“{name}”，分不清是谁"),
        format!("另一处在 {other}；给每一个都写上“编号”，再写不同的“区别”（或单位、职务），例如“区别: 教师”。");
    /// A cross-reference to several, one of them a person or an organisation.
    NameAmbiguous { name: String, choices: String } = "Y0133" Error Content,
        format!("“{name}”可以指几个：{choices}"),
        format!("写其中一个的编号：[[编号|{name}]]；没有编号的先给它写上“编号”；要指文章，用链接。");
    /// A name in a record that may mean several.
    NameUnclear { name: String, choices: String } = "Y0134" Warning Content,
        format!("不知道“{name}”指哪一个：{choices}"),
        "改写它的编号，就会显示姓名，并链接到他的记录。";
    /// A cross-reference to a person or an organisation that is withdrawn.
    ReferenceWithdrawn { name: String } = "Y0135" Warning Content,
        format!("“{name}”已经撤下，这里不再显示它的名字"),
        "改写这一句，不再提到它。";
    /// A member who is to be a person that there is not.
    PersonUnknown { name: String, nearest: Option<String> } = "Y0136" Error Content,
        format!("没有编号或姓名是“{name}”的人物"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "先在人物里记录他；没有收录的会员，不写“人物”这一项。".to_owned(),
        };

    /// What looks like a term of the index but is none.
    TermNotTaken { text: String } = "Y0150" Warning Content,
        format!("“{text}”没有当作索引的词条，按普通文字显示"),
        "写成 [[#词条]] 或 [[#词条|正文里的字]]：方括号用半角（英文）符号，前后各两个，写在一行里，中间不放别的记号。";
    /// A see-reference to an entry that the index does not have.
    IndexSeeUnknown { key: String, name: String, nearest: Option<String> } = "Y0151" Error Content,
        format!("“{key}”写的“{name}”，索引里没有"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "写索引里另一条的全文；正文里还没有标出它，就在它出现的地方写 [[#词条]]。".to_owned(),
        };
    /// Two records for one entry of the index.
    IndexTermTwice { term: String, first: String } = "Y0152" Error Content,
        format!("词条“{term}”记了两次"),
        format!("另一处在 {first}；合成一条。");
    /// An entry that sends the reader elsewhere although it has places of its own.
    IndexSeePlaced { term: String, see: String } = "Y0153" Warning Content,
        format!("“{term}”让读者去看“{see}”，自己却也有出处"),
        format!("把正文里的 [[#{term}]] 改成 [[#{see}|{term}]]，出处就都在“{see}”之下；两条都要，就把“见”改成“参见”。");
    /// See-references that lead back to where they began.
    IndexSeeCircle { circle: String } = "Y0154" Error Content,
        format!("“见”绕了一圈又回来：{circle}"),
        "删去其中一个“见”，让读者最后找到一条有出处的词条。";
    /// A record of an entry that is nowhere in the book.
    IndexTermNowhere { term: String, nearest: Option<String> } = "Y0155" Warning Content,
        format!("书里没有词条“{term}”，这条记录不起作用"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => format!("在它出现的地方写 [[#{term}]]；只是指向别的词条，就写“见”。"),
        };
    /// A sort key with what is no syllable.
    SortKeyInvalid { typed: String, part: String } = "Y0156" Error Content,
        format!("排序音“{typed}”里的“{part}”不是一个音节"),
        "写不带声调的拼音，音节之间空一格，例如“zeng mou”；也可以写同音的汉字。";

    /// A font file that is not there.
    FontMissing { name: String, nearest: Option<String> } = "Y0160" Error Configuration,
        format!("找不到字体文件“{name}”"),
        match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？"),
            None => "把 .ttf 文件放进 assets 文件夹，从 assets 写起，例如“assets/fonts/serif.ttf”。".to_owned(),
        };
    /// A font that cannot be used.
    FontUnusable { file: String, flaw: FontFlaw } = "Y0161" Error Configuration,
        format!("字体“{file}”不能用：{}", font_message(flaw)),
        font_hint(flaw);
    /// A font whose maker does not allow it.
    FontForbidden { file: String, flaw: FontFlaw } = "Y0162" Error Configuration,
        format!("字体“{file}”不许放到网站上：{}", font_message(flaw)),
        font_hint(flaw);
    /// Characters that a font lacks.
    FontLacks { role: String, shown: String, count: usize } = "Y0163" Warning Configuration,
        format!("“{role}”缺 {count} 个书里用到的字：{shown}{}", if *count > shown.chars().count() { "……" } else { "" }),
        "这些字用读者自己的字体显示。要它们一样，就换字数多的字体。";
    /// Two fonts for one weight.
    FontTwice { file: String, other: String, weight: u16 } = "Y0164" Error Configuration,
        format!("“{file}”和“{other}”的粗细都是 {weight}"),
        "同一种粗细只写一个文件。";

    /// An output folder that is somebody else's.
    OutputForeign { folder: String } = "Y0090" Error Configuration,
        format!("输出文件夹 {folder} 里已有别的文件，不是 yearbook 生成的，没有动它"),
        "用 --out 换一个新的或空的文件夹。";
    /// A file in the way.
    OutputOccupied { route: String } = "Y0091" Error Configuration,
        format!("输出文件夹里的“{route}”不是 yearbook 生成的，网站却也有这个文件；没有覆盖它"),
        "把那个文件移走，再生成一次。";
    /// The output folder holds the yearbook, or stands among its sources.
    OutputInside { folder: String } = "Y0092" Error Configuration,
        format!("输出文件夹 {folder} 和年鉴的原稿混在一起"),
        "输出文件夹不能是年鉴的文件夹本身或它的上级，也不能在 content、assets、themes 里面。";
    /// The disk refuses.
    WriteFailed { path: String, reason: String } = "Y0093" Error Environment,
        format!("写不进 {path}：{reason}"),
        "检查磁盘空间、写入权限，以及文件是否正被别的程序占用。";
    /// A value of a chart that is no number.
    ChartCell { cell: String, value: String } = "Y0167" Error Content,
        format!("{cell}是“{value}”，不是一个数，画不成图"),
        "换成数；或者用“栏目”“行”“编号”只画有数的。";
    /// More than can be told apart in one chart.
    ChartCrowded { found: usize, most: usize, what: &'static str } = "Y0168" Error Content,
        format!("一个图里要画 {found} {what}，看不清；最多 {most} {what}"),
        "用“栏目”“行”“编号”挑出要比的，或者拆成几个图；线多了，也可以写“分图: 是”。";
    /// Lines through what does not follow on each other.
    ChartNoPeriods { name: String } = "Y0169" Error Content,
        format!("折线画的是先后变化，“{name}”却不是时期"),
        "换成“样式: 横条”；是时期的，写成“2023年”“2023年9月”。";
    /// Figures of several units on one scale.
    ChartUnits { one: String, other: String } = "Y0170" Error Content,
        format!("{one}和{other}的单位不同，不能用同一把尺子量"),
        "一个图里只画单位相同的数，单位不同的另画一个图；“历年”的数不写样式，就各画各的。";
    /// Parts that are not their whole.
    ChartShares { sum: String, whole: String } = "Y0171" Error Content,
        format!("各部分加起来是 {sum}，全体却是 {whole}"),
        "核对各数。部分没有列全的，补上“其他”；各部分可以重叠的，不是构成，换成“样式: 横条”。";
    /// A form that does not suit what it is to show.
    ChartUnfit { form: &'static str, reason: String, hint: &'static str } = "Y0172" Error Content,
        format!("画不成“{form}”：{reason}"),
        *hint;

    /// A title that is too long.
    TitleLong { length: usize, limit: usize } = "Y0250" Note Content,
        format!("标题太长：{length} 个字"),
        format!("年鉴的标题简短，最好不超过 {limit} 个字；次要的话写进副标题或者正文。");
    /// A mark in a title.
    TitlePunctuation { sign: String } = "Y0251" Note Content,
        format!("标题里有“{sign}”"),
        "标题是一个短语，不用逗号、句号一类的标点；两句话之间空一格，或者拆成标题和副标题。";
    /// A half-width mark in Chinese text.
    PunctuationWidth { typed: String, better: String } = "Y0252" Note Content,
        format!("中文里用了半角的“{typed}”"),
        format!("改成全角的“{better}”。");
    /// A mark of the wrong form.
    PunctuationForm { typed: String, better: String } = "Y0253" Note Content,
        format!("“{typed}”的写法不合规范"),
        format!("改成“{better}”。");
    /// A mark without its partner.
    MarkUnpaired { mark: String, partner: String } = "Y0254" Note Content,
        format!("“{mark}”没有配对"),
        format!("这一段里补上“{partner}”，或者删去它。");
    /// Straight quotes.
    QuotesStraight { typed: String, better: String } = "Y0255" Note Content,
        format!("中文里用了直引号：{typed}"),
        format!("改成{better}。");
    /// A number that is not written as it should be.
    NumberForm { typed: String, better: String, fault: NumberFault } = "Y0256" Note Content,
        format!("“{typed}”：{}", number_message(*fault)),
        match fault {
            NumberFault::Fewer => "写减少了几成、百分之几，或者减少到几分之几。".to_owned(),
            NumberFault::Twice => "两个词留一个。".to_owned(),
            NumberFault::ShortYear => format!("写成“{better}”，世纪不对就改对。"),
            _ => format!("改成“{better}”。"),
        };
    /// A word that dates nothing.
    TimeVague { word: String } = "Y0257" Note Content,
        format!("“{word}”说不清是什么时候：年鉴要看很多年"),
        "写出年份或者日期，例如“2023年”“2023年9月”。";
    /// A short name that the book does not declare.
    ShortNameUndeclared { short: String } = "Y0258" Note Content,
        format!("简称“{short}”只在这一篇里说明"),
        "在 yearbook.yaml 的“简称”里加上它和全称，版权页就有一张全书的简称表。";
    /// Two names that are probably one.
    NamesAlike { name: String, other: String, elsewhere: String } = "Y0259" Note Content,
        format!("“{name}”和“{other}”（{elsewhere}）很像，也许是同一个名称写成了两样"),
        "核对哪一个对，改成一样的；确实是两个，就不必理会。";
    /// A photograph that is too small.
    PhotoSmall { width: u32, height: u32 } = "Y0260" Note Content,
        format!("照片太小（{width} × {height} 像素），放大就模糊"),
        "换一张长边不小于 1200 像素的原图；微信里传的，发送时选“原图”。";
}
