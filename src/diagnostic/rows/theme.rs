//! `yearbook.yaml` and the theme: what can be wrong, and what to do (Y0080 to Y0182).

rows! { $ theme
    /// No `yearbook.yaml`.
    ConfigMissing { folder: String } = "Y0080" Error Configuration,
        zh: format!("在 {folder} 和它的上级文件夹里都没有找到 yearbook.yaml"),
            "进入年鉴所在的文件夹再运行，或用“yearbook init 文件夹名”新建一部年鉴。";
        en: format!("there is no yearbook.yaml in {folder} or in any folder above it"),
            "Go to the yearbook’s folder and run the command again, or make a new yearbook with “yearbook init FOLDER”.";
    /// A `base_url` that is no web address.
    BaseUrlInvalid { value: String } = "Y0081" Error Configuration,
        zh: format!("“网址”的值“{value}”不是完整的网址"),
            "写成 https://域名/ 或 https://域名/文件夹/，只用英文字母、数字和符号；中文域名写它以 xn-- 开头的形式。";
        en: format!("“{value}”, the value of “base_url”, is not a full web address"),
            "Write https://host/ or https://host/folder/ in ASCII letters, digits and signs; write a Chinese host name in the form that begins with xn--.";
    /// No `base_url`.
    BaseUrlMissing = "Y0082" Note Configuration,
        zh: "没有写“网址”（base_url），所以不生成订阅源、站点地图和分享用的完整网址",
            "网站的地址定下来以后，在 yearbook.yaml 里写“网址: https://……/”。";
        en: "“base_url” is not given, so there is no feed, no site map and no full address for shared links",
            "When you know where the website will be, write “base_url: https://…/” in yearbook.yaml.";
    /// A theme that is not there.
    ThemeMissing { name: String, known: Words } = "Y0083" Error Configuration,
        zh: format!("没有名为“{name}”的主题"),
            format!("可用的主题：{known}；自己的主题放在 themes/{name}/ 里。");
        en: format!("there is no theme “{name}”"),
            format!("There are these themes: {known}. A theme of your own belongs in themes/{name}/.");
    /// Themes that extend each other.
    ThemeCircle { name: String } = "Y0084" Error Configuration,
        zh: format!("主题“{name}”绕了一圈又扩展到它自己"),
            "改正 theme.yaml 里的“扩展”。";
        en: format!("the theme “{name}” extends itself in a circle"),
            "Correct “extends” in theme.yaml.";
    /// A template that does not work.
    TemplateBroken { reason: Words, advice: Words, pages: Words } = "Y0085" Error Configuration,
        zh: format!("模板出错{pages}：{reason}"),
            advice;
        en: format!("mistake in a template{pages}: {reason}"),
            advice;
    /// A value in `theme.yaml` outside its bounds.
    ThemeValue { key: Words, allowed: Words } = "Y0086" Error Configuration,
        zh: format!("“{key}”的值应当是{allowed}"),
            format!("改写“{key}:”后面的内容。");
        en: format!("the value of “{key}” should be {allowed}"),
            format!("Change what stands after “{key}:”.");
    /// A value of `theme.yaml` that is no colour.
    ColourInvalid { value: String } = "Y0176" Error Configuration,
        zh: format!("“{value}”不是颜色"),
            "写 # 和六个（或三个）十六进制数字，前后加英文双引号，如 \"#a8321f\"；透明的颜色不能用。";
        en: format!("“{value}” is not a colour"),
            "Write # and six (or three) hexadecimal digits in double quotes, such as \"#a8321f\". Colours cannot be transparent.";
    /// A colour that the theme does not have.
    ColourUnknown { name: String, nearest: Option<String>, known: Words } = "Y0177" Error Configuration,
        zh: format!("这个主题没有叫“{name}”的颜色"),
            zh_meant(nearest, &format!("它的颜色有：{known}"));
        en: format!("this theme has no colour “{name}”"),
            en_meant(nearest, &format!("It has these colours: {known}."));
    /// Text that is hard to read.
    ColourFaint { scheme: Words, text: String, ground: String, ratio: String } = "Y0178" Warning Configuration,
        zh: format!("{scheme}下，文字的颜色“{text}”在“{ground}”上的对比度是 {ratio}，不到 4.5:1"),
            "字会看不清：把其中一种改得再深些或再浅些。4.5:1 是 WCAG 2.2 对文字的要求（AA 级）。";
        en: format!("{scheme}, text in “{text}” on “{ground}” has a contrast of {ratio}, less than 4.5:1"),
            "It will be hard to read: make one of them darker or lighter. WCAG 2.2 asks for 4.5:1 (level AA).";
    /// A logo that is not there.
    LogoMissing { name: String, nearest: Option<String> } = "Y0179" Error Configuration,
        zh: format!("找不到标志“{name}”"),
            zh_meant(nearest, "放进主题的 static 文件夹或年鉴的 assets 文件夹，写文件名，后缀也要写。");
        en: format!("there is no logo “{name}”"),
            en_meant(nearest, "Put it into the theme’s folder static or the yearbook’s assets, and write its file name with the extension.");
    /// A section that no cover has.
    CoverSection { name: String, nearest: Option<String>, known: Words } = "Y0180" Error Configuration,
        zh: format!("封面没有“{name}”这一栏"),
            zh_meant(nearest, &format!("可以写：{known}"));
        en: format!("the cover has no section “{name}”"),
            en_meant(nearest, &format!("These can be written: {known}."));
    /// A part on the cover that the book does not have.
    CoverPart { title: String, nearest: Option<String>, known: Words } = "Y0181" Error Configuration,
        zh: format!("书里没有“{title}”这个类目，封面上列不出来"),
            zh_meant(nearest, &format!("写类目的标题；有的是：{known}"));
        en: format!("the book has no part “{title}”, so the cover cannot list it"),
            en_meant(nearest, &format!("Write the title of a part. There are: {known}."));
    /// A component that the program calls and no template defines.
    ComponentMissing { name: &'static str, call: String } = "Y0182" Error Configuration,
        zh: format!("没有一个模板定义了程序要用的组件“{name}”"),
            format!("在 components.html 里写：{{% component {call} %}} … {{% endcomponent {name} %}}；各组件显示什么，见 themes/README.md。");
        en: format!("no template defines the component “{name}”, which the program calls"),
            format!("Write in components.html: {{% component {call} %}} … {{% endcomponent {name} %}}. What each component shows is told in themes/README.md.");
}
